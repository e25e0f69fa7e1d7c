/** The bundle of the worker that converts files of other kinds. Only it has the parsers of HTML, mail and Word. */
import type { BuildOptions, Plugin } from 'esbuild';

/** What parsers would load and must not: mammoth is given the parts of a document, and pages are not drawn. */
const LEFT_OUT: readonly { readonly importer: RegExp; readonly name: RegExp; readonly contents: string }[] = [
  { importer: /[\\/]mammoth[\\/]/, name: /^jszip$/, contents: '' },
  {
    importer: /[\\/]mammoth[\\/]/,
    name: /^\.\/unzip$/,
    contents: 'exports.openZip = ({ file }) => Promise.resolve(file);',
  },
  {
    importer: /[\\/]mammoth[\\/]/,
    name: /^\.\/files$/,
    contents: "exports.Files = class { read() { return Promise.reject(new Error('Other files are not read')); } };",
  },
  {
    importer: /[\\/]linkedom[\\/]/,
    name: /^cssomnom\/parse$/,
    contents: 'export const parse = () => ({ cssRules: [] });',
  },
  { importer: /[\\/]linkedom[\\/]/, name: /^canvas$/, contents: "throw new Error('Pictures are not drawn');" },
];

const leftOut: Plugin = {
  name: 'left-out',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^(?:jszip|\.\/unzip|\.\/files|canvas|cssomnom\/parse)$/ }, ({ path: name, importer }) => {
      const at = LEFT_OUT.findIndex(one => one.importer.test(importer) && one.name.test(name));
      return at < 0 ? undefined : { path: String(at), namespace: 'left-out' };
    });
    onLoad({ filter: /.*/, namespace: 'left-out' }, ({ path: at }) => ({ contents: LEFT_OUT[Number(at)]?.contents }));
  },
};

/** One bundle for Node's and the browser's workers. @param base what all bundles have */
export const converterBundle = (base: BuildOptions): BuildOptions => ({
  ...base,
  entryPoints: ['src/converter/entry.ts'],
  outfile: 'dist/converter.js',
  bundle: true,
  format: 'iife',
  platform: 'browser',
  mainFields: ['module', 'main'],
  external: ['node:worker_threads'],
  plugins: [...(base.plugins ?? []), leftOut],
});
