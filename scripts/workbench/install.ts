/** Puts a real VS Code (the server and its browser) beside the project, the first time that one is needed. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export const HOME = path.resolve(import.meta.dirname ?? __dirname);
const MODULES = path.join(HOME, 'node_modules');
const STAMP = path.join(MODULES, '.complete');

/** Where VS Code's server lies once installed. */
export const VSCODE = path.join(MODULES, 'code-server', 'lib', 'vscode');

const lockHash = (): string =>
  createHash('sha256')
    .update(readFileSync(path.join(HOME, 'package-lock.json')))
    .digest('hex');

/** Installs what the lock file names; done at once when that is there already. A half-done install is done again. */
export async function ensureWorkbench(log: (line: string) => void): Promise<void> {
  const wanted = lockHash();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return;
  log('Installing VS Code from npm (once, about 900 MB) …');
  rmSync(MODULES, { recursive: true, force: true });
  await npm(HOME, ['ci', '--ignore-scripts', '--no-audit', '--no-fund']);
  for (const folder of [VSCODE, path.join(VSCODE, 'extensions')]) {
    await npm(folder, ['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund']);
  }
  writeFileSync(STAMP, wanted);
}

function npm(cwd: string, args: readonly string[]): Promise<void> {
  const windows = process.platform === 'win32';
  return new Promise((resolve, reject) => {
    const child = spawn(windows ? 'npm.cmd' : 'npm', args, { cwd, shell: windows });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => (output += chunk));
    const fail = (reason: unknown) =>
      reject(new Error(`npm ${args.join(' ')} failed in ${path.relative(HOME, cwd) || '.'}: ${reason}\n${output}`));
    child.once('error', fail);
    child.once('close', code => (code === 0 ? resolve() : fail(`exit code ${code}`)));
  });
}

/** A Node that the server runs on: this one where it is new enough, else the one that was installed with it. */
export function serverNode(): string {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  const packed = path.join(MODULES, `node-${process.platform}-${process.arch}`, 'bin', 'node');
  if (!existsSync(packed)) throw new Error(`VS Code's server needs Node 24 or newer; this is ${process.version}.`);
  return packed;
}
