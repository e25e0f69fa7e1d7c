/**
 * Measures each command and format over each shape of input at three sizes, n, 2n and 4n: processor time and peak
 * memory, each in its own process. Fails if one grows clearly faster than its input.
 *
 *     npm run bench:scale -- [PATTERN]      only the rows that match the pattern, such as “export csv.*tags”
 *
 * A full run takes about half an hour on an idle machine.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildSync } from 'esbuild';
import type { Case } from './case';
import { allCases } from './cases';
import { run, type Usage } from './run';

const ROOT = path.resolve(__dirname, '..', '..', '..');
const STEPS = [1, 2, 4];
/** From the smallest to the largest size, linear is 4, quadratic 16. */
const MOST = 6.4;
/** Below these values the noise is larger than the measurement. */
const LEAST_TIME = 400;
const LEAST_MEMORY = 120;
const LIMIT = Number(process.env.SEED_SCALE_LIMIT ?? 120_000);
const AT_ONCE = Number(process.env.SEED_SCALE_AT_ONCE ?? 1);
/** Repeats a row that exceeds the limit. The minimum counts, because it is the run that was disturbed least. */
const ATTEMPTS = 3;

interface Row {
  readonly times: readonly number[];
  readonly memories: readonly number[];
  readonly fault: string | null;
}

const OUT = path.join(ROOT, 'out', 'bench');
const BUNDLES = { cli: path.join(OUT, 'cli.js'), views: path.join(OUT, 'views.js') };

function bundle(): void {
  const options = { absWorkingDir: ROOT, bundle: true, platform: 'node', target: 'node20', logLevel: 'error' } as const;
  buildSync({ ...options, entryPoints: ['src/cli/main.ts'], outfile: BUNDLES.cli });
  buildSync({ ...options, entryPoints: ['test/bench/scale/views.ts'], outfile: BUNDLES.views });
}

async function runIn(one: Case, n: number): Promise<Usage | null> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'seed-scale-'));
  try {
    mkdirSync(path.join(folder, 'out'), { recursive: true });
    const [command, ...args] = one.make(folder, n);
    if (args.includes('out')) rmSync(path.join(folder, 'out'), { recursive: true });
    return command === 'views'
      ? await run(BUNDLES.views, args, folder, LIMIT)
      : await run(BUNDLES.cli, [command, ...args], folder, LIMIT);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The usage of a process that does nothing. */
async function idle(): Promise<Usage> {
  const runs: Usage[] = [];
  for (let i = 0; i < 3; i++) runs.push((await run(BUNDLES.cli, ['--version'], ROOT, LIMIT))!);
  return {
    time: Math.min(...runs.map(({ time }) => time)),
    memory: Math.min(...runs.map(({ memory }) => memory)),
    code: 0,
    err: '',
  };
}

async function measure(one: Case, base: Usage): Promise<Row> {
  const times: number[] = STEPS.map(() => Number.POSITIVE_INFINITY);
  const memories: number[] = STEPS.map(() => Number.POSITIVE_INFINITY);
  let fault: string | null = null;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    for (const [i, step] of STEPS.entries()) {
      const used = await runIn(one, one.size * step);
      if (!used) return { times, memories, fault: `not done within ${LIMIT / 1000} s at size ${one.size * step}` };
      if (/^\s+at /m.test(used.err) || used.code === null) return { times, memories, fault: used.err.slice(0, 300) };
      times[i] = Math.min(times[i], Math.max(1, used.time - base.time));
      memories[i] = Math.min(memories[i], Math.max(1, used.memory - base.memory));
    }
    fault = faultOf(times, memories);
    if (!fault) break;
  }
  return { times, memories, fault };
}

/** Growth from the first value to the last, where values too small to measure count as the smallest measurable value. */
const growth = (values: readonly number[], least: number): number =>
  values[values.length - 1] / Math.max(values[0], least / 8);

function faultOf(times: readonly number[], memories: readonly number[]): string | null {
  const [time, memory] = [times[times.length - 1], memories[memories.length - 1]];
  if (time > LEAST_TIME && growth(times, LEAST_TIME) > MOST) return 'time';
  return memory > LEAST_MEMORY && growth(memories, LEAST_MEMORY) > MOST ? 'memory' : null;
}

function show(one: Case, { times, memories, fault }: Row): void {
  const cells = [
    one.command.padEnd(26),
    one.shape.padEnd(44),
    String(one.size).padStart(7),
    ...times.map(time => time.toFixed(0).padStart(7)),
    `×${growth(times, LEAST_TIME).toFixed(1)}`.padStart(6),
    ...memories.map(memory => memory.toFixed(0).padStart(5)),
    `×${growth(memories, LEAST_MEMORY).toFixed(1)}`.padStart(6),
  ];
  console.log(cells.join(' ') + (fault ? `  EXCEEDS: ${fault}` : ''));
}

async function main(): Promise<void> {
  const pattern = new RegExp(process.argv[2] ?? '');
  const cases = [...allCases()].filter(({ command, shape }) => pattern.test(`${command} ${shape}`));
  bundle();
  const base = await idle();
  console.log(
    `ms and MB beyond those of a process that does nothing (${base.time.toFixed(0)} ms, ${base.memory.toFixed(0)} MB)`,
  );
  let exceeding = 0;
  const next = cases.values();
  const worker = async (): Promise<void> => {
    for (const one of next) {
      const row = await measure(one, base);
      if (row.fault) exceeding++;
      show(one, row);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  console.log(`${cases.length} rows, ${exceeding} exceed.`);
  process.exitCode = exceeding ? 1 : 0;
}

main();
