/** The floor of the coverage: what counts as executed, and when it has fallen. */
import assert from 'node:assert/strict';
import { transformSync } from 'esbuild';
import { inlineMapOf, placesOf } from '../../scripts/coverage/executed';
import {
  fallen,
  isMeasured,
  type Lines,
  linesByFile,
  linesByLayer,
  merged,
  raised,
  uncoveredIn,
} from '../../scripts/coverage/floor';

const SOURCE = `interface Shape { readonly side: number }

export function area(shape: Shape): number {
  if (shape.side < 0)
    throw new Error('no such shape');
  return shape.side ** 2;
}
`;
const { code } = transformSync(SOURCE, { loader: 'ts', sourcemap: 'inline', sourcefile: 'area.ts' });
const map = inlineMapOf(code) ?? '';
const thrown = code.indexOf('throw');

const all = { startOffset: 0, endOffset: code.length, count: 1 };
const inner = { startOffset: thrown, endOffset: code.indexOf(';', thrown) + 1, count: 0 };

const places = (lines: readonly number[], executed: readonly boolean[]) => ({ lines, executed });

describe('the coverage', () => {
  it('finds the lines of the source that were not executed', () => {
    assert.deepEqual([...uncoveredIn(placesOf(code, map, [[all, inner]]))], [4]);
    assert.deepEqual([...uncoveredIn(placesOf(code, map, [[inner, all]]))], [4], 'in any order');
    assert.deepEqual([...uncoveredIn(placesOf(code, map, [[all]]))], []);
    const none = placesOf(code, map, [[{ ...all, count: 0 }]]);
    assert.equal(uncoveredIn(none).size, new Set(none.lines).size);
    assert.ok(!none.lines.includes(0), 'a type has no code');
  });

  it('knows code without a map', () => {
    assert.equal(inlineMapOf('const a = 1;\n'), null);
  });

  it('joins what several processes have executed', () => {
    const joined = merged('a.ts', places([0, 1, 1], [true, false, true]), places([0, 1, 1], [false, true, false]));
    assert.deepEqual([...uncoveredIn(joined)], []);
    assert.throws(() => merged('a.ts', places([0], [true]), places([0, 1], [true, true])), /a\.ts was not the same/);
  });

  it('counts a line only if all of its code was executed', () => {
    const files = linesByFile(
      new Map([
        ['src/core/view/d.ts', places([0], [false])],
        ['src/core/text/a.ts', places([0, 1, 1, 2], [true, true, false, true])],
        ['src/core/text/b/c.ts', places([4], [true])],
        ['src/core/text/types.ts', places([], [])],
      ]),
    );
    assert.deepEqual(
      [...files],
      [
        ['src/core/text/a.ts', { all: 3, uncovered: 1 }],
        ['src/core/text/b/c.ts', { all: 1, uncovered: 0 }],
        ['src/core/view/d.ts', { all: 1, uncovered: 1 }],
      ],
    );
    assert.deepEqual(Object.fromEntries(linesByLayer(files)), {
      text: { all: 4, uncovered: 1 },
      view: { all: 1, uncovered: 1 },
    });
  });

  it('measures the core alone', () => {
    assert.ok(isMeasured('src/core/text/span.ts'));
    assert.deepEqual(
      ['src/cli/main.ts', 'node_modules/yaml/dist/index.js', '../src/core/text/a.ts'].filter(isMeasured),
      [],
    );
  });

  const A = 'src/core/text/a.ts';
  const B = 'src/core/view/b.ts';
  /** Large, so that the whole core does not fall with one file. */
  const rest: [string, Lines] = ['src/core/text/rest.ts', { all: 10_000, uncovered: 0 }];

  for (const [what, all, uncovered, recorded, isFallen] of [
    ['as recorded', 50, 20, 20, false],
    ['better', 50, 3, 20, false],
    ['a few lines less', 50, 28, 20, false],
    ['more than a few', 50, 29, 20, true],
    ['a tenth of a long file', 400, 60, 20, false],
    ['more than a tenth', 400, 61, 20, true],
    ['a new file with few such lines', 50, 8, 0, false],
    ['a new file that no test executes', 50, 50, 0, true],
  ] as const)
    it(`tells a file that has fallen: ${what}`, () => {
      const sentences = fallen(
        new Map<string, Lines>([[A, { all, uncovered }], rest]),
        recorded ? { [A]: recorded } : {},
      );
      const expected = `${A}: ${uncovered} of ${all} lines are not covered; ${recorded} were recorded`;
      assert.deepEqual(sentences, isFallen ? [expected] : []);
    });

  it('tells that many files have fallen a little', () => {
    const files = new Map(Array.from({ length: 20 }, (_, i) => [`src/core/text/${i}.ts`, { all: 40, uncovered: 3 }]));
    const sentence = 'the core: 60 of 800 lines are not covered; 10 were recorded';
    assert.deepEqual(fallen(files, { 'src/core/text/0.ts': 10 }), [sentence]);
    assert.deepEqual(fallen(files, { 'src/core/text/0.ts': 56 }), []);
  });

  it('records only what is better, and what is new', () => {
    const files = new Map([
      [A, { all: 100, uncovered: 4 }],
      [B, { all: 100, uncovered: 30 }],
      ['src/core/view/full.ts', { all: 9, uncovered: 0 }],
      ['src/core/view/new.ts', { all: 50, uncovered: 40 }],
    ]);
    const record = raised(files, { [A]: 9, [B]: 20, 'src/core/view/gone.ts': 5 });
    assert.deepEqual(record, { [A]: 4, [B]: 20, 'src/core/view/new.ts': 8 });
    assert.equal(raised(files, null)['src/core/view/new.ts'], 40, 'the first record');
  });
});
