/**
 * Measures the longest step of the analysis, by stage, on one article of each size.
 *
 * Each size is analysed in its own processes, cold (first use) and warm; the minimum of several runs counts. On Linux the
 * time is that of the thread, so that other work on the machine does not count. Fails if a step exceeds the limit.
 */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { buildSync } from 'esbuild';
import { createAnalyser, type Stage } from '../../src/core/analysis/analyser';
import { TRAINED } from '../../src/core/analysis/trained';
import { articleText } from '../../src/core/article/articleText';
import { parse } from '../../src/core/article/parse';
import { articleOf } from './longArticle';

const SIZES = [5_000, 50_000, 500_000];
const RUNS = Number(process.env.SEED_STEPS_RUNS ?? 3);
/** Milliseconds. */
const LIMIT = 50;
const OUT = 'out/bench/steps.cjs';

type Longest = Partial<Record<Stage, number>>;

const OWN_TIME = '/proc/self/schedstat';

/** Milliseconds that this thread ran; wall-clock time if the system does not report it. */
const ownTime: () => number = fs.existsSync(OWN_TIME)
  ? () => Number(fs.readFileSync(OWN_TIME, 'utf8').split(' ')[0]) / 1e6
  : () => performance.now();

/** Analyses once; returns the longest step of each stage. */
function measure(steps: Generator<Stage, unknown>): Longest {
  const longest: Longest = {};
  let stage: Stage = 'output';
  for (;;) {
    const from = ownTime();
    const step = steps.next();
    const took = ownTime() - from;
    if (!step.done) stage = step.value;
    longest[stage] = Math.max(longest[stage] ?? 0, took);
    if (step.done) return longest;
  }
}

/** In the child process: one cold run and several warm ones of one size, as JSON. */
function child(size: number): void {
  const { text, articles } = parse(articleOf(size));
  const own = articleText(text, articles[0] as (typeof articles)[number]);
  const analyser = createAnalyser(TRAINED);
  const runs = Array.from({ length: 1 + RUNS }, () => measure(analyser.steps(own)));
  process.stdout.write(JSON.stringify(runs));
}

/** The minimum of the runs, by stage. */
function least(runs: readonly Longest[]): [Stage, number][] {
  const stages = Object.keys(runs[0] ?? {}) as Stage[];
  return stages
    .map((stage): [Stage, number] => [stage, Math.min(...runs.map(run => run[stage] ?? 0))])
    .sort((a, b) => b[1] - a[1]);
}

function main(): void {
  buildSync({
    entryPoints: [__filename],
    outfile: OUT,
    bundle: true,
    platform: 'node',
    external: ['esbuild'],
    logLevel: 'error',
  });
  for (const size of SIZES) {
    const processes = Array.from({ length: RUNS }, () => {
      const out = execFileSync(process.execPath, [OUT, String(size)], { encoding: 'utf8', maxBuffer: 1 << 26 });
      return JSON.parse(out) as Longest[];
    });
    const kinds: [what: string, runs: Longest[]][] = [
      ['first use', processes.map(runs => runs[0] as Longest)],
      ['warm', processes.flatMap(runs => runs.slice(1))],
    ];
    for (const [what, runs] of kinds) {
      const [first, ...others] = least(runs);
      if (!first) continue;
      const words = others.slice(0, 4).map(([stage, took]) => `${stage} ${took.toFixed(0)}`);
      console.log(
        `${String(size).padStart(7)} characters, ${what.padEnd(9)}  longest ${first[0]} ${first[1].toFixed(1)} ms; then ${words.join(', ')}`,
      );
      if (first[1] > LIMIT) process.exitCode = 1;
    }
  }
}

const size = Number(process.argv[2]);
if (size) child(size);
else main();
