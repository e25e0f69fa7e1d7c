import assert from 'node:assert/strict';
import fc from 'fast-check';
import { MAX_THREADS, planThreads } from '../../../src/core/view/threadPlan';

const place = (line: number) => ({ id: `n${line}`, line });
const places = (count: number) => Array.from({ length: count }, (_, line) => place(line));
const none = () => false;

describe('the plan of note threads', () => {
  const table: [what: string, visible: [number, number][], near: number[]][] = [
    ['what is visible and a screen around it', [[40, 42]], [37, 38, 39, 40, 41, 42, 43, 44, 45]],
    [
      'what is visible in any editor',
      [
        [0, 1],
        [90, 90],
      ],
      [0, 1, 2, 3, 89, 90, 91],
    ],
    ['nothing of a hidden file', [], []],
  ];
  for (const [what, visible, expected] of table) {
    it(`has near it ${what}`, () => {
      const lines = visible.map(([first, last]) => ({ first, last }));
      const { near } = planThreads(places(100), lines, none, none);
      assert.deepEqual(
        [...near].map(id => Number(id.slice(1))).sort((a, b) => a - b),
        expected,
      );
    });
  }

  it('begins with what is on the screen', () => {
    const { near } = planThreads(places(100), [{ first: 50, last: 52 }], none, none);
    assert.deepEqual(near.slice(0, 3), ['n50', 'n51', 'n52']);
  });

  it('keeps what is made of a hidden file up to date, and gives nothing of it up', () => {
    const plan = planThreads(places(1000), [], () => true, none);
    assert.deepEqual([plan.near.length, plan.far.length, plan.surplus.length], [0, 1000, 0]);
  });

  it('wants no more than it may, gives up what is farthest, and never what is pinned', () => {
    const line = fc.nat(3000);
    const editors = fc.array(
      fc.tuple(line, fc.nat(60)).map(([first, height]) => ({ first, last: first + height })),
      { minLength: 1, maxLength: 3 },
    );
    const notes = fc.uniqueArray(fc.tuple(line, fc.boolean(), fc.boolean()), {
      maxLength: 600,
      selector: ([at]) => at,
    });
    fc.assert(
      fc.property(notes, editors, (all, visible) => {
        const made = new Set(all.filter(([, isMade]) => isMade).map(([at]) => `n${at}`));
        const pinned = new Set(all.filter(([, isMade, isPinned]) => isMade && isPinned).map(([at]) => `n${at}`));
        const plan = planThreads(
          all.map(([at]) => place(at)),
          visible,
          id => made.has(id),
          id => pinned.has(id),
        );
        const kept = [...plan.near, ...plan.far];
        assert.ok(kept.filter(id => !made.has(id)).length <= MAX_THREADS);
        assert.ok(plan.near.length <= MAX_THREADS);
        for (const id of made) assert.equal(kept.includes(id), !plan.surplus.includes(id), id);
        for (const id of plan.surplus) assert.ok(made.has(id) && !pinned.has(id));
        const distance = (id: string) =>
          Math.min(
            ...visible.map(({ first, last }) => Math.max(first - Number(id.slice(1)), Number(id.slice(1)) - last, 0)),
          );
        for (const list of [plan.near, plan.far, [...plan.surplus].reverse()]) {
          const distances = list.map(distance);
          assert.deepEqual(
            distances,
            [...distances].sort((a, b) => a - b),
          );
        }
      }),
      { numRuns: 200 },
    );
  });
});
