/**
 * Runs `test/host` inside a real extension host: the VS Code named by VSCODE_PATH, one that @vscode/test-electron
 * downloads where SEED_VSCODE names a version, else the one from npm.
 */
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { ROOT, run } from './package';

const OUT = path.join(ROOT, 'out', 'test', 'host');

async function bundleSuites(): Promise<void> {
  rmSync(OUT, { recursive: true, force: true });
  await build({
    entryPoints: ['test/host/index.ts', 'test/host/**/*.test.ts'],
    outdir: OUT,
    absWorkingDir: ROOT,
    entryNames: '[name]',
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    sourcemap: 'linked',
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  });
}

/** A script that starts the adapter: what @vscode/test-electron is given for an editor. */
function adapter(): string {
  const script = path.join(ROOT, 'out', 'code');
  writeFileSync(
    script,
    `#!/bin/sh\nexec "${process.execPath}" --import tsx "${path.join(ROOT, 'scripts', 'workbench', 'code.ts')}" "$@"\n`,
  );
  chmodSync(script, 0o755);
  return script;
}

async function main(): Promise<void> {
  run('tsx', ['scripts/build.ts']);
  await bundleSuites();
  const workspace = mkdtempSync(path.join(os.tmpdir(), 'seed-host-'));
  const seeds = path.join(workspace, 'seeds');
  mkdirSync(seeds);
  cpSync(path.join(ROOT, 'seeds'), seeds, { recursive: true });
  const version = process.env.SEED_VSCODE;
  const vscodeExecutablePath = process.env.VSCODE_PATH ?? (version ? undefined : adapter());
  try {
    await runTests({
      ...(vscodeExecutablePath ? { vscodeExecutablePath } : { version }),
      extensionDevelopmentPath: ROOT,
      extensionTestsPath: path.join(OUT, 'index.js'),
      launchArgs: [workspace, '--disable-extensions'],
    });
  } finally {
    rmSync(workspace, { recursive: true, force: true });
  }
}

main().catch(error => {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
});
