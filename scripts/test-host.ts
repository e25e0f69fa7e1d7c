/**
 * Runs `test/host` inside a real extension host: the VS Code named by VSCODE_PATH, one that @vscode/test-electron
 * downloads where SEED_VSCODE names a version (`stable`, `1.100.0`), else the one from npm: the newest, or the oldest
 * supported by SEED_VSCODE=oldest. SEED_GREP names the tests to run. With `--prepare` all is laid out under `out/test` and
 * not run.
 */
import { chmodSync, cpSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { ROOT, run } from './package';
import { OLDEST } from './workbench/install';

const OUT = path.join(ROOT, 'out', 'test', 'host');
/** A copy of `seeds/` that the suites may change. */
const WORKSPACE = path.join(ROOT, 'out', 'test', 'workspace');

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
    // The suites run in the editor's own environment, so the pattern is fixed when they are bundled.
    define: { SEED_GREP: JSON.stringify(process.env.SEED_GREP ?? '') },
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
  rmSync(WORKSPACE, { recursive: true, force: true });
  // Without its corpus file: the suites make those that they need, at the workspace's root.
  const filter = (file: string) => path.basename(file) !== 'seed-annotator.yaml';
  cpSync(path.join(ROOT, 'seeds'), path.join(WORKSPACE, 'seeds'), { recursive: true, filter });
  if (process.argv.includes('--prepare')) return;
  const { VSCODE_PATH, SEED_VSCODE: version } = process.env;
  const executable = OLDEST ? adapter() : (VSCODE_PATH ?? (version ? null : adapter()));
  await runTests({
    ...(executable ? { vscodeExecutablePath: executable } : { version }),
    extensionDevelopmentPath: ROOT,
    extensionTestsPath: path.join(OUT, 'index.js'),
    launchArgs: [WORKSPACE, '--disable-extensions'],
  });
}

main().catch(error => {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
});
