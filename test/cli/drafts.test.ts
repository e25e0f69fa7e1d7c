/** Drafts that killed programs left beside sidecars. */
import assert from 'node:assert/strict';
import { lutimesSync, mkdirSync, readdirSync, symlinkSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { draftName, hiddenDraftName } from '../../src/core/annotation';
import { bundle, PATIENCE, STORY, seedAnnotator, temporaryFolder } from './command';

const LONG_AGO = new Date('2020-01-01T00:00:00Z');
const ULID = (last: string) => `01M8EDPBESAX1SQWAFM6MR2JC${last}`;
const HEX = '0123456789abcdef01234567';

describe('drafts beside a sidecar', function () {
  this.timeout(PATIENCE);
  const folder = temporaryFolder();
  const at = (name: string) => path.join(folder.path, name);
  before(bundle);

  it('are deleted when a sidecar is written, if they are old', async () => {
    const of = (name: string) => `${name}.annotations.yaml`;
    const gone = [
      draftName(of('story.txt'), ULID('1')),
      draftName(of('other.txt'), ULID('2')),
      draftName('seed-annotator.yaml', ULID('3')),
      hiddenDraftName(of('story.txt'), HEX),
    ];
    const [young, link, directory] = ['4', '5', '6'].map(last => draftName(of('story.txt'), ULID(last)));
    const foreign = [`${of('story.txt')}.mine.tmp`, draftName('story.csv', ULID('7')), 'notes.tmp'];
    const below = `below/${draftName(of('story.txt'), ULID('8'))}`;
    const old = [...gone, ...foreign, below];
    const row = JSON.stringify({ text: STORY, meta: { file: 'story.txt' }, spans: [{ start: 0, end: 7, label: 'x' }] });
    folder.make({
      'story.txt': STORY,
      'a.prodigy.jsonl': `${row}\n`,
      target: 'kept',
      [young!]: '',
      ...Object.fromEntries(old.map(name => [name, 'half a file'])),
    });
    symlinkSync(at('target'), at(link!));
    lutimesSync(at(link!), LONG_AGO, LONG_AGO);
    mkdirSync(at(directory!));
    for (const name of [...old, directory!, 'target']) utimesSync(at(name), LONG_AGO, LONG_AGO);

    const { code, err } = await seedAnnotator(['import', at('a.prodigy.jsonl')]);
    assert.equal(code, 0, err);
    const kept = [young!, link!, directory!, ...foreign, 'target', 'below', 'a.prodigy.jsonl', 'story.txt'];
    assert.deepEqual(readdirSync(folder.path).sort(), [...kept, of('story.txt')].sort());
    assert.deepEqual(readdirSync(at('below')).length, 1);

    utimesSync(at(young!), LONG_AGO, LONG_AGO);
    const again = await seedAnnotator(['import', at('a.prodigy.jsonl')]);
    assert.deepEqual([again.code, /0 annotations added/.test(again.out)], [0, true], again.err);
    assert.ok(readdirSync(folder.path).includes(young!), 'nothing is deleted where nothing is written');
  });
});
