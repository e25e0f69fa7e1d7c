/**
 * Work in blocks of code executed: the same on every machine and under any load, unlike time. It does not see what one
 * regular expression or one call of the engine does inside; that is for the processor's time to show (`cpuTime`).
 */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import path from 'node:path';
import { LONGEST_TEST } from '../patience';

export interface Case {
  /** The sizes to run it with, each twice the one before. */
  readonly sizes: readonly number[];
  /** Makes the input, which is not counted, and gives what is. */
  readonly prepare: (size: number) => () => unknown;
}

/** What a module that is measured exports as `CASES`. */
export type Cases = Readonly<Record<string, Case>>;

/** By case: the blocks executed for each size. */
export type Counts = Record<string, number[]>;

/** Compiled code counts a call that it has inlined only now and then, so that the sums vary by a sixth. */
const EACH_CALL_COUNTED = ['--no-turbo-inlining', '--max-inlined-bytecode-size=0'];

/** Measures the cases of a module in this folder, such as `analysis/hostile.work.ts`. */
export function countWork(module: string): Promise<Counts> {
  const script = path.join(__dirname, 'countWork.ts');
  const args = [...EACH_CALL_COUNTED, '--import', 'tsx', script, path.join(__dirname, module)];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { timeout: LONGEST_TEST, maxBuffer: 2 ** 24 }, (error, out, err) => {
      if (error) reject(new Error(`${error.message}\n${err}`));
      else resolve(JSON.parse(out));
    });
  });
}

/** Twice the input makes at most twice the work, and a little for what does not divide evenly. */
export function assertLinear(counts: readonly number[]): void {
  for (const [i, count] of counts.entries())
    if (i > 0) assert.ok(count <= 2.2 * counts[i - 1] + 50_000, `twice the input: ${counts.join(', then ')} blocks`);
}
