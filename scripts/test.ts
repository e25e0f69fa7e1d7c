/**
 * `npm test`: all checks, one runner after the other. The last line has the totals.
 *
 *   npm test                    all runners; with CI set, also the host tests on the oldest supported VS Code
 *   npm test -- unit oldest     only these
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { packExtension, ROOT } from './package';
import type { Tally } from './tally';
import { ensureWorkbench } from './workbench/install';

/** A script of package.json. A gate counts only when it fails; the other runners must have run a test. */
interface Runner {
  readonly name: string;
  readonly script: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly counts: 'gate' | 'mocha' | 'lines' | 'host';
  /** Needs VS Code from npm, or the packed extension. */
  readonly needs?: readonly ('workbench' | 'vsix')[];
}

const RUNNERS: readonly Runner[] = [
  { name: 'types', script: 'check', counts: 'gate' },
  { name: 'lint', script: 'lint', counts: 'gate' },
  { name: 'manifest', script: 'contributes', args: ['--check'], counts: 'gate' },
  { name: 'unit', script: 'test:unit', counts: 'mocha' },
  { name: 'grammar', script: 'test:grammar', counts: 'lines' },
  { name: 'packaging', script: 'test:packaging', counts: 'mocha', needs: ['vsix'] },
  { name: 'host', script: 'test:host', counts: 'host', needs: ['workbench'] },
  { name: 'ui', script: 'test:ui', counts: 'mocha', needs: ['workbench', 'vsix'] },
];

/** Downloads another VS Code, so it runs only in CI or when named. */
const OLDEST: Runner = { name: 'oldest', script: 'test:host', env: { SEED_VSCODE: 'oldest' }, counts: 'host' };

/** Writes mocha's counts. The host suite runs in the editor's environment and writes its own next to its bundle. */
const REPORTER = './scripts/tally.ts';
const HOST_TALLY = path.join(ROOT, 'out', 'test', 'host', 'tally.json');

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

interface Ended {
  readonly code: number;
  readonly output: string;
}

/** Runs a script, prints its output and returns it. */
function runScript(script: string, args: readonly string[], env: Record<string, string>): Promise<Ended> {
  return new Promise(resolve => {
    const windows = process.platform === 'win32';
    const child = spawn(
      windows ? 'npm.cmd' : 'npm',
      ['run', '--silent', script, ...(args.length ? ['--', ...args] : [])],
      {
        cwd: ROOT,
        env: { ...process.env, ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
        shell: windows,
      },
    );
    let output = '';
    child.stdout.setEncoding('utf8');
    child.stdout.on('data', chunk => {
      output += chunk;
      process.stdout.write(chunk);
    });
    child.stderr.on('data', chunk => process.stderr.write(chunk));
    child.once('error', error => resolve({ code: 1, output: String(error) }));
    child.once('close', code => resolve({ code: code ?? 1, output }));
  });
}

/** The counts of a runner, or null if it left none. */
function tallyOf(runner: Runner, ended: Ended, file: string): Tally | null {
  if (runner.counts === 'lines') {
    const printed = stripVTControlCharacters(ended.output).split('\n');
    const marks = (mark: string) => printed.filter(line => line.startsWith(mark)).length;
    return { passed: marks('✓'), failed: marks('✖'), skipped: 0 };
  }
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

/** Runs one runner. A runner that exits with an error or runs no test has at least one failure. */
async function runRunner(runner: Runner, env: Record<string, string>): Promise<Tally> {
  if (runner.counts === 'gate') {
    const { code } = await runScript(runner.script, runner.args ?? [], env);
    return { passed: 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  }
  const file = runner.counts === 'host' ? HOST_TALLY : path.join(ROOT, 'out', 'tally', `${runner.name}.json`);
  rmSync(file, { force: true });
  const args = [...(runner.args ?? []), ...(runner.counts === 'mocha' ? ['--reporter', REPORTER] : [])];
  const ended = await runScript(runner.script, args, { ...env, ...runner.env, SEED_TALLY: file });
  const tally = tallyOf(runner, ended, file);
  if (!tally || tally.passed + tally.failed === 0) {
    say(`${runner.name}: no test ran`);
    return { passed: 0, failed: 1, skipped: tally?.skipped ?? 0 };
  }
  return ended.code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}

const words = ({ passed, failed, skipped }: Tally): string => `${passed} passed, ${failed} failed, ${skipped} skipped`;

function chosen(names: readonly string[]): readonly Runner[] {
  const all = [...RUNNERS, OLDEST];
  const unknown = names.filter(name => !all.some(runner => runner.name === name));
  if (unknown.length) throw new Error(`no runner ${unknown}: there are ${all.map(runner => runner.name).join(', ')}`);
  if (names.length) return all.filter(runner => names.includes(runner.name));
  return process.env.CI ? all : RUNNERS;
}

async function main(): Promise<void> {
  const runners = chosen(process.argv.slice(2));
  const needed = (need: 'workbench' | 'vsix') => runners.some(runner => runner.needs?.includes(need));
  // Installing VS Code uses the network, the first runners use the processor, so they run in parallel.
  const workbench = needed('workbench') ? ensureWorkbench(say) : Promise.resolve();
  workbench.catch(() => undefined);
  const env: Record<string, string> = {};
  let sum: Tally = { passed: 0, failed: 0, skipped: 0 };
  const lines: string[] = [];
  const failures: string[] = [];
  for (const runner of runners) {
    say(`\n── ${runner.name}`);
    const start = Date.now();
    let tally: Tally;
    try {
      if (runner.needs?.includes('workbench')) await workbench;
      if (runner.needs?.includes('vsix')) env.SEED_VSIX ??= packExtension();
      tally = await runRunner(runner, env);
    } catch (error) {
      process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
      tally = { passed: 0, failed: 1, skipped: 0 };
    }
    const result = runner.counts === 'gate' ? (tally.failed ? 'failed' : 'ok') : words(tally);
    for (const { title, error } of tally.failures ?? [])
      failures.push(`failed: ${runner.name}: ${title}\n${error.replace(/^/gm, '    ')}`);
    lines.push(`${runner.name.padEnd(10)} ${result} (${((Date.now() - start) / 1000).toFixed(0)} s)`);
    sum = {
      passed: sum.passed + tally.passed,
      failed: sum.failed + tally.failed,
      skipped: sum.skipped + tally.skipped,
    };
  }
  if (failures.length) say(`\n${failures.join('\n')}`);
  say(`\n${lines.join('\n')}\n`);
  say(words(sum));
  process.exitCode = sum.failed ? 1 : 0;
}

main().catch(error => {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
});
