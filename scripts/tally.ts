/** A mocha reporter: the usual report, and the sums as JSON in the file that SEED_TALLY names. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Mocha from 'mocha';

/** What came of a runner's tests. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** Writes what a finished run counted. */
export function writeTally(file: string, stats: Mocha.Stats | undefined): void {
  const tally: Tally = { passed: stats?.passes ?? 0, failed: stats?.failures ?? 0, skipped: stats?.pending ?? 0 };
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(tally));
}

export default class TallyReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    const file = process.env.SEED_TALLY;
    if (file) runner.once(Mocha.Runner.constants.EVENT_RUN_END, () => writeTally(file, runner.stats));
  }
}
