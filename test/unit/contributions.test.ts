/** Holds package.json to the tables that it is made from, and the sources to the names that the tables give. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { EntityType, MentionKind } from '../../src/core/analysis';
import type { Anchor, Annotation } from '../../src/core/annotation/model/annotation';
import type { QuoteView } from '../../src/core/annotation/overlay/overlay';
import type { SectionName } from '../../src/core/view/tree/treeNode';
import { withContributions } from '../../src/extension/contributions/index';
import { KEYBINDINGS } from '../../src/extension/contributions/keybindings';
import { MENUS } from '../../src/extension/contributions/menus';
import type { RowContext } from '../../src/extension/contributions/rows';
import {
  all,
  any,
  context,
  inView,
  not,
  remarkIs,
  rowIs,
  rowMatches,
  setting,
} from '../../src/extension/contributions/when';

const ROOT = path.resolve(__dirname, '..', '..');
const SRC = path.join(ROOT, 'src');
const TABLES = 'extension/contributions/';

/** Comments may name an id. */
const withoutComments = (source: string): string => source.replace(/^\s*(?:\/\/|\/?\*).*$/gm, '');

const rawIdsOf = (file: string, source: string): string[] => {
  if (file.startsWith(TABLES)) return [];
  const code = withoutComments(source);
  return [...code.matchAll(/seedAnnotator/g)].map(
    ({ index }) => `${file}:${code.slice(0, index).split('\n').length} writes an id`,
  );
};

describe('package.json', () => {
  const text = readFileSync(path.join(ROOT, 'package.json'), 'utf8');

  it('is what the tables say: else run `npm run contributes`', () =>
    assert.deepEqual(withContributions(JSON.parse(text)), JSON.parse(text)));

  it('has its keys in the order of the tables', () =>
    assert.equal(`${JSON.stringify(withContributions(JSON.parse(text)), null, 2)}\n`, text));

  it('gets all that the tables give', () => {
    const { contributes } = withContributions({ contributes: { languages: [] } }) as { contributes: object };
    assert.deepEqual(Object.keys(contributes), [
      'languages',
      'viewsContainers',
      'views',
      'viewsWelcome',
      'walkthroughs',
      'commands',
      'keybindings',
      'menus',
      'configuration',
      'colors',
      'semanticTokenTypes',
      'semanticTokenScopes',
      'languageModelTools',
      'mcpServerDefinitionProviders',
    ]);
  });
});

