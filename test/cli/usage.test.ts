import assert from 'node:assert/strict';
import { version } from '../../package.json';
import { bundle, PATIENCE, seedAnnotator } from './command';

describe('seed-annotator', function () {
  this.timeout(PATIENCE);
  before(bundle);

  it('prints its version', async () => {
    assert.deepEqual(await seedAnnotator(['--version']), { code: 0, out: `${version}\n`, err: '' });
  });

  for (const args of [['--help'], ['-h'], ['extract', '--help']]) {
    it(`prints help for ${args.join(' ')}`, async () => {
      const { code, out, err } = await seedAnnotator(args);
      assert.deepEqual([code, err], [0, '']);
      for (const word of ['extract', 'check', '--format', 'Exit code']) assert.ok(out.includes(word), word);
    });
  }

  const wrong: [args: string[], message: RegExp][] = [
    [[], /a command is missing/],
    [['extrakt', 'seeds'], /no command “extrakt”/],
    [['extract'], /extract needs at least one path/],
    [['check'], /check needs at least one path/],
    [['--unknown'], /Unknown option '--unknown'/],
    [['extract', '--format', 'json', 'seeds'], /--format goes with check/],
    [['check', '--format', 'xml', 'seeds'], /text, json, sarif, not “xml”/],
    [['check', 'seeds', '--format'], /--format/],
  ];
  for (const [args, message] of wrong) {
    it(`refuses ${args.join(' ') || 'no arguments'} in one line`, async () => {
      const { code, out, err } = await seedAnnotator(args);
      assert.deepEqual([code, out, err.split('\n').length], [2, '', 2]);
      assert.match(err, message);
      assert.match(err, /See seed-annotator --help\.\n$/);
    });
  }
});
