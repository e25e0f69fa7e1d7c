/** Checks the contents of the packed extension that users install. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import type { Metafile } from 'esbuild';
import { bundledPackages } from '../../scripts/notices';
import { packExtension, ROOT } from '../../scripts/package';
import { TRAINED } from '../../src/core/analysis';
import { unzip } from './zip';

const ALLOWED = [
  /^extension\.vsixmanifest$/,
  /^\[Content_Types\]\.xml$/,
  /^extension\/(package(?:\.nls(?:\.de)?)?\.json|readme\.md|changelog\.md|LICENSE\.txt|language-configuration\.json)$/,
  /^extension\/l10n\/bundle\.l10n\.de\.json$/,
  /^extension\/types\/api\.d\.ts$/,
  /^extension\/docs\/[\w-]+\.md$/,
  /^extension\/dist\/(extension(\.node)?\.js|(?:worker|converter|indexWorker(?:\.web)?)\.js|quoteMap\.(?:js|css)|models\.json|cli\.js|commands\.js|mcp\.js|node-sqlite3-wasm\.wasm|sqlite3\.wasm|NOTICES\.txt)$/,
  /^extension\/(syntaxes|schemas)\/[\w.-]+\.json$/,
  /^extension\/media\/[\w.-]+\.(svg|png)$/,
  /^extension\/media\/walkthrough\/[\w-]+\.webp$/,
  /^extension\/seeds\/[a-z-]+\.(txt|yaml|txt\.annotations\.yaml)$/,
];

/** Licences that allow a package to be redistributed inside an MIT-licensed bundle. */
const REDISTRIBUTABLE = [
  'MIT',
  'MIT-0',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  // duck, whose licence text is that of BSD-2-Clause.
  'BSD',
  '0BSD',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'Unlicense',
];

const BUNDLES = [
  'extension',
  'extension.node',
  'worker',
  'converter',
  'indexWorker',
  'indexWorker.web',
  'quoteMap',
  'cli',
  'commands',
  'mcp',
];

const MEGABYTE = 1 << 20;

