import assert from 'node:assert/strict';
import fc from 'fast-check';
import { EditBatch } from '../../../../src/core/annotation/anchoring/editBatch';

describe('carrying a span through edits', () => {
  const cases: [name: string, start: number, end: number, newLength: number, expected: [number, number] | null][] = [
    ['typing before it', 2, 2, 3, [13, 23]],
    ['typing at its start', 10, 10, 3, [13, 23]],
    ['typing inside', 12, 12, 3, [10, 23]],
    ['typing at its end', 20, 20, 3, [10, 20]],
    ['typing after it', 30, 30, 3, [10, 20]],
    ['deleting inside', 12, 14, 0, [10, 18]],
    ['deleting across its start', 5, 12, 0, [5, 13]],
    ['deleting across its end', 18, 25, 0, [10, 18]],
    ['typing over its end', 18, 25, 1, [10, 18]],
    ['a longer text inserted across its start', 5, 12, 40, null],
    ['a longer text inserted across its end', 18, 25, 40, null],
    ['a longer text inserted inside', 12, 14, 40, [10, 58]],
    ['replacing exactly it', 10, 20, 4, [10, 14]],
    ['deleting all of it', 10, 20, 0, null],
    ['deleting more than it', 5, 25, 0, null],
  ];
  for (const [name, start, end, newLength, expected] of cases) {
    it(name, () => {
      const { span } = new EditBatch([{ start, end, text: 'x'.repeat(newLength) }]).carry({ start: 10, end: 20 });
      assert.deepEqual(span && [span.start, span.end], expected);
    });
  }

  it('gives the same for simultaneous edits, in any order, as for one after the other', () => {
    const edit = fc.record({ gap: fc.nat(6), length: fc.nat(4), text: fc.string({ maxLength: 3 }) });
    fc.assert(
      fc.property(
        fc.array(edit, { maxLength: 8 }),
        fc.nat(40),
        fc.integer({ min: 1, max: 15 }),
        (parts, at, length) => {
          let offset = 0;
          const edits = parts.map(({ gap, length, text }) => {
            const start = offset + gap + 1;
            offset = start + length;
            return { start, end: offset, text };
          });
          const span = { start: at, end: at + length };
          const together = new EditBatch([...edits].reverse()).carry(span).span;
          let carried: typeof span | null = span;
          for (const one of [...edits].reverse()) carried = carried && new EditBatch([one]).carry(carried).span;
          assert.deepEqual(together, carried);
        },
      ),
    );
  });

  it('encloses a region with all text inserted in it and at its ends, and never loses it', () => {
    const cases: [start: number, end: number, text: string, expected: [number, number]][] = [
      [2, 4, '', [8, 18]],
      [10, 10, 'abc', [10, 23]],
      [20, 20, 'abc', [10, 23]],
      [5, 12, 'a', [5, 14]],
      [5, 25, '', [5, 5]],
      [30, 31, 'abc', [10, 20]],
    ];
    for (const [start, end, text, expected] of cases) {
      const region = new EditBatch([{ start, end, text }]).enclose({ start: 10, end: 20 });
      assert.deepEqual([region.start, region.end], expected);
    }
  });
});
