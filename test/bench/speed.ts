/**
 * Run as `node out/test/speed.js TEXT…`, bundled like the released code.
 *
 * Measures the speed of parse, analysis and extract as a multiple of wink-nlp's whole pipeline (tokens, sentences, negation,
 * sentiment, entities, parts of speech) on the same texts in the same run: a ratio is less noisy than seconds.
 */
import fs from 'node:fs';
import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import { parse } from '../../src/core/article/parse';
import { extractArticle } from '../../src/core/interchange/extract';
import { LineIndex } from '../../src/core/text/lines';
import { analyse } from '../unit/analyse';

const ROUNDS = 5;

function ours(text: string): void {
  const seed = parse(text);
  const lines = new LineIndex(seed.text);
  for (const article of seed.articles)
    JSON.stringify(
      extractArticle({ file: 'a.txt', text: seed.text, lines, problems: seed.problems }, analyse(seed.text, article)),
    );
}

function milliseconds(texts: readonly string[], run: (text: string) => void): number {
  const begin = performance.now();
  for (const text of texts) run(text);
  return performance.now() - begin;
}

const texts = process.argv.slice(2).map(file => fs.readFileSync(file, 'utf8'));
const wink = winkNLP(model);
const best = { ours: Number.POSITIVE_INFINITY, theirs: Number.POSITIVE_INFINITY };
// Alternating, so that a busy minute slows both.
for (let round = 0; round < ROUNDS; round++) {
  best.theirs = Math.min(
    best.theirs,
    milliseconds(texts, text => void wink.readDoc(text)),
  );
  best.ours = Math.min(best.ours, milliseconds(texts, ours));
}
const megabytes = texts.reduce((sum, text) => sum + text.length, 0) / 1e6;
const rate = (ms: number): string => ((1000 * megabytes) / ms).toFixed(2);
console.log(
  `extract ${rate(best.ours)} MB/s, wink-nlp ${rate(best.theirs)} MB/s: ${(best.theirs / best.ours).toFixed(2)} times its speed`,
);
