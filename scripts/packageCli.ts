/** Builds and packs the command line as an npm package into `out`: `tsx scripts/packageCli.ts`. It has no dependencies. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Metafile } from 'esbuild';
import { notices } from './notices';
import { fixModes, ROOT, run } from './package';

const STAGE = path.join(ROOT, 'out', 'cli-package');
/** Bundles of the command line, and what they read beside them. */
export const CLI_BUNDLES = ['cli', 'commands', 'mcp', 'indexWorker', 'converter'] as const;
const BESIDE = ['models.json', 'node-sqlite3-wasm.wasm'];

/** @returns the path of the tarball */
export function packCli(): string {
  run('tsx', ['scripts/build.ts', '--production']);
  const manifest = stage();
  const out = path.join(ROOT, 'out');
  const windows = process.platform === 'win32';
  const { status, stdout, stderr, error } = spawnSync(
    windows ? 'npm.cmd' : 'npm',
    ['pack', '--silent', '--pack-destination', out],
    { cwd: STAGE, encoding: 'utf8', shell: windows },
  );
  if (status !== 0) throw new Error(`npm pack failed:\n${error ?? ''}${stdout}${stderr}`);
  return path.join(out, `${manifest.name}-${manifest.version}.tgz`);
}

function stage() {
  rmSync(STAGE, { recursive: true, force: true });
  mkdirSync(path.join(STAGE, 'dist'), { recursive: true });
  for (const name of [...CLI_BUNDLES.map(bundle => `${bundle}.js`), ...BESIDE])
    cpSync(path.join(ROOT, 'dist', name), path.join(STAGE, 'dist', name));
  writeFileSync(path.join(STAGE, 'dist', 'NOTICES.txt'), notices(ROOT, CLI_BUNDLES.map(metafileOf)));
  cpSync(path.join(ROOT, 'LICENSE'), path.join(STAGE, 'LICENSE'));
  cpSync(path.join(ROOT, 'src', 'cli', 'README.md'), path.join(STAGE, 'README.md'));
  const manifest = cliManifest();
  writeFileSync(path.join(STAGE, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  fixModes(STAGE);
  return manifest;
}

function cliManifest() {
  const { name, version, license, keywords, bin, engines } = JSON.parse(
    readFileSync(path.join(ROOT, 'package.json'), 'utf8'),
  );
  return {
    name: name as string,
    version: version as string,
    description:
      'Who said what in news articles: quotes with speakers and reasons, search, annotations, an MCP server.',
    license,
    keywords,
    bin,
    engines: { node: engines.node },
    type: 'commonjs',
    files: ['dist'],
  };
}

const metafileOf = (bundle: string): Metafile =>
  JSON.parse(readFileSync(path.join(ROOT, 'out', 'meta', `${bundle}.json`), 'utf8'));

if (process.argv[1] === __filename) process.stdout.write(`${packCli()}\n`);
