import assert from 'node:assert/strict';
import fc from 'fast-check';
import { BoundedHold, MAX_HOLD } from '../../../src/worker/corpus/boundedHold';

/** A clock that goes on by hand, with the callbacks that wait for it. */
class Clock {
  time = 0;
  private waiting: { readonly at: number; readonly callback: () => void }[] = [];
  readonly now = (): number => this.time;
  readonly later = (callback: () => void, delay: number): void => {
    this.waiting.push({ at: this.time + Math.max(1, delay), callback });
  };

  goOn(ms: number): void {
    const end = this.time + ms;
    for (;;) {
      this.waiting.sort((a, b) => a.at - b.at);
      const next = this.waiting[0];
      if (!next || next.at > end) break;
      this.waiting.shift();
      this.time = next.at;
      next.callback();
    }
    this.time = end;
  }
}

describe('the hold of indexing', () => {
  let clock: Clock;
  let hold: BoundedHold;
  /** How long it was on, in milliseconds. */
  let held: number;
  let began: number | null;

  beforeEach(() => {
    [clock, held, began] = [new Clock(), 0, null];
    hold = new BoundedHold(clock, () => {
      if (hold.isOn) began = clock.time;
      else held += clock.time - (began as number);
    });
  });
  const heldUntilNow = (): number => held + (hold.isOn ? clock.time - (began as number) : 0);

  it('is on as long as it is wanted', () => {
    hold.want(true);
    assert.ok(hold.isOn);
    clock.goOn(800);
    hold.want(false);
    assert.ok(!hold.isOn);
    clock.goOn(10_000);
    assert.equal(held, 800);
  });

  it('ends by itself after some seconds', () => {
    hold.want(true);
    clock.goOn(MAX_HOLD - 10);
    assert.ok(hold.isOn);
    clock.goOn(20);
    assert.ok(!hold.isOn);
  });

  it('is on all the while that a person opens five articles, one each second', () => {
    for (let i = 0; i < 5; i++) {
      hold.want(true);
      clock.goOn(600);
      assert.ok(hold.isOn);
      hold.want(false);
      clock.goOn(400);
    }
  });

  it('lets work go on for most of the time, however often it is wanted', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ max: 2_000, min: 1 }), fc.integer({ max: 300, min: 0 }))), times => {
        [clock, held, began] = [new Clock(), 0, null];
        hold = new BoundedHold(clock, () => {
          if (hold.isOn) began = clock.time;
          else held += clock.time - (began as number);
        });
        for (const [wanted, pause] of times) {
          hold.want(true);
          clock.goOn(wanted);
          hold.want(false);
          clock.goOn(pause);
        }
        assert.ok(heldUntilNow() <= MAX_HOLD + clock.time / 3 + 1);
      }),
    );
  });

  it('says only when it changes', () => {
    let changes = 0;
    const counted = new BoundedHold(clock, () => changes++);
    for (const isWanted of [false, true, true, false, false]) counted.want(isWanted);
    assert.equal(changes, 2);
  });
});
