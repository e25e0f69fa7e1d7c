/** Other tools' own code, in a Python environment that is made for the tests. */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../command';

const HERE = path.join(ROOT, 'test', 'cli', 'peers');
const REQUIREMENTS = path.join(HERE, 'requirements.txt');

/** The packages are large, and come from a registry. */
export const PATIENCE_TO_INSTALL = 400_000;

/**
 * Python with the tools; made once for each list of requirements, and kept.
 * @returns its path, or why it cannot be had
 */
export function pythonWithTools(): { readonly python: string } | { readonly missing: string } {
  const base = ['python3', 'python'].find(
    name =>
      spawnSync(name, ['-c', 'import sys, venv, ensurepip; sys.exit(not (3, 10) <= sys.version_info < (3, 13))'])
        .status === 0,
  );
  if (!base) return { missing: 'no Python 3.10 to 3.12 that can make environments' };
  const hash = createHash('sha256').update(readFileSync(REQUIREMENTS)).digest('hex').slice(0, 12);
  const folder = path.join(ROOT, 'out', `peers-${hash}`);
  const python = path.join(folder, ...(process.platform === 'win32' ? ['Scripts', 'python.exe'] : ['bin', 'python']));
  const ready = path.join(folder, 'ready');
  return withLock(`${folder}.lock`, () => (existsSync(ready) ? { python } : makeEnvironment(base, folder, python)));
}

/** Runs one after the other what several processes ask for. A lock that is older than any install is of a dead one. */
function withLock<T>(lock: string, work: () => T): T {
  mkdirSync(path.dirname(lock), { recursive: true });
  for (;;) {
    try {
      mkdirSync(lock);
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const made = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
      if (Date.now() - made > PATIENCE_TO_INSTALL) rmSync(lock, { recursive: true, force: true });
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
    }
  }
  try {
    return work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

function makeEnvironment(
  base: string,
  folder: string,
  python: string,
): { readonly python: string } | { readonly missing: string } {
  rmSync(folder, { recursive: true, force: true });
  const pip = [
    '-m',
    'pip',
    'install',
    '--quiet',
    '--no-input',
    '--disable-pip-version-check',
    '--no-compile',
    '--no-deps',
    '--retries=1',
  ];
  const steps = [
    spawnSync(base, ['-m', 'venv', folder], { encoding: 'utf8' }),
    spawnSync(python, [...pip, '--requirement', REQUIREMENTS], { encoding: 'utf8', timeout: PATIENCE_TO_INSTALL }),
  ];
  const failed = steps.find(({ status }) => status !== 0);
  if (failed) return { missing: `the packages cannot be installed (${lastLine(failed)})` };
  writeFileSync(path.join(folder, 'ready'), '');
  return { python };
}

const lastLine = ({ stderr }: SpawnSyncReturns<string>): string => stderr?.trim().split('\n').at(-1) ?? 'no answer';

/**
 * Runs one of the scripts in this folder.
 * @param script its name
 * @returns what it writes as JSON
 */
export function runPython<T>(python: string, script: string, args: readonly string[], input = ''): T {
  const run = spawnSync(python, [path.join(HERE, script), ...args], {
    encoding: 'utf8',
    input,
    maxBuffer: 1 << 26,
    env: { ...process.env, PYTHONIOENCODING: 'utf-8' },
  });
  if (run.status !== 0) throw new Error(`${script}: ${run.stderr || run.error}`);
  return JSON.parse(run.stdout) as T;
}

/** Skips all tests of a suite in which Python with the tools cannot be had, and says why in one line. */
export function pythonOrSkip(suite: Mocha.Context): string {
  const found = pythonWithTools();
  if ('python' in found) return found.python;
  console.log(`    skipped: ${found.missing}`);
  return suite.skip();
}
