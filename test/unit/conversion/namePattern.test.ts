import assert from 'node:assert/strict';
import { NamePattern } from '../../../src/core/conversion/namePattern';

describe('patterns of names', () => {
  const cases: [pattern: string, path: string, fields: Record<string, string> | null][] = [
    [
      '{source}/{date}-{title}.txt',
      '/news/Coast Wire/2025-04-26-bridge-closes.txt',
      { source: 'Coast Wire', date: '2025-04-26', title: 'bridge closes' },
    ],
    ['{source}\\{date}.txt', 'C:\\news\\Post\\20250426.txt', { source: 'Post', date: '2025-04-26' }],
    [
      '{source}-{date}-{title}.txt',
      'new-york-post-2025-04-26-a-b.txt',
      { source: 'new york post', date: '2025-04-26', title: 'a b' },
    ],
    ['{title}_{date}.*', 'bridge_26-04-2025.html', { title: 'bridge', date: '2025-04-26' }],
    ['*/{date}*.txt', 'x/2025-04-26 anything.txt', { date: '2025-04-26' }],
    ['{date}-{title}.TXT', '2025-04-26-a.txt', { date: '2025-04-26', title: 'a' }],
    ['{source}/{date}.txt', '2025-04-26.txt', null],
    ['{date}-{title}.txt', '2025-13-26-a.txt', null],
    ['{date}.txt', 'x2025-04-26.txt', null],
  ];
  for (const [pattern, path, fields] of cases)
    it(`${pattern} of ${path}`, () => {
      const read = NamePattern.parse(pattern).read(path);
      assert.deepEqual(read && Object.fromEntries(read), fields);
    });

  for (const [pattern, message] of [
    ['*.txt', /names none of/],
    ['{day}.txt', /has \{day\}/],
    ['{date}'.repeat(9), /more than 6/],
  ] as const)
    it(`refuses ${pattern}`, () => assert.throws(() => NamePattern.parse(pattern), message));

  it('does work in proportion for a name that nearly fits', () => {
    const pattern = NamePattern.parse('{title}-{title}-{title}-{title}-{title}-{title}!');
    assert.equal(pattern.read('a-'.repeat(149)), null);
  });
});
