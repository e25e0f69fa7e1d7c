/**
 * `npm test`: all checks, one runner after the other; with four processors, the UI tests beside the others, since they mostly
 * wait for the workbench. Each line starts with its runner's name. The last line has the totals.
 *
 *   npm test                    all runners; with CI set, also the host tests on the oldest supported VS Code
 *   npm test -- unit oldest     only these
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
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
  /** Runs beside the others. */
  readonly beside?: boolean;
}

const RUNNERS: readonly Runner[] = [
  { name: 'types', script: 'check', counts: 'gate' },
  { name: 'lint', script: 'lint', counts: 'gate' },
  { name: 'manifest', script: 'contributes', args: ['--check'], counts: 'gate' },
  { name: 'unit', script: 'test:unit', counts: 'mocha' },
  { name: 'scale', script: 'test:scale', counts: 'mocha' },
  { name: 'grammar', script: 'test:grammar', counts: 'lines' },
  { name: 'packaging', script: 'test:packaging', counts: 'mocha', needs: ['vsix'] },
  { name: 'host', script: 'test:host', counts: 'host', needs: ['workbench'] },
  { name: 'ui', script: 'test:ui', counts: 'mocha', needs: ['workbench', 'vsix'], beside: true },
];

/** Downloads another VS Code, so it runs only in CI or when named. */
const OLDEST: Runner = { name: 'oldest', script: 'test:host', env: { SEED_VSCODE: 'oldest' }, counts: 'host' };

/** With fewer processors, runners that run beside each other take as long as one after the other. */
const ENOUGH_PROCESSORS = 4;

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

/** Prints what is written to it line by line, each after the name of its runner. */
function printerFor(name: string): { write: (chunk: string) => void; end: () => void } {
  let rest = '';
  const print = (line: string) => say(`${name.padEnd(9)} │ ${line}`.trimEnd());
  return {
    write: chunk => {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      lines.forEach(print);
    },
    end: () => {
      if (rest) print(rest);
    },
  };
}

/** Runs a runner's script, prints its output and returns it. */
function runScript({ name, script }: Runner, args: readonly string[], env: Record<string, string>): Promise<Ended> {
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
    for (const stream of [child.stdout, child.stderr]) {
      const printer = printerFor(name);
      stream.setEncoding('utf8');
      stream.on('data', chunk => {
        if (stream === child.stdout) output += chunk;
        printer.write(chunk);
      });
      stream.once('end', printer.end);
    }
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
    const { code } = await runScript(runner, runner.args ?? [], env);
    return { passed: 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  }
  const file = runner.counts === 'host' ? HOST_TALLY : path.join(ROOT, 'out', 'tally', `${runner.name}.json`);
  rmSync(file, { force: true });
  const args = [...(runner.args ?? []), ...(runner.counts === 'mocha' ? ['--reporter', REPORTER] : [])];
  const ended = await runScript(runner, args, { ...env, ...runner.env, SEED_TALLY: file });
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

interface Result extends Tally {
  readonly runner: Runner;
  /** In seconds. */
  readonly time: number;
}

/** Runs runners one after the other. @param ready resolves when what a runner needs is there */
async function runLane(
  runners: readonly Runner[],
  ready: (runner: Runner) => Promise<unknown>,
  env: Record<string, string>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const runner of runners) {
    const start = Date.now();
    let tally: Tally;
    try {
      await ready(runner);
      tally = await runRunner(runner, env);
    } catch (error) {
      process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
      tally = { passed: 0, failed: 1, skipped: 0 };
    }
    results.push({ ...tally, runner, time: (Date.now() - start) / 1000 });
  }
  return results;
}

function report(results: readonly Result[]): void {
  const failures = results.flatMap(({ runner, failures = [] }) =>
    failures.map(({ title, error }) => `failed: ${runner.name}: ${title}\n${error.replace(/^/gm, '    ')}`),
  );
  if (failures.length) say(`\n${failures.join('\n')}`);
  const lines = results.map(result => {
    const text = result.runner.counts === 'gate' ? (result.failed ? 'failed' : 'ok') : words(result);
    return `${result.runner.name.padEnd(10)} ${text} (${result.time.toFixed(0)} s)`;
  });
  say(`\n${lines.join('\n')}\n`);
  const total = (count: 'passed' | 'failed' | 'skipped') => results.reduce((sum, result) => sum + result[count], 0);
  say(words({ passed: total('passed'), failed: total('failed'), skipped: total('skipped') }));
  process.exitCode = total('failed') ? 1 : 0;
}

async function main(): Promise<void> {
  const runners = chosen(process.argv.slice(2));
  const needed = (need: 'workbench' | 'vsix') => runners.some(runner => runner.needs?.includes(need));
  // Installing VS Code uses the network, the first runners use the processor, so they run in parallel.
  const workbench = needed('workbench') ? ensureWorkbench(say) : Promise.resolve();
  workbench.catch(() => undefined);
  const env: Record<string, string> = {};
  const ready = async ({ needs }: Runner) => {
    if (needs?.includes('workbench')) await workbench;
    if (needs?.includes('vsix')) env.SEED_VSIX ??= packExtension();
  };
  const isBeside = (runner: Runner) => runner.beside === true && availableParallelism() >= ENOUGH_PROCESSORS;
  const lanes = [runners.filter(runner => !isBeside(runner)), runners.filter(isBeside)];
  report((await Promise.all(lanes.map(lane => runLane(lane, ready, env)))).flat());
}

main().catch(error => {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
});
