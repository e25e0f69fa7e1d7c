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

const ROUNDS = 8;

function ours(text: string): void {
  const seed = parse(text);
  const lines = new LineIndex(seed.text);
  for (const article of seed.articles)
    JSON.stringify(
      extractArticle({ file: 'a.txt', text: seed.text, lines, problems: seed.problems }, analyse(seed.text, article)),
    );
}

/** Processor time by text, the least of all rounds: a busy machine slows the long ones more by the clock. */
class Least {
  private readonly milliseconds: number[];

  constructor(
    private readonly texts: readonly string[],
    private readonly run: (text: string) => void,
  ) {
    this.milliseconds = texts.map(() => Number.POSITIVE_INFINITY);
  }

  round(): void {
    for (const [i, text] of this.texts.entries()) {
      const begin = process.cpuUsage();
      this.run(text);
      const { user, system } = process.cpuUsage(begin);
      this.milliseconds[i] = Math.min(this.milliseconds[i] as number, (user + system) / 1000);
    }
  }

  get total(): number {
    return this.milliseconds.reduce((sum, ms) => sum + ms, 0);
  }
}

const texts = process.argv.slice(2).map(file => fs.readFileSync(file, 'utf8'));
const wink = winkNLP(model);
const theirs = new Least(texts, text => void wink.readDoc(text));
const own = new Least(texts, ours);
// Alternating, so that a busy minute slows both.
for (let round = 0; round < ROUNDS; round++) {
  theirs.round();
  own.round();
}
const megabytes = texts.reduce((sum, text) => sum + text.length, 0) / 1e6;
const rate = (ms: number): string => ((1000 * megabytes) / ms).toFixed(2);
console.log(
  `extract ${rate(own.total)} MB/s, wink-nlp ${rate(theirs.total)} MB/s: ${(theirs.total / own.total).toFixed(2)} times its speed`,
);
