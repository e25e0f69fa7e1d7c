import assert from 'node:assert/strict';
import { parse } from '../../../src/core/article/parse';
import { HOSTILE, plain } from '../../bench/hostileInputs';
import { LONGEST_TEST } from '../../patience';
import { analyse } from '../analyse';
import { cpuTime } from '../cpuTime';
import { assertLinear, type Counts, countWork } from '../work';
import { PLAIN } from './hostile.work';

const SIZE = 60_000;
/** Maximum work for an input, as a multiple of the work for plain text of the same size. */
const MOST = 14;
/** A busy machine disturbs single measurements. Quadratic work is too slow in all of them. */
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

  it('is compared with plain text, whose work is not zero', () => {
    assert.ok(counts[PLAIN][0] > 1_000_000, String(counts[PLAIN]));
    assertLinear(counts[PLAIN]);
  });

  for (const [name, make] of HOSTILE) {
    it(`takes linear work, a small multiple of plain text's at most: ${name}`, () => {
      assertLinear(counts[name]);
      assert.ok(counts[name][0] < MOST * counts[PLAIN][0], `${counts[name]} against ${counts[PLAIN]} blocks`);
      // Work inside a regular expression is not counted in blocks, so time is measured, too.
      let best = Number.POSITIVE_INFINITY;
      for (let i = 0; i < TRIES && best >= Math.max(12 * usual, 400); i++)
        best = Math.min(best, milliseconds(make(SIZE)));
      assert.ok(best < Math.max(12 * usual, 400), `${best.toFixed(0)} ms against ${usual.toFixed(0)} ms`);
    });
  }
});
