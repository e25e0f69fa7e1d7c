/** Bundles the extension and the command line: `tsx scripts/build.ts [--production] [--watch]`. */
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type BuildOptions, build, context, type Metafile, type Plugin } from 'esbuild';
import { TRAINED } from '../src/core/analysis';
import { analysisCode } from './analysisCode';
import { converterBundle } from './converterBundle';
import { notices } from './notices';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

const CORE = path.resolve('src/core');

const common: BuildOptions = {
  bundle: true,
  format: 'cjs',
  target: 'es2022',
  minify: production,
  sourcemap: production ? false : 'linked',
  logLevel: 'info',
  legalComments: 'none',
};

/** One bundle for Node's and the browser's extension host, without Node. Its entry is the browser's. */
const extension: BuildOptions = {
  ...common,
  entryPoints: ['src/platform/web/extension.ts'],
  outfile: 'dist/extension.js',
  platform: 'browser',
  mainFields: ['module', 'main'],
  external: ['vscode'],
};

/** Node's entry is small: it loads the bundle above and passes it a host of its own. */
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

/** One bundle for Node's and the browser's workers. The extension loads it as a file of its own. */
const worker: BuildOptions = {
  ...common,
  entryPoints: ['src/worker/entry.ts'],
  outfile: 'dist/worker.js',
  format: 'iife',
  platform: 'browser',
  external: ['node:worker_threads'],
};

/** The core has no side effects (test/unit/layers.test.ts), so that a page takes only what it uses of a layer. */
const pureCore: Plugin = {
  name: 'pure-core',
  setup: ({ onResolve, resolve }) =>
    onResolve({ filter: /^\./ }, async ({ path: name, pluginData, ...from }) => {
      if (pluginData === pureCore) return undefined;
      const { errors, path: file, ...found } = await resolve(name, { ...from, pluginData: pureCore });
      if (errors.length) return { errors };
      return path.relative(CORE, file).startsWith('..') ? { ...found, path: file } : { path: file, sideEffects: false };
    }),
};

/** The command line reads the models from the file that the extension has: the package holds them once. */
const modelsBeside: Plugin = {
  name: 'models-beside',
  setup: ({ onLoad }) =>
    onLoad({ filter: /core[\\/]analysis[\\/]trained\.ts$/ }, () => ({
      contents: `import path from 'node:path';
import { readModels } from './src/platform/node/models';
export const TRAINED = readModels(path.join(__dirname, 'models.json'));`,
      loader: 'js',
      resolveDir: '.',
    })),
};

/** The command line's bundle for `extract` is small: the other commands are beside it, and read only when they are called. */
const besideCli: Plugin = {
  name: 'beside-cli',
  setup: ({ onResolve }) => onResolve({ filter: /^\.\/commands$/ }, () => ({ path: './commands.js', external: true })),
};

/** `require` for what is beside: Node reads a file twice for `import`, the first time for the names of its exports. */
const WITHOUT_IMPORT: BuildOptions['supported'] = { 'dynamic-import': false };

const cli: BuildOptions = {
  ...common,
  supported: WITHOUT_IMPORT,
  entryPoints: ['src/cli/main.ts'],
  outfile: 'dist/cli.js',
  platform: 'node',
  target: 'node20',
  banner: { js: '#!/usr/bin/env node' },
  plugins: [besideCli, modelsBeside, pureCore],
};

/** The code of the protocol for agents is read only when it is spoken. */
const besideCommands: Plugin = {
  name: 'beside-commands',
  setup: ({ onResolve }) => onResolve({ filter: /^\.\/protocol$/ }, () => ({ path: './mcp.js', external: true })),
};

const commands: BuildOptions = {
  ...common,
  supported: WITHOUT_IMPORT,
  entryPoints: ['src/cli/commands.ts'],
  outfile: 'dist/commands.js',
  platform: 'node',
  target: 'node20',
  plugins: [besideCommands, modelsBeside, pureCore],
};

const mcp: BuildOptions = {
  ...common,
  entryPoints: ['src/cli/mcp/protocol.ts'],
  outfile: 'dist/mcp.js',
  platform: 'node',
  target: 'node20',
  plugins: [modelsBeside, pureCore],
};

const converter = converterBundle({ ...common, plugins: [pureCore] });

/** The page of the quote map, with its style sheet beside it. */
const quoteMap: BuildOptions = {
  ...common,
  entryPoints: ['src/webview/quoteMap/main.ts'],
  outfile: 'dist/quoteMap.js',
  format: 'iife',
  platform: 'browser',
  plugins: [pureCore],
};

/** The worker of the corpus index, in Node. */
const indexWorker: BuildOptions = {
  ...common,
  entryPoints: ['src/platform/node/indexing/indexWorker.ts'],
  outfile: 'dist/indexWorker.js',
  platform: 'node',
  target: 'node20',
};

/** The same for browsers. */
const webIndexWorker: BuildOptions = {
  ...common,
  entryPoints: ['src/platform/web/indexWorker.ts'],
  outfile: 'dist/indexWorker.web.js',
  format: 'iife',
  platform: 'browser',
  // It is given the WebAssembly, and so does not look for it beside itself. It needs an address that others can be
  // relative to, which that of a blob is not.
  define: { 'import.meta.url': '"file:///"' },
};

async function run(): Promise<void> {
  for (const folder of ['out/meta', 'dist']) mkdirSync(folder, { recursive: true });
  // The extension's bundles hold no models: its worker, or the extension without one, reads this file.
  writeFileSync('dist/models.json', JSON.stringify(TRAINED));
  const metafiles: Metafile[] = [];
  const define = { SEED_ANALYSIS_CODE: JSON.stringify(await analysisCode()) };
  for (const [name, target] of Object.entries({
    extension,
    'extension.node': node,
    cli,
    commands,
    mcp,
    worker,
    converter,
    indexWorker,
    'indexWorker.web': webIndexWorker,
    quoteMap,
  })) {
    const options = { ...target, define: { ...target.define, ...define } };
    if (watch) {
      await (await context(options)).watch();
      continue;
    }
    const { metafile } = await build({ ...options, metafile: true });
    writeFileSync(`out/meta/${name}.json`, JSON.stringify(metafile));
    metafiles.push(metafile);
  }
  copyFileSync('node_modules/node-sqlite3-wasm/dist/node-sqlite3-wasm.wasm', 'dist/node-sqlite3-wasm.wasm');
  copyFileSync('node_modules/@sqlite.org/sqlite-wasm/dist/sqlite3.wasm', 'dist/sqlite3.wasm');
  if (!watch) writeFileSync('dist/NOTICES.txt', notices('.', metafiles));
}

run().catch(error => {
  // esbuild has already printed errors in the sources with their positions.
  if (!('errors' in error)) process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
