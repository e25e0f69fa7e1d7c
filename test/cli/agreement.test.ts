import assert from 'node:assert/strict';
import path from 'node:path';
import { bundle, PATIENCE, STORY, seedAnnotator, temporaryFolder } from './command';

const tag = (id: string, author: string, words: string, start: number) =>
  `  - { id: ${id}, kind: tag, tag: crew, author: ${author}, target: { exact: ${words}, start: ${start}, end: ${start + words.length} } }\n`;
const at = (words: string) => STORY.indexOf(words);
const SIDECAR = `annotations:\n${tag('a', 'anna', 'the pilot', at('the pilot'))}${tag('b', 'ben', 'pilot', at('pilot'))}`;

describe('seed-annotator agreement and report', function () {
  this.timeout(PATIENCE);
  const folder = temporaryFolder();
  const file = path.join(folder.path, 'seeds', 'story.txt');
  before(() => {
    bundle();
    folder.make({ 'seeds/story.txt': STORY, 'seeds/story.txt.annotations.yaml': SIDECAR });
  });

  it('prints a table, and the position of each disagreement', async () => {
    const { code, out } = await seedAnnotator(['agreement', file]);
    assert.equal(code, 0);
    assert.match(out, /^category +authors +spans +alpha +F1\ntag: crew +anna, ben +2 +0\.\d{3} +0\.000\n/);
    assert.ok(out.includes(`${file}:3:30: tag: crew: anna: crew; ben: crew\n`), out);
  });

  it('prints JSON', async () => {
    const { out } = await seedAnnotator(['agreement', '--format', 'json', file]);
    const { agreements, disagreements } = JSON.parse(out);
    assert.deepEqual([agreements.length, disagreements[0].says.length], [1, 2]);
  });

  it('reports quotes as Markdown with links back', async () => {
    const { code, out } = await seedAnnotator(['report', 'seeds'], { cwd: folder.path });
    assert.equal(code, 0);
    assert.match(
      out,
      /^# “We wait,” .*\n\nCoast Wire, 2025-04-26\n\n1 quote: 1 by Ana Brodsky\n\n> “We wait,”\n>\n> — \*\*Ana Brodsky\*\*.*\[story\.txt, line 3\]\(seeds\/story\.txt#L3\)\n/,
    );
  });
});
