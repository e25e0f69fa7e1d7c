/** Holds every import under src to the direction that the layers allow, and the core to what is pure. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '..', '..');
const SRC = path.join(ROOT, 'src');

/** What a layer may import besides itself. A layer that is not listed does not exist. */
const BELOW: Readonly<Record<string, readonly string[]>> = {
  'core/text': [],
  'core/article': ['core/text'],
  'core/language': ['core/text'],
  'core/analysis': ['core/text', 'core/language', 'core/article'],
  'core/annotation': ['core/text', 'core/article', 'core/analysis'],
  'core/corpus': ['core/text', 'core/language', 'core/article', 'core/analysis', 'core/annotation'],
  'core/view': ['core/text', 'core/article', 'core/analysis', 'core/annotation', 'core/corpus'],
  'core/interchange': ['core/text', 'core/article', 'core/analysis', 'core/annotation', 'core/corpus'],
  'core/conversion': ['core/text', 'core/language', 'core/article', 'core/interchange'],
  worker: ['core'],
  converter: ['core', 'worker'],
  'core/project': ['core/text', 'core/article', 'core/analysis', 'core/annotation', 'core/corpus', 'core/interchange'],
  'core/agents': [
    'core/text',
    'core/article',
    'core/analysis',
    'core/annotation',
    'core/corpus',
    'core/view',
    'core/interchange',
    'core/project',
  ],
  'platform/node': ['core', 'worker', 'converter'],
  'platform/vscode': ['core'],
  'extension/contributions': ['core'],
  'extension/shell': ['core', 'extension/contributions'],
  'extension/stores': ['core', 'worker', 'platform/vscode', 'extension/contributions', 'extension/shell'],
  'extension/services': ['core', 'platform/vscode', 'extension/contributions', 'extension/shell', 'extension/stores'],
  'extension/features': [
    'core',
    'converter',
    'platform/vscode',
    'extension/contributions',
    'extension/shell',
    'extension/stores',
    'extension/services',
  ],
  'extension/api': ['core', 'extension/shell', 'extension/stores', 'extension/services', 'types/api'],
  // The composition root of the extension.
  extension: ['types/api', 'core', 'worker', 'converter', 'platform/vscode', 'extension'],
  'platform/web': ['core', 'worker', 'converter'],
  // Pages that the editor shows. They know what the extension sends them, and nothing of it.
  webview: ['core'],
  cli: ['core', 'worker', 'converter', 'platform/node', 'package.json'],
  // Composition roots: the extension with what only one host has.
  'platform/web/extension.ts': ['core', 'worker', 'platform/web', 'extension'],
  'platform/node/extension.ts': ['core', 'worker', 'platform/node', 'extension'],
};

/** Layers with a door, index.ts: from outside nothing behind it is imported. */
const WITH_DOOR = [
  'core/text',
  'core/article',
  'core/language/en',
  'core/language/others',
  'core/analysis',
  'core/annotation',
  'core/view',
  'core/interchange',
  'core/project',
  'core/corpus',
  'core/agents',
  'core/conversion',
  'extension/api',
  'worker',
  'converter',
];

/**
 * The stages of the analysis, each a folder that may import those before it. `model` is what comes out in the end and
 * may be imported by all; the files beside the folders put the stages together.
 */
const STAGES = [
  'models',
  'tokens',
  'quotes',
  'language',
  'names',
  'turns',
  'cues',
  'indirectSpeech',
  'coreference',
  'attribution',
  'dates',
];

/** The folders of annotation, each of which may import those before it. Only the door is beside them. */
const ANNOTATION_FOLDERS = [
  'model',
  'yaml',
  'anchoring',
  'sidecar',
  'corpusFile',
  'entities',
  'overlay',
  'changes',
  'merge',
];

/** Features: each is a folder with a door. Another feature may import that door only. */
const FEATURES = 'extension/features';

/** Layers that run wherever JavaScript does, and those that may use Node. */
const WITHOUT_NODE = ['core', 'extension', 'platform/vscode', 'platform/web', 'webview'];
const WITHOUT_VSCODE = ['core', 'worker', 'cli', 'platform/node', 'platform/web', 'webview'];
const isRoot = (file: string): boolean => file.endsWith('.ts') && Object.hasOwn(BELOW, file);

