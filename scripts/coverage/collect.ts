/**
 * Required by mocha, also in the processes that run its files in parallel: notes what is executed of the core, and writes
 * it to the folder that SEED_COVERAGE names when the process ends. It counts blocks once each, which costs less than
 * counting every call, and leaves the processes that tests start alone.
 *
 * The file is there, empty, from the beginning: a process that could not write it is noticed.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { Session } from 'node:inspector';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BlockRange, inlineMapOf, type Places, placesOf } from './executed';
import { isMeasured } from './floor';

interface Script {
  readonly scriptId: string;
  readonly url: string;
  readonly functions: readonly { readonly ranges: readonly BlockRange[] }[];
}

const ROOT = path.resolve(__dirname, '..', '..');
const folder = process.env.SEED_COVERAGE;

function ask<Result>(session: Session, method: string, params: object = {}): Result {
  let answer: Result | undefined;
  session.post(method, params, (error, result) => {
    if (error) throw error;
    answer = result as Result;
  });
  return answer as Result;
}

function fileOf({ url }: Script): string {
  const file = url.startsWith('file:') ? fileURLToPath(url) : url;
  return path.relative(ROOT, file).replaceAll(path.sep, '/');
}

function write(session: Session, target: string): void {
  const { result } = ask<{ result: Script[] }>(session, 'Profiler.takePreciseCoverage');
  const files: Record<string, Places> = {};
  ask(session, 'Debugger.enable');
  for (const script of result) {
    const file = fileOf(script);
    if (!isMeasured(file)) continue;
    const { scriptId, functions } = script;
    const code = ask<{ scriptSource: string }>(session, 'Debugger.getScriptSource', { scriptId }).scriptSource;
    const map = inlineMapOf(code);
    if (!map) throw new Error(`${file} ran without a source map`);
    files[file] = placesOf(
      code,
      map,
      functions.map(({ ranges }) => ranges),
    );
  }
  writeFileSync(target, JSON.stringify(files));
}

if (folder) {
  mkdirSync(folder, { recursive: true });
  const target = path.join(folder, `${process.pid}.json`);
  writeFileSync(target, '');
  const session = new Session();
  session.connect();
  ask(session, 'Profiler.enable');
  ask(session, 'Profiler.startPreciseCoverage', { callCount: false, detailed: true });
  // Mocha ends its processes by this signal if they take longer than a second to end.
  process.on('SIGTERM', () => process.exit(143));
  process.once('exit', () => write(session, target));
}
