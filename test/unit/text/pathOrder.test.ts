import assert from 'node:assert/strict';
import fc from 'fast-check';
import { pathSortKey, sortByPath } from '../../../src/core/text';

const inOrder = (paths: readonly string[]): string[] => sortByPath(paths, path => path);
const nameOf = (unit: fc.Arbitrary<string>) => fc.array(unit, { minLength: 1, maxLength: 8 }).map(all => all.join(''));
const pathOf = (unit: fc.Arbitrary<string>) =>
  fc.array(nameOf(unit), { minLength: 1, maxLength: 3 }).map(all => all.join('/'));
const ASCII = fc.constantFrom(..."aAbB019 _-.(~$'@", '10', '007', 'Plan ');
const ANY = fc.oneof(
  ASCII,
  fc.constantFrom('ä', 'a\u0308', 'É', 'ß', 'ẞ', '…', '／', '²', '٣', '中', '\t', '😀'),
  fc.string({ unit: 'binary' }),
);

describe('the order of paths', () => {
  const lists: readonly (readonly [string, readonly string[]])[] = [
    ['numbers by their value', ['Plan 3.txt', 'Plan 29.txt', 'Plan 100.txt']],
    ['long numbers', ['1', '999999999', '1234567890', '12345678901', `1${'0'.repeat(120)}`]],
    ['leading zeros as nothing', ['a01', 'a1', 'a2', 'a003', 'a10']],
    ['dates', ['2024-12-31', '2025-1-2', '2025-01-10', '2025-11-01']],
    ['case as nothing', ['Alpha', 'beta', 'Gamma']],
    ['accents as nothing', ['zebra', 'Zürich', 'zus']],
    ['a ß as ss', ['strasse 1', 'Straße 2', 'strasse 3']],
    ['a folder before a longer name', ['a/z', 'a b/c', 'a-b/c', 'a.txt', 'a2/c']],
    ['folder by folder', ['9/b', '10/a', 'x/2/c', 'x/10/a']],
    ['the shorter first', ['Plan', 'Plan 1', 'Plan 1a']],
    ['a slash within a name after its folder’s files', ['a/x', 'a／x']],
    ['control characters as nothing', ['a\x011', 'a2', 'a\x013']],
    ['other scripts after Latin', ['z', 'я', '中']],
  ];
  for (const [what, list] of lists)
    it(`takes ${what}`, () => {
      assert.deepEqual(inOrder(list), list);
      assert.deepEqual(inOrder([...list].reverse()), list);
    });

  it('is that of the Explorer, where names are ASCII', () => {
    const { compare } = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
    fc.assert(
      fc.property(nameOf(ASCII), nameOf(ASCII), (one, other) => {
        const [a, b] = [pathSortKey(one), pathSortKey(other)];
        assert.equal(Math.sign(compare(one, other)), a < b ? -1 : a > b ? 1 : 0, JSON.stringify([one, other, a, b]));
      }),
      { numRuns: 2_000 },
    );
  });

  it('is total: however a list is mixed, it is sorted in one way', () => {
    fc.assert(
      fc.property(
        fc
          .uniqueArray(pathOf(ANY), { maxLength: 12 })
          .chain(list => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
        ([list, mixed]) => {
          const sorted = inOrder(list);
          assert.deepEqual(inOrder(mixed), sorted);
          for (const [i, path] of sorted.slice(1).entries()) assert.ok(pathSortKey(sorted[i]) <= pathSortKey(path));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('keeps what has one path as it came', () => {
    const rows = [
      { path: 'b', n: 1 },
      { path: 'a', n: 2 },
      { path: 'b', n: 0 },
    ];
    assert.deepEqual(
      sortByPath(rows, ({ path }) => path).map(({ n }) => n),
      [2, 1, 0],
    );
  });

  it('keeps the files of a folder together', () => {
    fc.assert(
      fc.property(fc.uniqueArray(pathOf(ANY), { maxLength: 12 }), list => {
        const folders = inOrder(list).map(path => pathSortKey(path).split('\x01')[0]);
        assert.equal(folders.filter((folder, i) => folder !== folders[i - 1]).length, new Set(folders).size);
      }),
      { numRuns: 300 },
    );
  });

  it('does not take long for a long name', () => {
    for (const name of ['1'.repeat(200_000), 'é'.repeat(100_000), '/'.repeat(100_000), '0'.repeat(200_000)])
      pathSortKey(name);
  });
});
