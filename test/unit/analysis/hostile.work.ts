import { parse } from '../../../src/core/article/parse';
import { HOSTILE, plain } from '../../bench/hostileInputs';
import { analyse } from '../analyse';
import type { Cases } from '../work';

export const PLAIN = 'plain text';

const caseOf = (make: (size: number) => string) => ({
  sizes: [8_000, 16_000],
  prepare: (size: number) => {
    const text = make(size);
    return () => {
      const seed = parse(text);
      for (const article of seed.articles) analyse(seed.text, article);
    };
  },
});

export const CASES: Cases = Object.fromEntries([
  [PLAIN, caseOf(plain)],
  ...HOSTILE.map(([name, make]) => [name, caseOf(make)]),
]);
