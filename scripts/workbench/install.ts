/** Installs a real VS Code (server and browser) in the project when it is first needed. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Folder of the newest VS Code and the browser. */
export const HOME = path.resolve(import.meta.dirname ?? __dirname);

/** True: tests run in the oldest supported VS Code (SEED_VSCODE=oldest) instead of the newest. */
export const OLDEST = process.env.SEED_VSCODE === 'oldest';
const EDITION = OLDEST ? path.join(HOME, 'oldest') : HOME;

/** Entry script of VS Code's server, once installed. */
export const SERVER_ENTRY = path.join(serverOf(EDITION), 'out', 'server-main.js');

/** Installs VS Code's server and the browser if they are missing. An interrupted install is repeated. */
export async function ensureWorkbench(log: (line: string) => void): Promise<void> {
  await ensure(HOME, log);
  if (!OLDEST) return;
  await ensure(EDITION, log);
  lendSearch();
}

/**
 * The oldest VS Code downloads its search program (ripgrep) in an install script; the newest includes it in its package.
 * Without it, every file search fails. So the oldest gets a copy from the newest.
 */
function lendSearch(): void {
  const modules = (edition: string) => path.join(serverOf(edition), 'node_modules', '@vscode');
  const program = process.platform === 'win32' ? 'rg.exe' : 'rg';
  const platform = `${process.platform}-${process.arch}`;
  const lent = path.join(modules(HOME), 'ripgrep-universal', 'bin', platform, program);
  const bin = path.join(modules(EDITION), 'ripgrep', 'bin');
  if (existsSync(path.join(bin, program))) return;
  mkdirSync(bin, { recursive: true });
  copyFileSync(lent, path.join(bin, program));
  chmodSync(path.join(bin, program), 0o755);
}

async function ensure(home: string, log: (line: string) => void): Promise<void> {
  const modules = path.join(home, 'node_modules');
  const stamp = path.join(modules, '.complete');
  const lock = readFileSync(path.join(home, 'package-lock.json'));
  const wanted = createHash('sha256').update(lock).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  log('Installing VS Code from npm (once, about 900 MB) …');
  rmSync(modules, { recursive: true, force: true });
  await npm(home, ['ci', '--ignore-scripts']);
  for (const folder of [serverOf(home), path.join(serverOf(home), 'extensions')]) {
    // Its own lock file decides; the peer dependencies in it do not all agree.
    await npm(folder, ['install', '--omit=dev', '--ignore-scripts', '--legacy-peer-deps']);
  }
  const logger = path.join(home, 'spdlog.cjs');
  if (existsSync(logger))
    copyFileSync(logger, path.join(serverOf(home), 'node_modules', '@vscode', 'spdlog', 'index.js'));
  writeFileSync(stamp, wanted);
}

function serverOf(home: string): string {
  return path.join(home, 'node_modules', 'code-server', 'lib', 'vscode');
}

function npm(cwd: string, given: readonly string[]): Promise<void> {
  const args = [...given, '--no-audit', '--no-fund'];
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

/** A Node that can run the server: the current one if it fits, otherwise the one installed with the server. */
export function serverNode(): string {
  const major = Number(process.versions.node.split('.')[0]);
  if (OLDEST ? major === 22 : major >= 24) return process.execPath;
  const packed = path.join(EDITION, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
  if (!existsSync(packed)) {
    throw new Error(`VS Code's server needs Node ${OLDEST ? '22' : '24 or newer'}; this is ${process.version}.`);
  }
  return packed;
}
