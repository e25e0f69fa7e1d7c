/**
 * `npm run fuzz -- [TARGET…] --minutes N --seed S`: runs each target for its share of N minutes of processor time. Inputs
 * that reach new code are kept in `out/fuzz/TARGET/corpus` for the next run; what fails is in `out/fuzz/TARGET/found`.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { TARGETS } from './allTargets';

const ROOT = path.resolve(__dirname, '..', '..');
/** Memory of a target’s process, in megabytes. */
const MAX_MEMORY = 1500;
/** How often the process is looked at, in milliseconds; and how often the same input may be seen running. */
const LOOK_MS = 1000;
const MAX_LOOKS = 90;
/** How often a process that ended is started again. */
const MAX_STARTS = 10;

interface Counts {
  readonly executions: number;
  readonly kept: number;
  readonly blocks: number;
  /** Processor time of the slowest input, in milliseconds. */
  readonly slowest: number;
  /** Most memory, in MiB. */
  readonly memory: number;
}

interface Outcome {
  counts: Counts | null;
  readonly findings: string[];
}

/** Ends a process that runs one input for too long. */
function watch(child: ChildProcess, current: string): NodeJS.Timeout {
  let [seen, looks] = [0, 0];
  return setInterval(() => {
    const now = existsSync(current) ? statSync(current).mtimeMs : 0;
    looks = now === seen ? looks + 1 : 0;
    seen = now;
    if (looks > MAX_LOOKS) child.kill('SIGKILL');
  }, LOOK_MS);
}

/** Starts a target once. @returns whether it ran to its end */
async function start(name: string, seconds: number, seed: number, folder: string, outcome: Outcome): Promise<boolean> {
  const script = path.join(__dirname, 'fuzzTarget.ts');
  const args = [
    `--max-old-space-size=${MAX_MEMORY}`,
    '--import',
    'tsx',
    script,
    name,
    String(seconds),
    String(seed),
    folder,
  ];
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  const current = path.join(folder, 'current');
  const timer = watch(child, current);
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', chunk => (errors = (errors + chunk).slice(-2000)));
  const closed = new Promise<number | null>(resolve => child.once('close', resolve));
  for await (const line of createInterface({ input: child.stdout })) {
    const told = JSON.parse(line);
    if (told.found) {
      outcome.findings.push(`${told.found}\n    ${told.file}\n    ${told.error.replaceAll('\n', '\n    ')}`);
      process.stdout.write(`${name}: ${outcome.findings.at(-1)}\n`);
    } else outcome.counts = told;
  }
  const code = await closed;
  clearInterval(timer);
  if (code === 0) return true;
  const file = path.join(folder, 'found', `ended-${Date.now()}`);
  mkdirSync(path.dirname(file), { recursive: true });
  if (existsSync(current)) {
    const held = readFileSync(current);
    writeFileSync(file, held.subarray(4, 4 + held.readUInt32LE(0)));
    copyFileSync(file, path.join(folder, 'last-ended'));
  }
  outcome.findings.push(`the process ended with ${code ?? 'a signal'}: ${file}\n    ${errors}`);
  process.stdout.write(`${name}: ${outcome.findings.at(-1)}\n`);
  return false;
}

async function runTarget(name: string, seconds: number, seed: number): Promise<Outcome> {
  const folder = path.join(ROOT, 'out', 'fuzz', name);
  mkdirSync(folder, { recursive: true });
  const outcome: Outcome = { counts: null, findings: [] };
  for (let starts = 0; starts < MAX_STARTS; starts++)
    if (await start(name, seconds / (starts + 1), seed + starts, folder, outcome)) break;
  return outcome;
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { minutes: { type: 'string', default: '10' }, seed: { type: 'string', default: '1' } },
  });
  const chosen = TARGETS.filter(({ name }) => !positionals.length || positionals.some(one => name.startsWith(one)));
  if (!chosen.length) throw new Error(`Targets are ${TARGETS.map(({ name }) => name).join(', ')}.`);
  const seconds = (Number(values.minutes) * 60) / chosen.length;
  let found = 0;
  for (const { name } of chosen) {
    const { counts, findings } = await runTarget(name, seconds, Number(values.seed));
    found += findings.length;
    const { executions = 0, kept = 0, blocks = 0, slowest = 0, memory = 0 } = counts ?? {};
    process.stdout.write(
      `| ${name} | ${executions} | ${kept} | ${blocks} | ${slowest} ms | ${memory} MiB | ${findings.length} |\n`,
    );
  }
  process.exitCode = found ? 1 : 0;
}

void main();
