/**
 * How fast parse, analysis and extract are, as a multiple of wink-nlp's whole pipeline (tokens, sentences, negation,
 * sentiment, entities, parts of speech) on the same texts in the same run: machines are noisy, a ratio is less so.
 */
import { createRequire } from 'node:module';
import { analyse } from '../../src/core/analysis/analyse';
import { parse } from '../../src/core/article/parse';
import { extractArticle } from '../../src/core/interchange/extract';
import { LineIndex } from '../../src/core/text/lines';
import { type Corpora, goldOf, textOf } from './corpora';

const load = createRequire(__filename);
const ROUNDS = 5;

export function compareSpeed(where: Corpora, set: string): void {
  const texts = goldOf(where, set).map(({ file }) => textOf(where, set, file));
  const wink = load('wink-nlp')(load('wink-eng-lite-web-model'));
  const ours = (text: string): void => {
    const seed = parse(text);
    const lines = new LineIndex(seed.text);
    for (const article of seed.articles)
      JSON.stringify(extractArticle('a.txt', seed.text, lines, analyse(seed.text, article), seed.problems));
  };
  const theirs = (text: string): void => void wink.readDoc(text);
  const best = { ours: Number.POSITIVE_INFINITY, theirs: Number.POSITIVE_INFINITY };
  // By turns, so that a busy minute slows both.
  for (let round = 0; round < ROUNDS; round++) {
    best.theirs = Math.min(best.theirs, milliseconds(texts, theirs));
    best.ours = Math.min(best.ours, milliseconds(texts, ours));
  }
  const megabytes = texts.reduce((sum, text) => sum + text.length, 0) / 1e6;
  const rate = (ms: number): string => ((1000 * megabytes) / ms).toFixed(2);
  console.log(
    `speed on ${set}: extract ${rate(best.ours)} MB/s, wink-nlp ${rate(best.theirs)} MB/s: ${(best.theirs / best.ours).toFixed(2)} times its speed`,
  );
}

function milliseconds(texts: readonly string[], run: (text: string) => void): number {
  const begin = performance.now();
  for (const text of texts) run(text);
  return performance.now() - begin;
}
