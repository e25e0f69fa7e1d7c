import assert from 'node:assert/strict';
import { parse } from '../../../src/core/article/parse';
import { HOSTILE, plain } from '../../bench/hostileInputs';
import { LONGEST_TEST } from '../../patience';
import { analyse } from '../analyse';
import { cpuTime } from '../cpuTime';
import { assertLinear, type Counts, countWork } from '../work';
import { PLAIN } from './hostile.work';

const SIZE = 60_000;
/** How many times the work of plain text an input of the same size may make. */
const MOST = 14;
/** A busy machine disturbs one measurement of time, not all: what is quadratic is too slow each time. */
const TRIES = 5;

function milliseconds(text: string): number {
  const begin = cpuTime();
  const seed = parse(text);
  for (const article of seed.articles) analyse(seed.text, article);
  return cpuTime() - begin;
}

describe('hostile input', function () {
  this.timeout(LONGEST_TEST);
  let counts: Counts = {};
  let usual = 0;
  before(async () => {
    counts = await countWork('analysis/hostile.work.ts');
    milliseconds(plain(SIZE));
    usual = milliseconds(plain(SIZE));
  });

  it('is measured against plain text, which makes work itself', () => {
    assert.ok(counts[PLAIN][0] > 1_000_000, String(counts[PLAIN]));
    assertLinear(counts[PLAIN]);
  });

  for (const [name, make] of HOSTILE) {
    it(`makes work in proportion to its size, and no more than a small multiple of plain text's: ${name}`, () => {
      assertLinear(counts[name]);
      assert.ok(counts[name][0] < MOST * counts[PLAIN][0], `${counts[name]} against ${counts[PLAIN]} blocks`);
      // What a regular expression does inside is no block: its time counts.
      let best = Number.POSITIVE_INFINITY;
      for (let i = 0; i < TRIES && best >= Math.max(12 * usual, 400); i++)
        best = Math.min(best, milliseconds(make(SIZE)));
      assert.ok(best < Math.max(12 * usual, 400), `${best.toFixed(0)} ms against ${usual.toFixed(0)} ms`);
    });
  }
});
