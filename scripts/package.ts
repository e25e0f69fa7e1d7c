/** Builds and packs the extension into `out/seed-annotator.vsix`: `tsx scripts/package.ts`. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname ?? __dirname, '..');
const VSIX = path.join(ROOT, 'out', 'seed-annotator.vsix');
const STAGE = path.join(ROOT, 'out', 'package');

/** @returns the path of the packed extension */
export function packExtension(): string {
  run('tsx', ['scripts/build.ts', '--production']);
  stage();
  run(
    'vsce',
    ['package', '--no-dependencies', '--no-rewrite-relative-links', '--allow-missing-repository', '-o', VSIX],
    STAGE,
  );
  return VSIX;
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
}

/** Runs a tool of the project's dependencies; prints its output only if it fails. */
export function run(tool: string, args: readonly string[], cwd = ROOT): void {
  const windows = process.platform === 'win32';
  const bin = path.join(ROOT, 'node_modules', '.bin', windows ? `${tool}.cmd` : tool);
  const { status, stdout, stderr, error } = spawnSync(bin, args, { cwd, encoding: 'utf8', shell: windows });
  if (status !== 0) throw new Error(`${tool} ${args.join(' ')} failed:\n${error ?? ''}${stdout}${stderr}`);
}

if (process.argv[1] === __filename) process.stdout.write(`${packExtension()}\n`);
