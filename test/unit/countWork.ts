/**
 * Run in a process of its own by `work.ts`: counts what a module's cases execute. The counters must be there before the
 * code is compiled, so nothing of the project is imported before they are switched on.
 *
 *   node --import tsx countWork.ts MODULE
 */
import { Session } from 'node:inspector';
import { pathToFileURL } from 'node:url';
import type { Cases, Counts } from './work';

const session = new Session();
session.connect();

function ask<Result>(method: string, params: object = {}): Result {
  let answer: Result | undefined;
  session.post(method, params, (error, result) => {
    if (error) throw error;
    answer = result as Result;
  });
  return answer as Result;
}

interface Coverage {
  readonly result: readonly {
    readonly url: string;
    readonly functions: readonly { readonly ranges: readonly { readonly count: number }[] }[];
  }[];
}

/** How many blocks of the project and its dependencies have been executed since the last call. */
function executed(): number {
  let sum = 0;
  for (const { url, functions } of ask<Coverage>('Profiler.takePreciseCoverage').result) {
    if (!url.startsWith('file:') && !url.startsWith('/')) continue;
    if (!/\/src\/|\/node_modules\/yaml\//.test(url)) continue;
    for (const { ranges } of functions) for (const { count } of ranges) sum += count;
  }
  return sum;
}

async function main(): Promise<void> {
  ask('Profiler.enable');
  ask('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  const { CASES }: { CASES: Cases } = await import(pathToFileURL(process.argv[2]).href);
  const counts: Counts = {};
  for (const [name, { sizes, prepare }] of Object.entries(CASES)) {
    // What is worked out once for all is not counted.
    prepare(sizes[0])();
    counts[name] = sizes.map(size => {
      const run = prepare(size);
      executed();
      run();
      return executed();
    });
  }
  process.stdout.write(JSON.stringify(counts));
}

void main();
