import assert from 'node:assert/strict';
import { parse } from '../../../src/core/article/parse';
import { HOSTILE, plain } from '../../bench/hostileInputs';
import { analyse } from '../analyse';
import { cpuTime } from '../cpuTime';

const SIZE = 60_000;

function milliseconds(text: string): number {
  const begin = cpuTime();
  const seed = parse(text);
  for (const article of seed.articles) analyse(seed.text, article);
  return cpuTime() - begin;
}

describe('hostile input', function () {
  this.timeout(20_000);
  let usual = 0;
  before(() => {
    milliseconds(plain(SIZE));
    usual = milliseconds(plain(SIZE));
  });
  for (const [name, make] of HOSTILE) {
    it(`takes no more than a small multiple of plain text's time: ${name}`, () => {
      const best = Math.min(milliseconds(make(SIZE)), milliseconds(make(SIZE)));
      // The floor absorbs the noise of a busy machine; anything quadratic is far above both.
      assert.ok(best < Math.max(12 * usual, 400), `${best.toFixed(0)} ms against ${usual.toFixed(0)} ms`);
    });
  }
});