describe('the packed extension', () => {
  let archive: Buffer;
  let files: Map<string, Buffer>;
  let manifest: Record<string, unknown>;
  const metafiles: Record<string, Metafile> = {};

  before(() => {
    archive = readFileSync(process.env.SEED_VSIX ?? packExtension());
    files = unzip(archive);
    manifest = JSON.parse(String(files.get('extension/package.json')));
    for (const name of BUNDLES) {
      metafiles[name] = JSON.parse(readFileSync(path.join(ROOT, 'out', 'meta', `${name}.json`), 'utf8'));
    }
  });

  it('contains only the expected files', () => {
    const others = [...files.keys()].filter(name => !ALLOWED.some(pattern => pattern.test(name)));
    assert.deepEqual(others, []);
  });

  it('contains every file that its manifest names', () => {
    const named = new Set<string>();
    const collect = (value: unknown): void => {
      if (typeof value === 'string' && /^(\.\/|media\/)/.test(value)) named.add(path.posix.normalize(value));
      else if (value && typeof value === 'object') Object.values(value).forEach(collect);
    };
    const { scripts: _, ...rest } = manifest;
    collect(rest);
    assert.ok(named.has('dist/extension.js') && named.has('syntaxes/seed.tmLanguage.json'));
    // `l10n` is a folder.
    const isPacked = (name: string): boolean =>
      files.has(`extension/${name}`) || [...files.keys()].some(file => file.startsWith(`extension/${name}/`));
    assert.deepEqual(
      [...named].filter(name => !isPacked(name)),
      [],
    );
  });

  it('contains the documentation pages that its README links to', () => {
    const readme = String(files.get('extension/readme.md'));
    const pages = new Set([...readme.matchAll(/\]\((docs\/[^)#]+)/g)].map(match => match[1]));
    assert.ok(pages.size > 3);
    assert.deepEqual(
      [...pages].filter(page => !files.has(`extension/${page}`)),
      [],
    );
  });

  it('contains the pictures of its README', () => {
    const readme = String(files.get('extension/readme.md'));
    const pictures = [...readme.matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)].map(match => match[1]);
    assert.ok(pictures.length > 0);
    assert.deepEqual(
      pictures.filter(picture => !files.has(`extension/${picture}`)),
      [],
    );
  });

  it('is packed again to the same bytes, at another time, in another place and with other rights', () => {
    const { TZ } = process.env;
    const mask = process.umask(0o077);
    process.env.TZ = 'Asia/Tokyo';
    try {
      const again = readFileSync(packExtension(path.join(ROOT, 'out', 'again.vsix')));
      assert.ok(again.equals(archive), `${again.length} and ${archive.length} bytes`);
    } finally {
      process.umask(mask);
      if (TZ === undefined) delete process.env.TZ;
      else process.env.TZ = TZ;
    }
  });

  it('is small enough for a quick download', () => {
    assert.ok(archive.length < 5 * MEGABYTE, `${(archive.length / MEGABYTE).toFixed(2)} MB`);
  });

  it('holds the bundles as they were built, without source maps', () => {
    for (const name of BUNDLES) {
      const code = String(files.get(`extension/dist/${name}.js`));
      assert.doesNotMatch(code, /sourceMappingURL/);
      assert.doesNotMatch(code.slice(0, 2000), /\n\s{2,}\w/, 'minified');
    }
    assert.ok(String(files.get('extension/dist/cli.js')).startsWith('#!/usr/bin/env node\n'));
  });

  it('loads without Node: only vscode is required', () => {
    const { inputs, outputs } = metafiles.extension;
    const imports = Object.values(outputs).flatMap(output => output.imports.map(entry => entry.path));
    assert.deepEqual([...new Set(imports)], ['vscode']);
    assert.deepEqual(
      Object.keys(inputs).filter(file => /^node:|^\(disabled\)/.test(file)),
      [],
    );

    const loaded: { exports: Record<string, unknown> } = { exports: {} };
    const asked: string[] = [];
    const require = (name: string) => {
      asked.push(name);
      assert.equal(name, 'vscode');
      return anything();
    };
    vm.runInNewContext(String(files.get('extension/dist/extension.js')), {
      ...{ module: loaded, exports: loaded.exports, require },
      ...{ TextEncoder, TextDecoder, URL, setTimeout, clearTimeout, queueMicrotask, atob, btoa, crypto },
    });
    assert.equal(typeof loaded.exports.activate, 'function');
    assert.ok(asked.length > 0);
  });

  it('in Node is the same bundle, with the additions for Node', () => {
    const [{ imports }] = Object.values(metafiles['extension.node'].outputs);
    const own = imports.map(entry => entry.path).filter(name => !name.startsWith('node:'));
    assert.deepEqual([...new Set(own)].sort(), ['./extension.js', 'vscode']);
    assert.deepEqual([manifest.main, manifest.browser], ['./dist/extension.node.js', './dist/extension.js']);
  });

  it('holds the models once for the extension and its worker, as they were trained', () => {
    assert.deepEqual(JSON.parse(String(files.get('extension/dist/models.json'))), TRAINED);
    for (const name of ['extension', 'worker']) {
      const inputs = Object.values(metafiles[name].outputs).flatMap(output => Object.entries(output.inputs));
      const models = inputs.filter(([file, { bytesInOutput }]) => /data\/.*\.json$/.test(file) && bytesInOutput > 0);
      assert.deepEqual(models, [], name);
    }
  });

  it('loads the parsers of HTML, mail and Word in the converter only', () => {
    const parsers = /node_modules\/(?:linkedom|@mozilla\/readability|mammoth|postal-mime|htmlparser2|@xmldom)\//;
    const loaders = BUNDLES.filter(name => Object.keys(metafiles[name].inputs).some(file => parsers.test(file)));
    assert.deepEqual(loaders, ['converter']);
    const [{ imports }] = Object.values(metafiles.converter.outputs);
    assert.deepEqual([...new Set(imports.map(entry => entry.path))], ['node:worker_threads']);
  });

  it('bundles only packages that may be passed on, with their notices', () => {
    const packages = bundledPackages(ROOT, Object.values(metafiles));
    assert.ok(packages.some(({ name }) => name === 'yaml'));
    const notices = String(files.get('extension/dist/NOTICES.txt'));
    for (const { name, version, licence, text } of packages) {
      assert.ok(REDISTRIBUTABLE.includes(licence), `${name} ${version}: ${licence || 'no licence'}`);
      assert.ok(text, `${name} has a licence text`);
      assert.ok(notices.includes(text), `${name} is in the notices`);
    }
  });
});

/** Replaces the editor's API while a bundle is loaded: every member exists, can be called, extended and constructed. */
function anything(): object {
  return new Proxy(class {}, {
    get: (target, key) => (key in target ? Reflect.get(target, key) : anything()),
    // esbuild's interop creates an object with the module's prototype.
    getPrototypeOf: anything,
    apply: anything,
  });
}
