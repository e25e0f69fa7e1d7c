/** Builds and packs the extension into `out/seed-annotator.vsix`. */
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname ?? __dirname, '..');
const VSIX = path.join(ROOT, 'out', 'seed-annotator.vsix');

/** @returns the path of the packed extension */
export function packExtension(): string {
  mkdirSync(path.dirname(VSIX), { recursive: true });
  run('tsx', ['scripts/build.ts', '--production']);
  run('vsce', [
    'package',
    '--no-dependencies',
    '--allow-missing-repository',
    '--no-rewrite-relative-links',
    '-o',
    VSIX,
  ]);
  return VSIX;
}

/** Runs a tool of the project's own dependencies; its output is shown only where it fails. */
export function run(tool: string, args: readonly string[]): void {
  const bin = path.join(ROOT, 'node_modules', '.bin', process.platform === 'win32' ? `${tool}.cmd` : tool);
  const { status, stdout, stderr, error } = spawnSync(bin, args, {
    cwd: ROOT,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`${tool} ${args.join(' ')} failed:\n${error ?? ''}${stdout}${stderr}`);
}
