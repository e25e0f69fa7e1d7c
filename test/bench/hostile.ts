/**
 * Runs the parser and the analysis on a megabyte of each hostile input, and compares the time with that of plain text.
 * Fails if one takes more than eight times as long: everything is meant to be linear.
 */

import { createAnalyser } from '../../src/core/analysis/analyser';
import { TRAINED } from '../../src/core/analysis/trained';
import { articleText } from '../../src/core/article/articleText';
import { parse } from '../../src/core/article/parse';
import { HOSTILE, plain } from './hostileInputs';

const SIZE = Number(process.env.SEED_HOSTILE_SIZE ?? 1_000_000);
const MOST = 8;
const analyser = createAnalyser(TRAINED);

/** Milliseconds: the total, and the longest step. */
function time(text: string): { all: number; step: number } {
  const begin = performance.now();
  const seed = parse(text);
  let longest = 0;
  for (const article of seed.articles) {
    const steps = analyser.steps(articleText(seed.text, article));
    for (;;) {
      const from = performance.now();
      const { done } = steps.next();
      longest = Math.max(longest, performance.now() - from);
      if (done) break;
    }
  }
  return { all: performance.now() - begin, step: longest };
}

time(plain(SIZE));
const usual = time(plain(SIZE));
console.log(
  `${'plain text'.padEnd(30)} ${usual.all.toFixed(0).padStart(7)} ms  longest step ${usual.step.toFixed(0)} ms`,
);
let failed = 0;
for (const [name, make] of HOSTILE) {
  const { all, step } = time(make(SIZE));
  const times = all / usual.all;
  if (times > MOST) failed++;
  console.log(
    `${name.padEnd(30)} ${all.toFixed(0).padStart(7)} ms  longest step ${step.toFixed(0)} ms  ×${times.toFixed(1)}${times > MOST ? '  TOO SLOW' : ''}`,
  );
}
process.exitCode = failed > 0 ? 1 : 0;
