/** Loaded by @vscode/test-electron inside the extension host: runs the suites in this folder. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { format } from 'node:util';
import Mocha from 'mocha';
import { writeTally } from '../../scripts/tally';
import { LONGEST_TEST } from '../patience';

/** A pattern of the tests to run, set when the suites are bundled; empty for all. */
declare const SEED_GREP: string;

/** Begins each line of the report, so that a driver outside the editor can tell it from other output. */
const MARK = process.env.SEED_PLAIN_REPORT ? '' : '[suite] ';

export async function run(): Promise<void> {
  // Otherwise the extension would ask for a name, and wait.
  process.env.USER ||= 'tester';
  const mocha = new Mocha({ ui: 'bdd', timeout: LONGEST_TEST, color: false, reporter: 'spec' });
  if (SEED_GREP) mocha.grep(new RegExp(SEED_GREP));
  (Mocha.reporters.Base as unknown as { consoleLog: (...args: unknown[]) => void }).consoleLog = (...args) => {
    for (const line of format(...args).split('\n')) console.log(MARK + line);
  };
  const files = readdirSync(__dirname).filter(name => name.endsWith('.test.js'));
  if (!files.length) throw new Error('no host tests were found');
  for (const file of files) mocha.addFile(path.join(__dirname, file));
  const failures = await new Promise<number>(resolve => {
    writeTally(path.join(__dirname, 'tally.json'), mocha.run(resolve));
  });
  if (failures) throw new Error(`${failures} failed`);
}
