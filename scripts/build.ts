/** Bundles the extension and the command line: `tsx scripts/build.ts [--production] [--watch]`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { type BuildOptions, build, context, type Metafile, type Plugin } from 'esbuild';
import { analysisCode } from './analysisCode';
import { notices } from './notices';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

const common: BuildOptions = {
  bundle: true,
  format: 'cjs',
  target: 'es2022',
  minify: production,
  sourcemap: production ? false : 'linked',
  logLevel: 'info',
  legalComments: 'none',
};

/** One bundle for the extension hosts of Node and the browser. The platform `browser` keeps Node modules out of it. */
const extension: BuildOptions = {
  ...common,
  entryPoints: ['src/extension/extension.ts'],
  outfile: 'dist/extension.js',
  platform: 'browser',
  mainFields: ['module', 'main'],
  external: ['vscode'],
};

/** Node's entry is small: it loads the bundle above and passes it what only Node provides. */
const besideExtension: Plugin = {
  name: 'beside-extension',
  setup: ({ onResolve }) =>
    onResolve({ filter: /\/extension\/extension$/ }, () => ({ path: './extension.js', external: true })),
};

const node: BuildOptions = {
  ...common,
  entryPoints: ['src/platform/node/extension.ts'],
  outfile: 'dist/extension.node.js',
  platform: 'node',
  target: 'node20',
  external: ['vscode'],
  plugins: [besideExtension],
};

const cli: BuildOptions = {
  ...common,
  entryPoints: ['src/cli/main.ts'],
  outfile: 'dist/cli.js',
  platform: 'node',
  target: 'node20',
  banner: { js: '#!/usr/bin/env node' },
};

/** One bundle for Node's and the browser's workers. */
const worker: BuildOptions = {
  ...common,
  entryPoints: ['src/worker/entry.ts'],
  outfile: 'dist/worker.js',
  format: 'iife',
  platform: 'browser',
  external: ['node:worker_threads'],
};

async function run(): Promise<void> {
  mkdirSync('out/meta', { recursive: true });
  const metafiles: Metafile[] = [];
  const define = { SEED_ANALYSIS_CODE: JSON.stringify(await analysisCode()) };
  for (const [name, target] of Object.entries({ extension, 'extension.node': node, cli, worker })) {
    const options = { ...target, define };
    if (watch) {
      await (await context(options)).watch();
      continue;
    }
    const { metafile } = await build({ ...options, metafile: true });
    writeFileSync(`out/meta/${name}.json`, JSON.stringify(metafile));
    metafiles.push(metafile);
  }
  if (!watch) writeFileSync('dist/NOTICES.txt', notices('.', metafiles));
}

run().catch(error => {
  // esbuild has already printed errors in the sources with their positions.
  if (!('errors' in error)) process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
