/** Folders with many files, with many levels, and with corpus files. */
import { articles, articleText, type Case, exportTo, type Files, fill, lines } from './case';
import { ARTICLES, HEAD, nameOf, repeat, sidecar } from './inputs';
import { item, sidecarOf } from './mergeCases';

const nestedFolders = (depth: number): string => 'd/'.repeat(depth);

const FOLDERS: Readonly<Record<string, readonly [size: number, files: (n: number) => Files]>> = {
  'many files': [
    500,
    n => Object.fromEntries(Array.from({ length: n }, (_, i) => [`in/story${i}.txt`, articleText(i)])),
  ],
  'many files with sidecars': [
    200,
    n =>
      Object.fromEntries(
        Array.from({ length: n }, (_, i) => [
          [`in/story${i}.txt`, articleText(i)],
          [
            `in/story${i}.txt.annotations.yaml`,
            sidecar(articleText(i), [
              { at: { start: HEAD.length, end: HEAD.length + 5 }, fields: ['kind: tag', 'tag: a'] },
            ]),
          ],
        ]).flat(),
      ),
  ],
  'a deep folder': [250, n => ({ [`in/${nestedFolders(n)}story.txt`]: articleText(1) })],
  'a file in each of many nested folders': [
    125,
    n =>
      Object.fromEntries(Array.from({ length: n }, (_, i) => [`in/${nestedFolders(i)}story${i}.txt`, articleText(1)])),
  ],
  'a corpus file of many entities': [
    1000,
    n => ({
      'in/story.txt': ARTICLES.names(200),
      'in/seed-annotator.yaml': `format: seed-annotator/1\nentities:\n${repeat(n, i => `  - name: ${nameOf(i)}\n    aliases: [Big ${nameOf(i)}]\n    type: person\n`)}`,
    }),
  ],
  'a corpus file of one entity with many names': [
    1000,
    n => ({
      'in/story.txt': ARTICLES.names(200),
      'in/seed-annotator.yaml': `format: seed-annotator/1\nentities:\n  - name: Ana\n    aliases:\n${repeat(n, i => `      - ${nameOf(i)}\n`)}`,
    }),
  ],
  'a corpus file of many tags': [
    1000,
    n => ({
      'in/story.txt': ARTICLES.names(20),
      'in/seed-annotator.yaml': `format: seed-annotator/1\ntags:\n${repeat(n, i => `  - name: tag ${i}\n`)}`,
    }),
  ],
  'a sidecar with many problems': [
    2000,
    n => ({
      'in/story.txt': ARTICLES.names(20),
      'in/story.txt.annotations.yaml': `format: seed-annotations/1\nannotations:\n${repeat(n, () => '  - kind: none\n')}`,
    }),
  ],
  'a sidecar that is not valid': [
    20_000,
    n => ({ 'in/story.txt': ARTICLES.names(20), 'in/story.txt.annotations.yaml': 'a: b: c\n'.repeat(n) }),
  ],
  'a sidecar of one long line': [
    20_000,
    n => ({
      'in/story.txt': ARTICLES.names(20),
      'in/story.txt.annotations.yaml': `annotations: [${'a, '.repeat(n)}]\n`,
    }),
  ],
  'a sidecar of brackets': [
    20_000,
    n => ({ 'in/story.txt': ARTICLES.names(20), 'in/story.txt.annotations.yaml': '['.repeat(n) }),
  ],
  'a sidecar with an id many times': [
    1000,
    n => ({ 'in/story.txt': ARTICLES.names(20), 'in/story.txt.annotations.yaml': sidecarOf(n, () => item(0, 'a')) }),
  ],
  'a sidecar with comments': [
    5000,
    n => ({
      'in/story.txt': ARTICLES.names(20),
      'in/story.txt.annotations.yaml': `format: seed-annotations/1\n${'# remark\n'.repeat(n)}annotations: []\n`,
    }),
  ],
};
export function* folderCases(): Generator<Case> {
  for (const [shape, [size, files]] of Object.entries(FOLDERS)) {
    const commands: [string, string[]][] = [
      ['extract', ['extract', 'in']],
      ['check', ['check', 'in']],
      ['export csv', [...exportTo('csv'), 'in']],
    ];
    for (const [command, args] of commands) {
      yield {
        command,
        shape,
        size,
        make(folder, n) {
          fill(folder, files(n));
          return args;
        },
      };
    }
  }
  const others: [string, string[]][] = [
    ['check sarif', ['check', '--format', 'sarif', 'in']],
    ['report', ['report', '--output', 'out.md', 'in']],
    ['agreement', ['agreement', 'in']],
    ['agreement json', ['agreement', '--format', 'json', 'in']],
  ];
  const [size, files] = FOLDERS['many files with sidecars'];
  for (const [command, args] of others)
    yield {
      command,
      shape: 'many files with sidecars',
      size,
      make(folder, n) {
        fill(folder, files(n));
        return args;
      },
    };
  yield {
    command: 'import prodigy',
    shape: 'a folder of many files',
    size: 125,
    make(folder, n) {
      const files = Array.from({ length: n }, (_, i) => [
        `in/story${i}.prodigy.jsonl`,
        lines(1, () => ({ text: articleText(i), spans: [{ start: HEAD.length, end: HEAD.length + 5, label: 'A' }] })),
      ]);
      fill(folder, { ...articles(n), ...Object.fromEntries(files) });
      return ['import', '--output', '.', 'in'];
    },
  };
}
