import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  BUNDLE,
  bundle,
  HEAD,
  type Outcome,
  outcomeOf,
  PATIENCE,
  STORY,
  seedAnnotator,
  temporaryFolder,
} from './command';

const filesOf = ({ out }: Outcome): string[] =>
  out
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line).file.replaceAll(path.sep, '/'));

describe('files on the command line', function () {
  this.timeout(PATIENCE);
  const folder = temporaryFolder();
  const extract = (paths: readonly string[], input?: string): Promise<Outcome> =>
    seedAnnotator(['extract', ...paths], { cwd: folder.path, input });

  before(() => {
    bundle();
    folder.make({
      'corpus/b.seed': 'No header, but the name says it.',
      'corpus/a.txt': `\n\n ${STORY}`,
      'corpus/wide.txt': Buffer.from(`\ufeff${STORY}`, 'utf16le'),
      'corpus/readme.txt': 'Not a seed file.\n\nThe date 2025-04-26 is in it.',
      'corpus/later.txt': `Not at the top.\n\n${HEAD}\n`,
      'corpus/image.png': 'x',
      'corpus/a.txt.annotations.yaml': 'annotations: []',
      'corpus/seeds/deep/plain.txt': 'Below seeds every text counts.',
      'corpus/node_modules/x/seeds/n.txt': STORY,
      'corpus/.git/g.seed': STORY,
      'corpus/loop': '->..',
      'corpus/sub/again': '->../seeds',
      'corpus/sub/c.seed': STORY,
    });
  });

  const IN_CORPUS = [
    'corpus/a.txt',
    'corpus/b.seed',
    'corpus/seeds/deep/plain.txt',
    'corpus/sub/c.seed',
    'corpus/wide.txt',
  ];

  it('walks a directory in the order of names, each folder once, even with cyclic links', async () => {
    const outcome = await extract(['corpus']);
    assert.deepEqual([outcome.code, outcome.err], [0, '']);
    assert.deepEqual(filesOf(outcome), IN_CORPUS);
  });

  it('walks nested folders about as fast as the same number of siblings', async () => {
    const levels = Array.from({ length: 400 }, (_, i) => i + 1);
    folder.make(Object.fromEntries(levels.map(i => [`deep/${'d/'.repeat(i)}${i}.seed`, STORY])));
    folder.make(Object.fromEntries(levels.map(i => [`wide/${i}/${i}.seed`, STORY])));
    // By the processor's time: the clock also counts how busy the machine is.
    folder.make({
      'time.cjs': `process.on('exit', () => require('fs').writeFileSync(__dirname + '/time', JSON.stringify(process.cpuUsage())));`,
    });
    const timed = async (name: string): Promise<number> => {
      const args = ['--require', path.join(folder.path, 'time.cjs'), BUNDLE, 'extract', name];
      const outcome = await outcomeOf(spawn(process.execPath, args, { cwd: folder.path, stdio: 'pipe' }));
      assert.equal(filesOf(outcome).length, levels.length);
      const { user, system } = JSON.parse(readFileSync(path.join(folder.path, 'time'), 'utf8'));
      return (user + system) / 1000;
    };
    const [wide, deep] = [await timed('wide'), await timed('deep')];
    assert.ok(deep < 4 * wide + 1000, `${deep.toFixed(0)} ms against ${wide.toFixed(0)} ms`);
  }).timeout(4 * PATIENCE);

  it('includes files that are named explicitly, in the given order', async () => {
    const paths = ['corpus/sub/c.seed', 'corpus/readme.txt', 'corpus/image.png', 'corpus/a.txt', 'corpus/a.txt'];
    assert.deepEqual(filesOf(await extract(paths)), paths);
  });

  it('reads paths from standard input in place of the dash', async () => {
    const input = 'corpus/readme.txt\r\n\ncorpus/seeds\nabsent.txt\ncorpus/image.png';
    const outcome = await extract(['corpus/b.seed', '-', 'corpus/a.txt'], input);
    assert.deepEqual(filesOf(outcome), [
      'corpus/b.seed',
      'corpus/readme.txt',
      'corpus/seeds/deep/plain.txt',
      'corpus/image.png',
      'corpus/a.txt',
    ]);
    assert.deepEqual([outcome.code, outcome.err], [2, 'absent.txt: no such file\n']);
  });

  it('reports files of a directory that cannot be read, and continues', async () => {
    folder.make({ 'broken/a.txt': '->gone', 'broken/b.seed': STORY });
    const outcome = await extract(['broken']);
    assert.deepEqual(filesOf(outcome), ['broken/b.seed']);
    assert.deepEqual([outcome.code, outcome.err.replaceAll(path.sep, '/')], [2, 'broken/a.txt: no such file\n']);
  });
});
