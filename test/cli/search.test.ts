import assert from 'node:assert/strict';
import path from 'node:path';
import { bundle, PATIENCE, seedAnnotator, temporaryFolder } from './command';

const HARBOUR = ` Bridge opens date 2025-05-06 [Source: Harbour Post]

Mayor Ilse Brandt opened the bridge on Monday. “It will last for ever,” Brandt said.

“I doubt that the bridge is safe,” engineer Tomas Reuter said.
`;
const VALLEY = ` Bridge closes date 2025-06-01 [Source: Valley Courier]

“The bolts were old, the bridge was new,” said Ilse Brandt, the mayor of Orrin.
`;

describe('seed-annotator search', function () {
  this.timeout(PATIENCE);
  const folder = temporaryFolder();
  const at = (name: string) => path.join(folder.path, name);
  const search = (...args: string[]) => seedAnnotator(['search', '--index', at('corpus.sqlite'), ...args]);

  before(async () => {
    await bundle();
    folder.make({ 'news/harbour.txt': HARBOUR, 'news/valley.txt': VALLEY });
    await seedAnnotator(['index', '--output', at('corpus.sqlite'), at('news')]);
  });

  /** The words from the hit on. */
  const fromHit = (out: string) =>
    out
      .split('\n')
      .filter(Boolean)
      .map(line => line.slice(line.indexOf('bridge')));

  it('aligns hits, newest first, and counts the results', async () => {
    const { out, err, code } = await search('--kwic', 'bridge');
    assert.deepEqual([code, err], [0, '3 found.\n']);
    const lines = out.split('\n').filter(Boolean);
    assert.equal(new Set(lines.map(line => line.indexOf('bridge'))).size, 1);
    assert.match(lines[0], /^2025-06-01 {2}Valley Courier {2} +“The bolts were old, the bridge was new,” said/);
    assert.match(lines[2], /“I doubt that the bridge is safe,” engineer/);
  });

  it('sorts by the words after the hit, by those before it, by speaker and by age', async () => {
    const by = async (sort: string, ...more: string[]) =>
      fromHit((await search('--kwic', '--sort', sort, ...more)).out);
    assert.deepEqual(
      (await by('right', 'bridge')).map(line => line.slice(7, 11)),
      ['is s', 'on M', 'was '],
    );
    assert.deepEqual(
      (await by('left', 'bridge')).map(line => line.slice(7, 11)),
      ['was ', 'on M', 'is s'],
    );
    assert.deepEqual(
      (await by('oldest', 'bridge')).map(line => line.slice(7, 11)),
      ['on M', 'is s', 'was '],
    );
    const { out } = await search('--sort', 'speaker', 'kind:direct');
    assert.deepEqual(
      [...out.matchAll(/ {2}(\w+ \w+): /g)].map(([, name]) => name),
      ['Ilse Brandt', 'Ilse Brandt', 'Tomas Reuter'],
    );
  });

  it('shows as many results as it may, and says so', async () => {
    const { out, err } = await search('--kwic', '--sort', 'right', '--limit', '1', 'bridge');
    assert.deepEqual([out.split('\n').filter(Boolean).length, err], [1, '1 of 3 shown (--limit).\n']);
  });

  it('writes CSV, JSON lines and Markdown, and says which articles have changed', async () => {
    const csv = await search('--format', 'csv', 'said:bridge');
    assert.match(
      csv.out,
      /^date,source,headline,speaker,.*\r\n2025-06-01,Valley Courier,Bridge closes,Ilse Brandt,derived,direct,/,
    );
    assert.equal(csv.err, '');
    const jsonl = await search('--format', 'jsonl', 'said:bridge');
    const hits = jsonl.out
      .split('\n')
      .filter(Boolean)
      .map(line => JSON.parse(line));
    assert.deepEqual(
      hits.map(({ file, line, keyword, quote }) => [path.basename(file), line, keyword, quote.speaker]),
      [
        ['valley.txt', 3, 'bridge', 'Ilse Brandt'],
        ['harbour.txt', 5, 'bridge', 'Tomas Reuter'],
      ],
    );
    assert.equal(HARBOUR.slice(hits[1].start, hits[1].end), 'bridge');
    folder.make({ 'news/harbour.txt': HARBOUR.replaceAll('bridge', 'tunnel') });
    const md = await search('--format', 'md', 'bridge');
    folder.make({ 'news/harbour.txt': HARBOUR });
    assert.match(
      md.out,
      /^# bridge\n\n## Bridge closes\n\n2025-06-01, Valley Courier\n\n- .*the \*\*bridge\*\* was new.*valley\.txt#L3\)\n$/,
    );
    assert.match(md.err, /harbour\.txt: changed since it was indexed/);
  });

  it('refuses what it does not know', async () => {
    for (const [args, message] of [
      [['--sort', 'best', 'a'], /--sort takes date, oldest, left, right, speaker/],
      [['--format', 'xml', 'a'], /--format takes text, json, csv, jsonl, md/],
      [['--kwic', '--format', 'csv', 'a'], /--kwic goes with --format text/],
    ] as const) {
      const { code, err } = await search(...args);
      assert.equal(code, 2);
      assert.match(err, message);
    }
  });
});
