/** Runs the command line like a user: the bundle, in a separate process. */
import { type ChildProcess, spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { LONGEST_TEST } from '../patience';

export const ROOT = path.resolve(__dirname, '..', '..');
/** One for each process that runs tests: they run at once. */
export const BUNDLE = path.join(ROOT, 'out', 'test', `cli-${process.env.MOCHA_WORKER_ID ?? 'alone'}`, 'cli.js');
let isBundled = false;

/** Each test starts processes, which is slow on a busy machine. */
export const PATIENCE = LONGEST_TEST;

/** Must be called before the tests of a file. */
export function bundle(): void {
  if (isBundled) return;
  buildSync({
    absWorkingDir: ROOT,
    entryPoints: ['src/cli/main.ts'],
    outfile: BUNDLE,
    bundle: true,
    platform: 'node',
    target: 'node20',
    logLevel: 'error',
  });
  const wasm = 'node-sqlite3-wasm.wasm';
  copyFileSync(path.join(ROOT, 'node_modules/node-sqlite3-wasm/dist', wasm), path.join(path.dirname(BUNDLE), wasm));
  isBundled = true;
}

export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Surroundings {
  readonly cwd?: string;
  readonly input?: string;
}

export function start(args: readonly string[], { cwd = ROOT }: Surroundings = {}): ChildProcess {
  return spawn(process.execPath, [BUNDLE, ...args], { cwd, stdio: 'pipe' });
}

export function seedAnnotator(args: readonly string[], surroundings: Surroundings = {}): Promise<Outcome> {
  return outcomeOf(start(args, surroundings), surroundings.input);
}

/** Waits until a process ends. @param input what it reads */
export function outcomeOf(child: ChildProcess, input = ''): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    let out = '';
    let err = '';
    child.stdout?.setEncoding('utf8').on('data', chunk => (out += chunk));
    child.stderr?.setEncoding('utf8').on('data', chunk => (err += chunk));
    child.on('error', reject).on('close', code => resolve({ code, out, err }));
    child.stdin?.on('error', () => {}).end(input);
  });
}

/** A folder that is deleted after the tests of a file. `make` fills it: path → content, or `->target` for a link. */
export function temporaryFolder(): { readonly path: string; make(files: Record<string, string | Buffer>): void } {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'seed-annotator-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const make = (files: Record<string, string | Buffer>): void => {
    for (const [name, content] of Object.entries(files)) {
      const file = path.join(folder, name);
      mkdirSync(path.dirname(file), { recursive: true });
      if (typeof content === 'string' && content.startsWith('->')) symlinkSync(content.slice(2), file);
      else writeFileSync(file, content);
    }
  };
  return { path: folder, make };
}

export const HEAD = 'date 2025-04-26 [Source: Coast Wire]';
export const STORY = `${HEAD}\n\n“We wait,” said Ana Brodsky, the pilot, on Friday.\n`;
