/**
 * Builds and packs the extension into `out/seed-annotator.vsix`: `tsx scripts/package.ts`. The same sources give the same
 * bytes: times, modes and order of the files in the package do not depend on the machine.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname ?? __dirname, '..');
const VSIX = path.join(ROOT, 'out', 'seed-annotator.vsix');
/** The animation of the README is too large for the package, which has a still picture instead. */
const ANIMATION = 'media/animation.webp';
const STILL = 'media/screenshot.png';
const STAGE = path.join(ROOT, 'out', 'package');

/** The first day that a ZIP archive can name, in seconds. Its times are local, so the zone is fixed too. */
const PACKED_AT = { SOURCE_DATE_EPOCH: String(Date.UTC(1980, 0, 1) / 1000), TZ: 'UTC', LC_ALL: 'en_US.UTF-8' };

/** @returns the path of the packed extension */
export function packExtension(vsix = VSIX): string {
  run('tsx', ['scripts/build.ts', '--production']);
  stage();
  run(
    'vsce',
    ['package', '--no-dependencies', '--no-rewrite-relative-links', '--allow-missing-repository', '-o', vsix],
    { cwd: STAGE, env: PACKED_AT },
  );
  return vsix;
}

/**
 * Copies the top-level entries that `.vscodeignore` includes. vsce still applies the full file to the copy, but need not
 * match the hundred thousand files of VS Code that are in the project after a test run.
 */
function stage(): void {
  rmSync(STAGE, { recursive: true, force: true });
  mkdirSync(STAGE, { recursive: true });
  const allowed = readFileSync(path.join(ROOT, '.vscodeignore'), 'utf8').matchAll(/^!([^/\s]+)/gm);
  for (const name of new Set(['.vscodeignore', ...[...allowed].map(match => match[1] as string)])) {
    cpSync(path.join(ROOT, name), path.join(STAGE, name), { recursive: true });
  }
  const readme = path.join(STAGE, 'README.md');
  writeFileSync(readme, readFileSync(readme, 'utf8').replaceAll(ANIMATION, STILL));
  fixModes(STAGE);
}

/** Gives all files of a folder the same mode, whatever it was where they were made. */
export function fixModes(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true }))
    if (entry.isFile()) chmodSync(path.join(entry.parentPath ?? entry.path, entry.name), 0o644);
}

interface RunOptions {
  readonly cwd?: string;
  /** Added to the environment. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a tool of the project's dependencies; prints its output only if it fails. */
export function run(tool: string, args: readonly string[], { cwd = ROOT, env = {} }: RunOptions = {}): void {
  const windows = process.platform === 'win32';
  const bin = path.join(ROOT, 'node_modules', '.bin', windows ? `${tool}.cmd` : tool);
  const options = { cwd, env: { ...process.env, ...env }, encoding: 'utf8', shell: windows } as const;
  const { status, stdout, stderr, error } = spawnSync(bin, args, options);
  if (status !== 0) throw new Error(`${tool} ${args.join(' ')} failed:\n${error ?? ''}${stdout}${stderr}`);
}

if (process.argv[1] === __filename) process.stdout.write(`${packExtension()}\n`);
