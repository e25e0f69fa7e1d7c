import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fileNames } from '../../../src/core/article/fileName';

const first = (text: string): string => fileNames(text).next().value;

const CASES: readonly (readonly [text: string, name: string])[] = [
  [' date 2025-05-12 [Source: Nordkyst Post]\n\nText.\n', '2025-05-12-nordkyst-post.txt'],
  [
    'Ferry to Skarholm halted date 2025-05-12 [Source: Nordkyst Post]\n',
    '2025-05-12-nordkyst-post-ferry-to-skarholm-halted.txt',
  ],
  [' date 2025-05-12 [Source: AP]\n', '2025-05-12-ap.txt'],
  [' date 2025-05-12 [Source: L’Écho d’Été]\n', '2025-05-12-lecho-dete.txt'],
  [' date 2025-05-12 [Source: Медуза]\n', '2025-05-12-медуза.txt'],
  [' date 2025-05-12 [Source: ../../etc/passwd]\n', '2025-05-12-etc-passwd.txt'],
  [' date 2025-05-12 [Source: a:b*c?d"e<f>g|h\\i]\n', '2025-05-12-a-b-c-d-e-f-g-h-i.txt'],
  [' date 2025-05-12 [Source: CON]\n', '2025-05-12-con.txt'],
  [' Storm Warning date 2025-05-12 [Source: ]\n', '2025-05-12-storm-warning.txt'],
  [' date 2025-05-12 [Source: ]\n', '2025-05-12.txt'],
  [' date 2025-13-40 [Source: Post]\n', 'article-post.txt'],
  ['No header at all.\n', 'article.txt'],
  ['', 'article.txt'],
];

describe('file names for articles', () => {
  for (const [text, name] of CASES) it(name, () => assert.equal(first(text), name));

  it('are numbered if others are taken', () => {
    const names = fileNames(' date 2025-05-12 [Source: Post]\n');
    assert.deepEqual(
      [names.next().value, names.next().value, names.next().value],
      ['2025-05-12-post.txt', '2025-05-12-post-2.txt', '2025-05-12-post-3.txt'],
    );
  });

  it('are safe for any name of a source', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), source => {
        const name = first(` date 2025-05-12 [Source: ${source}]\n\nText.\n`);
        assert.match(name, /^[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}-]*\.txt$/u);
        assert.ok([...name].length < 100);
      }),
    );
  });
});
