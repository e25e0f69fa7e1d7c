/** A mocha reporter: the usual report, plus the counts as JSON in the file that SEED_TALLY names. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Mocha from 'mocha';

/** The result of a runner's tests. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** The failed tests, if the runner names them. */
  readonly failures?: readonly Failure[];
}

export interface Failure {
  /** The full title of the test. */
  readonly title: string;
  /** The error, with the first lines of its stack. */
  readonly error: string;
}

/** The lines of an error that are kept. */
const ERROR_LINES = 12;

/** Writes the counts of a run to a file when it ends. */
export function writeTally(file: string, runner: Mocha.Runner): void {
  const failures: Failure[] = [];
  runner.on(Mocha.Runner.constants.EVENT_TEST_FAIL, (test, error) =>
    failures.push({
      title: test.fullTitle(),
      error: String(error?.stack ?? error)
        .split('\n')
        .slice(0, ERROR_LINES)
        .join('\n'),
    }),
  );
  runner.once(Mocha.Runner.constants.EVENT_RUN_END, () => {
    const { stats } = runner;
    const tally: Tally = {
      passed: stats?.passes ?? 0,
      failed: stats?.failures ?? 0,
      skipped: stats?.pending ?? 0,
      failures,
    };
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(tally));
  });
}

export default class TallyReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    const file = process.env.SEED_TALLY;
    if (file) writeTally(file, runner);
  }
}