/** What would make the same text give another analysis, or needs a host. The compiler cannot forbid all of it. */
const IMPURE = [
  /\bDate\.now\b/,
  /\bnew Date\s*\(\s*\)/,
  /(?<!new )\bDate\s*\(\s*\)/,
  /\bMath\.random\b/,
  /\bconsole\b\s*[.?[]/,
  /\bprocess\b\s*[.?[]/,
  /\bglobalThis\b/,
  /\bsetTimeout\b|\bsetInterval\b|\bsetImmediate\b/,
  /\bperformance\b\s*\./,
  /\beval\s*\(|\bnew Function\b/,
  /\bimport\.meta\b/,
  // The user's locale is part of the host.
  /\.localeCompare\s*\(\s*[^,()]+\)|\.toLocale\w+\s*\(\s*\)/,
];

interface Import {
  readonly line: number;
  readonly target: string;
}

/**
 * Everything that may be an import: `import`, `import type`, `export … from`, `import(…)` as value and as type,
 * `require(…)`. Words in comments and strings are taken along: better one too many than one missed.
 */
function importsOf(source: string): Import[] {
  const pattern = /\b(?:from|import|require)\s*(\(?)\s*(?:(['"`])([^'"`\n]*)\2|(?=[^'"`\s]))/g;
  return [...source.matchAll(pattern)].flatMap(({ 0: all, 1: bracket, 2: mark, 3: target, index }) => {
    const line = source.slice(0, index).split('\n').length;
    if (mark) return [{ line, target }];
    // A dynamic import of something worked out at run time could be anything.
    return bracket && !all.startsWith('from') ? [{ line, target: '(computed)' }] : [];
  });
}

/** The files of a folder, with `/` between names, relative to src. */
const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map(entry => path.relative(SRC, path.join(entry.parentPath ?? entry.path, entry.name)).replaceAll('\\', '/'))
    .sort();

/** `core/text`, `extension`, … of a path relative to src; null where it lies in none. */
function layerOf(file: string): string | null {
  if (isRoot(file)) return file;
  const [first, second] = file.split('/');
  const inFolder = first === 'core' || first === 'platform' || (first === 'extension' && file.split('/').length > 2);
  const layer = inFolder ? `${first}/${second}` : first;
  return Object.hasOwn(BELOW, layer) ? layer : null;
}

const isIn = (file: string, layers: readonly string[]): boolean =>
  layers.some(layer => file === layer || file.startsWith(`${layer}/`));

/** Why this file may not import this target, or null where it may. */
function offence(file: string, target: string): string | null {
  if (target === '(computed)') return 'imports what is only known at run time';
  if (!target.startsWith('.')) {
    const name = target.replace(/^node:/, '').split('/')[0];
    const isNode = target.startsWith('node:') || builtinModules.includes(name);
    if (isNode && isIn(file, WITHOUT_NODE)) return `imports Node’s ${target}`;
    if (target === 'vscode' && isIn(file, WITHOUT_VSCODE) && !isRoot(file)) return 'imports vscode';
    return null;
  }
  const layer = layerOf(file);
  if (!layer) return 'lies in no layer';
  const absolute = path.resolve(SRC, path.dirname(file), target);
  const to = path.relative(SRC, absolute).replaceAll('\\', '/');
  if (isRoot(`${to}.ts`)) return `imports ${to}, which is a host’s entry`;
  const door = doorsOn(to).find(folder => !isIn(file, [folder]));
  if (door && to !== door) return `imports ${to}, which lies behind the door of ${door}`;
  if (layer === 'core/analysis' && isIn(to, [layer]) && !mayFollow(file, to)) return `imports ${to} from a later stage`;
  if (layer === 'core/annotation' && isIn(to, [layer]) && !mayFollowInAnnotation(file, to))
    return `imports ${to} from a later folder`;
  if (isIn(to, [layer, ...BELOW[layer]])) return null;
  const inRoot = path.relative(ROOT, absolute).replaceAll('\\', '/');
  return BELOW[layer].includes(inRoot) ? null : `imports ${to} from above or beside its layer`;
}

/** The folders with a door that a file lies in. */
function doorsOn(file: string): string[] {
  const feature = /^extension\/features\/[^/]+/.exec(file)?.[0];
  return [...WITH_DOOR, ...(feature ? [feature] : [])].filter(folder => isIn(file, [folder]));
}

/** Whether a file of the analysis may import another one by the order of their stages. */
function mayFollow(file: string, to: string): boolean {
  const [own, other] = [file, to].map(name => name.split('/')[2] as string);
  if (own === other || !STAGES.includes(own)) return true;
  return (
    other === 'model' || other === 'data' || (STAGES.includes(other) && STAGES.indexOf(other) < STAGES.indexOf(own))
  );
}

/** Whether a file of annotation may import another one by the order of their folders. */
function mayFollowInAnnotation(file: string, to: string): boolean {
  const [own, other] = [file, to].map(name => ANNOTATION_FOLDERS.indexOf(name.split('/')[2] as string));
  return file === 'core/annotation/index.ts' || own === other || (other >= 0 && other < own);
}

/** Cycles of imports, each by one of its files. */
function cyclesIn(sources: readonly (readonly [file: string, source: string])[]): string[] {
  const importedBy = new Map<string, string[]>();
  const files = new Set(sources.map(([file]) => file));
  const fileOf = (target: string): string => (files.has(`${target}.ts`) ? `${target}.ts` : `${target}/index.ts`);
  for (const [file, source] of sources) {
    const targets = importsOf(source).filter(({ target }) => target.startsWith('.'));
    importedBy.set(
      file,
      targets.map(({ target }) => fileOf(path.posix.join(path.posix.dirname(file), target))),
    );
  }
  const state = new Map<string, 'open' | 'done'>();
  const cycles: string[] = [];
  const visit = (file: string, way: readonly string[]): void => {
    if (state.get(file) === 'open') cycles.push([...way.slice(way.indexOf(file)), file].join(' → '));
    if (state.has(file)) return;
    state.set(file, 'open');
    for (const next of importedBy.get(file) ?? []) visit(next, [...way, file]);
    state.set(file, 'done');
  };
  for (const file of importedBy.keys()) visit(file, []);
  return cycles;
}

const offencesOf = (file: string, source: string): string[] =>
  importsOf(source).flatMap(({ line, target }) => {
    const why = offence(file, target);
    return why ? [`${file}:${line} ${why}`] : [];
  });

/** Lines that are comments as a whole do not count: they may well speak of a clock. */
const impuritiesOf = (file: string, source: string): string[] =>
  source.split('\n').flatMap((line, i) => {
    if (/^\s*(?:\/\/|\/?\*)/.test(line)) return [];
    return IMPURE.some(pattern => pattern.test(line)) ? [`${file}:${i + 1} ${line.trim()}`] : [];
  });

const mutableStateOf = (file: string, source: string): string[] =>
  source
    .split('\n')
    .flatMap((line, i) => (/^(?:export )?(?:let|var)\b/.test(line) ? [`${file}:${i + 1} ${line}`] : []));

describe('layers', () => {
  const sources = filesBelow(SRC).map(file => [file, readFileSync(path.join(SRC, file), 'utf8')] as const);
  const core = sources.filter(([file]) => file.startsWith('core/'));

  it('has files in the layers that everything else rests on', () => {
    const layers = new Set(sources.map(([file]) => layerOf(file)));
    for (const layer of ['core/text', 'core/article', 'core/analysis', 'core/annotation', 'extension', 'cli'])
      assert.ok(layers.has(layer), layer);
  });

  it('has one folder with a door for each feature, which the composition root imports', () => {
    const folder = path.join(SRC, FEATURES);
    const root = sources.find(([file]) => file === 'extension/extension.ts')?.[1] ?? '';
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      assert.ok(entry.isDirectory(), `${entry.name} is no feature`);
      const [, exported] = sources.find(([file]) => file === `${FEATURES}/${entry.name}/index.ts`) ?? [];
      assert.match(exported ?? '', /^export const \w+(?:: Feature\b| = \(.*\): Feature =>)/m, entry.name);
      assert.ok(root.includes(`from './features/${entry.name}'`), `${entry.name} is not activated`);
    }
  });

  it('imports downwards only', () => {
    assert.deepEqual(
      sources.flatMap(([file, source]) => offencesOf(file, source)),
      [],
    );
  });

  it('has no import cycles', () => {
    assert.deepEqual(cyclesIn(sources), []);
  });

  it('knows every folder of the analysis', () => {
    const folders = readdirSync(path.join(SRC, 'core/analysis'), { withFileTypes: true }).filter(e => e.isDirectory());
    assert.deepEqual(folders.map(({ name }) => name).sort(), [...STAGES, 'data'].sort());
  });

  it('knows every folder of annotation', () => {
    const entries = readdirSync(path.join(SRC, 'core/annotation')).sort();
    assert.deepEqual(entries, [...ANNOTATION_FOLDERS, 'index.ts'].sort());
  });

  it('keeps the core pure', () => {
    assert.deepEqual(
      core.flatMap(([file, source]) => impuritiesOf(file, source)),
      [],
    );
  });

  it('keeps no mutable state in modules', () => {
    assert.deepEqual(
      sources.flatMap(([file, source]) => mutableStateOf(file, source)),
      [],
    );
  });
});

describe('the fence itself', () => {
  const forbidden: [file: string, source: string][] = [
    ['core/text/a.ts', "import { parse } from '../article/parse';"],
    ['core/text/a.ts', "import type { Article } from '../article/model';"],
    ['core/text/a.ts', "import type {\n  Article,\n} from '../article/model';"],
    ['core/text/a.ts', "export * from '../article/model';"],
    ['core/text/a.ts', "export type { Article } from '../article/model';"],
    ['core/text/a.ts', "type A = import('../article/model').Article;"],
    ['core/text/a.ts', "const a = await import('../article/model');"],
    ['core/text/a.ts', 'const a = await import(name);'],
    ['core/text/a.ts', "const a = require('../article/model');"],
    ['core/text/a.ts', 'import "../article/model";'],
    ['core/article/a.ts', "import { analyse } from '../analysis/analyse';"],
    ['core/analysis/a.ts', "import type { Note } from '../annotation/model';"],
    ['core/annotation/a.ts', "import { hover } from '../view/hover';"],
    ['core/annotation/model/a.ts', "import { anchor } from '../anchoring/anchor';"],
    ['core/annotation/anchoring/a.ts', "export type { SidecarRead } from '../sidecar/sidecar';"],
    ['core/annotation/overlay/a.ts', "import { isActive } from '../index';"],
    ['core/interchange/a.ts', "import { hover } from '../view/hover';"],
    ['core/interchange/a.ts', "import type { Quote } from '../analysis/model';"],
    ['core/view/a.ts', "import type { Note } from '../annotation/model/annotation';"],
    ['cli/a.ts', "import { bySpan } from '../core/text/span';"],
    ['extension/a.ts', "import { createAnalyser } from '../core/analysis/analyser';"],
    ['core/analysis/names/a.ts', "import { matchCues } from '../cues/cueMatcher';"],
    ['core/analysis/names/a.ts', "import { createAnalyser } from '../analyser';"],
    ['core/view/a.ts', "import { hover } from '../../extension/extension';"],
    ['core/view/a.ts', "import type { Uri } from 'vscode';"],
    ['core/view/a.ts', "import { join } from 'path';"],
    ['core/view/a.ts', "import { join } from 'node:path';"],
    ['core/view/a.ts', "import manifest from '../../../package.json';"],
    ['core/new/a.ts', "import { span } from '../text/span';"],
    ['extension/a.ts', "import { readFile } from 'fs/promises';"],
    ['extension/a.ts', "import { extract } from '../cli/extract';"],
    ['extension/a.ts', "import { realPath } from '../platform/node/realPath';"],
    ['core/interchange/a.ts', "import { Project } from '../project';"],
    ['core/project/a.ts', "import { hover } from '../view/hover';"],
    ['extension/a.ts', "import { nearestCorpus } from '../core/project/stored';"],
    ['cli/a.ts', "import { newId } from '../platform/vscode/ports';"],
    ['cli/a.ts', "import { activate } from '../platform/node/extension';"],
    ['platform/vscode/a.ts', "import { open } from 'node:fs/promises';"],
    ['platform/vscode/a.ts', "import { activate } from '../../extension/extension';"],
    ['platform/node/a.ts', "import type { Uri } from 'vscode';"],
    ['platform/node/a.ts', "import { activate } from '../../extension/extension';"],
    ['cli/a.ts', "import type { Uri } from 'vscode';"],
    ['extension/a.ts', "import { WorkerClient } from '../worker/client';"],
    ['extension/a.ts', "import { startWebWorker } from '../platform/web/worker';"],
    ['platform/web/a.ts', "import { Worker } from 'node:worker_threads';"],
    ['platform/web/a.ts', "import type { Uri } from 'vscode';"],
    ['cli/a.ts', "import { args } from '../extension/commands/args';"],
    ['webview/quoteMap/a.ts', "import { settings } from '../../extension/stores/settings';"],
    ['webview/quoteMap/a.ts', "import * as vscode from 'vscode';"],
    ['webview/quoteMap/a.ts', "import { join } from 'node:path';"],
    ['webview/quoteMap/a.ts', "import { layOutTimeline } from '../../core/view/quoteMap/timelineLayout';"],
    ['extension/a.ts', "import { Page } from '../webview/quoteMap/page';"],
    ['core/view/a.ts', "import { Page } from '../../webview/quoteMap/page';"],
    ['extension/contributions/a.ts', "import { commandOf } from '../shell/actions';"],
    ['extension/shell/a.ts', "import { settings } from '../stores/settings';"],
    ['extension/shell/a.ts', "import type { Services } from '../services/services';"],
    ['extension/shell/a.ts', "import { quotes } from '../features/quotes';"],
    ['extension/stores/a.ts', "import type { Services } from '../services/services';"],
    ['extension/stores/a.ts', "import type { Notes } from '../features/notes';"],
    ['extension/services/a.ts', "import type { Notes } from '../features/notes';"],
    ['extension/features/quotes/a.ts', "import { activate } from '../../extension';"],
    ['extension/features/quotes/a.ts', "import { Notes } from '../notes/notes';"],
    ['extension/features/quotes/a.ts', "import { createWorker } from '../../../worker/client';"],
    ['extension/extension.ts', "import { Notes } from './features/notes/notes';"],
    ['extension/new/a.ts', "import * as vscode from 'vscode';\nimport { span } from '../../core/text';"],
  ];
  for (const [file, source] of forbidden)
    it(`${file} may not: ${source.replaceAll('\n', ' ')}`, () => assert.equal(offencesOf(file, source).length, 1));

  const allowed: [file: string, source: string][] = [
    ['core/text/a.ts', "import { span } from './span';"],
    ['core/analysis/a.ts', "import type { Article } from '../article';"],
    ['core/annotation/a.ts', "import { parseDocument } from 'yaml';"],
    ['core/annotation/overlay/a.ts', "import { EntityResolver } from '../entities/entityResolver';"],
    ['core/annotation/index.ts', "export { overlay } from './overlay/overlay';"],
    ['core/view/a.ts', "import type { Quote } from '../analysis';"],
    ['core/analysis/cues/a.ts', "import type { Mention } from '../names/mentions';"],
    ['core/analysis/cues/a.ts', "import type { Quote } from '../model';"],
    ['core/view/a.ts', "export type { Note } from '../annotation';"],
    ['extension/features/a/a.ts', "import * as vscode from 'vscode';\nimport { toSpan } from '../../../core/text';"],
    ['extension/features/review/a.ts', "import type { Notes } from '../notes';\nimport { b } from './b';"],
    ['extension/extension.ts', "import { quotes } from './features/quotes';"],
    ['extension/stores/a.ts', "import { Project } from '../../core/project';"],
    ['extension/a.ts', "import { now } from '../platform/vscode/ports';"],
    ['cli/a.ts', "import { nodeIds } from '../platform/node/ports';"],
    [
      'webview/quoteMap/a.ts',
      "import type { Timeline } from '../../core/corpus';\nimport * as Plot from '@observablehq/plot';",
    ],
    [
      'platform/node/extension.ts',
      "import * as vscode from 'vscode';\nimport { activate } from '../../extension/extension';\nimport { realPath } from './realPath';",
    ],
    ['cli/a.ts', "import { open } from 'node:fs/promises';\nimport manifest from '../../package.json';"],
  ];
  for (const [file, source] of allowed)
    it(`${file} may: ${source.replaceAll('\n', ' ')}`, () => assert.deepEqual(offencesOf(file, source), []));

  it('sees a cycle', () => {
    const files = [
      ['core/text/a.ts', "import { b } from './b';"],
      ['core/text/b.ts', "import { c } from './c';"],
      ['core/text/c.ts', "import type { a } from './a';"],
    ] as const;
    assert.deepEqual(cyclesIn(files), ['core/text/a.ts → core/text/b.ts → core/text/c.ts → core/text/a.ts']);
    assert.deepEqual(cyclesIn(files.slice(0, 2)), []);
  });

  const impure = ['f(Date.now())', 'new Date()', 'x = Date()', 'Math.random()', 'console.log(1)', 'a.localeCompare(b)'];
  for (const code of impure) it(`is not pure: ${code}`, () => assert.equal(impuritiesOf('core/a.ts', code).length, 1));

  it('lets a day be reckoned from numbers', () =>
    assert.deepEqual(impuritiesOf('core/a.ts', 'new Date(Date.UTC(y, m, d))'), []));
});