describe('the ids of contributions', () => {
  const files = readdirSync(SRC, { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map(entry => path.relative(SRC, path.join(entry.parentPath ?? entry.path, entry.name)).replaceAll('\\', '/'))
    .sort();

  it('come from the tables', () => {
    assert.ok(files.includes(`${TABLES}ids.ts`));
    assert.deepEqual(
      files.flatMap(file => rawIdsOf(file, readFileSync(path.join(SRC, file), 'utf8'))),
      [],
    );
  });

  for (const source of [
    "const VIEW = 'seedAnnotator.articles';",
    'const id = `seedAnnotator.articles`;',
    "vscode.workspace.getConfiguration('seedAnnotator');",
    'const title = "Run [it](command:seedAnnotator.addNote)";',
  ])
    it(`may not be written elsewhere: ${source}`, () => {
      assert.equal(rawIdsOf('extension/features/a.ts', source).length, 1);
      assert.equal(rawIdsOf(`${TABLES}a.ts`, source).length, 0);
    });

  it('may be named in comments', () =>
    assert.deepEqual(rawIdsOf('cli/a.ts', '/** `seedAnnotator.addNote` */\n// seedAnnotator'), []));
});

const keysOf = <Name extends string>(names: Readonly<Record<Name, 0>>): Name[] => Object.keys(names) as Name[];

const SECTIONS = { people: 0, organizations: 0, places: 0, others: 0, rejected: 0, quotes: 0, annotations: 0 } as const;
const TYPES = {
  ...({ person: 0, organization: 0, place: 0, group: 0, event: 0, work: 0, product: 0, other: 0 } as const),
  rejected: 0,
} as const;
const STATUSES = { derived: 0, confirmed: 0, corrected: 0, rejected: 0, unattributed: 0 } as const;

/** Every context value that a row can have; that none is missing is checked by `ALL_ROWS`. */
const ROWS = [
  ...keysOf<SectionName>(SECTIONS),
  ...keysOf<EntityType | 'rejected'>(TYPES).flatMap(
    type => [`entity.${type}` as const, `entity.${type}.decided` as const] as const,
  ),
  ...keysOf<MentionKind>({ name: 0, nominal: 0, pronoun: 0 }).map(kind => `mention.${kind}` as const),
  ...keysOf<QuoteView['status']>(STATUSES).map(status => `quote.${status}` as const),
  ...keysOf<Annotation['kind']>({ note: 0, tag: 0, speaker: 0, entity: 0, relation: 0 }).flatMap(kind =>
    keysOf<Anchor['status']>({ exact: 0, moved: 0, fuzzy: 0, orphaned: 0 }).map(
      status => `annotation.${kind}.${status}` as const,
    ),
  ),
  ...(['speaker.named', 'unnamed', 'tagName', 'tagName.defined', 'relationEnd'] as const),
  ...(['file', 'file.article', 'article', 'listGroup', 'moreRows'] as const),
  ...(['import.group', 'import.remark'] as const),
  ...(['category', 'disagreement.open', 'disagreement.settled', 'version.open', 'version.settled'] as const),
  ...(['reuse.quote', 'reuse.place', 'reuse.more'] as const),
  ...(['records.record', 'records.verdict', 'records.quote', 'records.more'] as const),
  ...(['people.person', 'people.section', 'people.detail', 'people.quote', 'people.more'] as const),
  ...(['toCheck.gone', 'toCheck.kept', 'toCheck', 'toCheck.changed', 'toCheck.lost', 'toCheck.changed.lost'] as const),
] satisfies RowContext[];
const ALL_ROWS: [Exclude<RowContext, (typeof ROWS)[number]>] extends [never] ? readonly RowContext[] : never = ROWS;

describe('menus of rows', () => {
  for (const { command, group, when } of MENUS['view/item/context'])
    it(`${command} (${group}) is shown on some row and not on all`, () => {
      const [, exact, pattern] = /viewItem (?:== (\S+)|=~ \/(.*)\/)$/.exec(when) ?? assert.fail(when);
      const shown = ALL_ROWS.filter(row => (pattern ? new RegExp(pattern).test(row) : row === exact));
      assert.ok(shown.length > 0 && shown.length < ALL_ROWS.length, `${when} fits ${shown.length} rows`);
    });
});

/** The views and rows that a clause of a row's menu names. */
function reachOf(when: string): { readonly views: readonly string[]; readonly rows: readonly RowContext[] } {
  const [, one, several] = /view (?:== \w+\.(\w+)|=~ \/\^\w+\\\.\((.*?)\)\$\/)/.exec(when) ?? assert.fail(when);
  const [, exact, pattern] = /viewItem (?:== (\S+)|=~ \/(.*)\/)$/.exec(when) ?? assert.fail(when);
  return {
    views: one ? [one] : (several ?? '').split('|'),
    rows: ALL_ROWS.filter(row => (pattern ? new RegExp(pattern).test(row) : row === exact)),
  };
}

describe('rows of trees', () => {
  const items = MENUS['view/item/context'].map(({ command, group, when }) => ({ command, group, ...reachOf(when) }));
  const isIcon = ({ group = '' }: { readonly group?: string }) => group.startsWith('inline');
  const where = ({ command, views, rows }: (typeof items)[number]) =>
    views.flatMap(view => rows.map(row => `${command} on ${row} in ${view}`));

  it('offer in their menu what their icons offer', () => {
    const inMenus = new Set(items.filter(item => !isIcon(item)).flatMap(where));
    const missing = items.filter(isIcon).flatMap(where);
    assert.ok(missing.length > 20);
    assert.deepEqual(
      missing.filter(one => !inMenus.has(one)),
      [],
    );
  });

  it('show no key in their menu that does not work there', () => {
    const bindings = KEYBINDINGS.filter(({ command }) => items.some(item => item.command === command));
    const dead = items.flatMap(({ command, views }) => {
      const keys = bindings.filter(binding => binding.command === command);
      const works = (view: string) => keys.some(({ when }) => when.includes(`focusedView == seedAnnotator.${view}`));
      return keys.length ? views.filter(view => !works(view)).map(view => `${command} in ${view}`) : [];
    });
    assert.ok(bindings.length > 10);
    assert.deepEqual([...new Set(dead)], []);
  });
});

describe('when clauses', () => {
  const clauses: [made: string, expected: string][] = [
    [all('editorTextFocus'), 'editorTextFocus'],
    [all('editorTextFocus', context('tagging')), 'editorTextFocus && seedAnnotator.tagging'],
    [all('inputFocus', any('listFocus', context('toCheck'))), 'inputFocus && (listFocus || seedAnnotator.toCheck)'],
    [not('inputFocus'), '!inputFocus'],
    [not(all('inputFocus', 'listFocus')), '!(inputFocus && listFocus)'],
    [not(rowIs('file')), '!(viewItem == file)'],
    [not(setting('lens.enabled')), '!config.seedAnnotator.lens.enabled'],
    [inView('tags'), 'view == seedAnnotator.tags'],
    [inView('tags', 'articles'), 'view =~ /^seedAnnotator\\.(tags|articles)$/'],
    [rowMatches(/^quote\./), 'viewItem =~ /^quote\\./'],
    [remarkIs('note', 'reply'), 'comment =~ /^(note|reply)$/'],
  ];
  for (const [made, expected] of clauses) it(expected, () => assert.equal(made, expected));

  it('are never of nothing', () => assert.throws(() => all(), TypeError));
});

describe('rows of trees', () => {
  it('show their place by a command that keeps the focus in the tree', () => {
    const trees = readdirSync(path.join(SRC, 'extension', 'features'), { recursive: true })
      .map(String)
      .filter(file => /Tree\.ts$/.test(file));
    assert.ok(trees.length > 4);
    const wrong = trees.filter(file =>
      /commandId\('reveal'\)/.test(readFileSync(path.join(SRC, 'extension', 'features', file), 'utf8')),
    );
    assert.deepEqual(wrong, []);
  });
});
