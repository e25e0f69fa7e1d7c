/** The worker of the index as the editor starts it, bundled for a process that can be killed. */
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { TRAINED } from '../../src/core/analysis';
import { ROOT } from '../cli/command';
import type { IndexProgram } from '../cli/killedIndex';

/** @returns the program; each of its steps is a transaction of its own */
export function bundleIndexWorker(): IndexProgram {
  const folder = path.join(ROOT, 'out', 'test', `index-worker-${process.env.MOCHA_WORKER_ID ?? 'alone'}`);
  mkdirSync(folder, { recursive: true });
  buildSync({
    absWorkingDir: ROOT,
    entryPoints: ['src/platform/node/indexing/indexWorker.ts', 'test/kills/indexChild.ts'],
    outdir: folder,
    entryNames: '[name]',
    bundle: true,
    platform: 'node',
    target: 'node20',
    logLevel: 'error',
  });
  const wasm = 'node-sqlite3-wasm.wasm';
  copyFileSync(path.join(ROOT, 'node_modules/node-sqlite3-wasm/dist', wasm), path.join(folder, wasm));
  const models = path.join(folder, 'models.json');
  writeFileSync(models, JSON.stringify(TRAINED));
  return {
    command: [path.join(folder, 'indexChild.js'), path.join(folder, 'indexWorker.js'), models],
    isOneTransaction: false,
  };
}
