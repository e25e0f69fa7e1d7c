/** Other tools' own code, in a Python environment that is made for the tests. */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../command';

const HERE = path.join(ROOT, 'test', 'cli', 'peers');
const REQUIREMENTS = path.join(HERE, 'requirements.txt');

/** The packages are large, and come from a registry. */
export const PATIENCE_TO_INSTALL = 1_200_000;

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
  if (existsSync(ready)) return { python };
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
  ];
  const steps = [
    spawnSync(base, ['-m', 'venv', folder], { encoding: 'utf8' }),
    spawnSync(python, [...pip, '--requirement', REQUIREMENTS], { encoding: 'utf8', timeout: PATIENCE_TO_INSTALL }),
  ];
  const failed = steps.find(({ status }) => status !== 0);
  if (failed) return { missing: `the packages cannot be installed (${lastLine(failed)})` };
  writeFileSync(ready, '');
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
