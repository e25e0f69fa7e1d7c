import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { MapScope, QuotesOfMark, Timeline } from '../../src/core/corpus';
import { type MapState, type MapUpdate, WHOLE_CORPUS } from '../../src/core/view';
import { scopeOfArguments } from '../../src/extension/features/quoteMap/mapArgument';
import { showQuotesOfMark } from '../../src/extension/features/quoteMap/markQuotes';
import { QuoteMapPanel } from '../../src/extension/features/quoteMap/quoteMapPanel';
import type { IndexStore } from '../../src/extension/stores/indexStore';
import { acceptPicks } from './editing';
import { until } from './until';

const EMPTY: Timeline = { people: { shown: [], all: 0 }, sources: [], time: null, marks: [], undated: 0 };
const FULL: Timeline = {
  people: { shown: [{ id: 4, key: 'person:ilse brandt', name: 'Ilse Brandt', role: null, quotes: 1 }], all: 1 },
  sources: ['Reuters'],
  time: { step: 'month', from: '2025-01-01', to: '2025-01-31' },
  marks: [{ person: 0, source: 0, from: '2025-01-01', to: '2025-01-31', quotes: 1 }],
  undated: 0,
};

/** A page that keeps what it is told, in place of the editor’s. */
function fakePanel() {
  const told: MapUpdate[] = [];
  const received = new vscode.EventEmitter<unknown>();
  const viewState = new vscode.EventEmitter<void>();
  const webview = {
    html: '',
    options: {},
    cspSource: 'https://editor.invalid',
    asWebviewUri: (uri: vscode.Uri) => uri,
    onDidReceiveMessage: received.event,
    postMessage: async (update: MapUpdate) => told.push(update) > 0,
  };
  const panel = { webview, visible: true, onDidChangeViewState: viewState.event };
  return { panel, webview, told, viewState, say: (message: unknown) => received.fire(message) };
}

/** An index that answers as a test wants it to. */
function fakeIndex(timelineOf: (scope: MapScope) => Promise<Timeline>) {
  const changed = new vscode.EventEmitter<void>();
  const asked: [string, ...unknown[]][] = [];
  const answers: Readonly<Record<string, (...args: never[]) => unknown>> = {
    quoteTimeline: timelineOf,
    counts: () => ({ files: 1, articles: 1, quotes: 0 }),
    quotesOfMark: (): QuotesOfMark => ({ all: 0, quotes: [] }),
  };
  const ask = async (name: string, ...args: never[]): Promise<unknown> => {
    asked.push([name, ...args]);
    return answers[name]?.(...args);
  };
  return {
    changed,
    asked,
    index: { ask: ask as IndexStore['ask'], onDidChange: changed.event, uriOf: vscode.Uri.file },
  };
}

describe('a quote map in its tab', () => {
  const state: MapState = { picture: 'timeline', scope: WHOLE_CORPUS };
  const open = (timelineOf: (scope: MapScope) => Promise<Timeline>) => {
    const [page, source] = [fakePanel(), fakeIndex(timelineOf)];
    const failures: unknown[] = [];
    const map = new QuoteMapPanel(page.panel as unknown as vscode.WebviewPanel, state, {
      index: source.index,
      views: { of: async () => null },
      passages: { show: async () => assert.fail() },
      report: error => void failures.push(error),
      pages: vscode.Uri.file('/pages'),
    });
    const pictures = () => page.told.filter(update => update.type === 'picture');
    return { ...page, ...source, map, failures, pictures };
  };

  it('loads its own script only, under a nonce of its own', () => {
    const [one, other] = [open(async () => EMPTY), open(async () => EMPTY)].map(({ webview }) => webview.html);
    const nonce = /script-src 'nonce-([0-9a-f]{48})'/.exec(one ?? '')?.[1];
    assert.ok(nonce && one?.includes(`<script nonce="${nonce}" src="`) && !other?.includes(nonce));
    assert.match(
      one ?? '',
      /content="default-src 'none'; img-src data:; style-src https:\/\/editor\.invalid; script-src/,
    );
    assert.doesNotMatch(one ?? '', /unsafe|\son\w+=|<style/);
  });

  it('shows what the index answers, and follows it', async () => {
    const answers = [EMPTY, FULL];
    const { say, told, changed, pictures } = open(async () => answers.shift() ?? FULL);
    say({ type: 'ready' });
    await until(() => pictures().length === 1);
    assert.deepEqual(
      told.map(({ type }) => type),
      ['loading', 'picture'],
    );
    changed.fire();
    await until(() => pictures().length === 2);
    // A picture that only gets newer is not taken away meanwhile.
    assert.equal(told.filter(({ type }) => type === 'loading').length, 1);
    const last = pictures().at(-1);
    assert.ok(last?.type === 'picture' && last.isIndexed && last.picture.data.marks.length === 1);
  });

  it('follows the index also while it changes all the time', async () => {
    const { changed, pictures, map } = open(async () => FULL);
    const changing = setInterval(() => changed.fire(), 100);
    try {
      await until(() => pictures().length === 2);
    } finally {
      clearInterval(changing);
      map.dispose();
    }
  });

  it('waits until it is seen', async () => {
    const { panel, viewState, changed, pictures } = open(async () => FULL);
    panel.visible = false;
    changed.fire();
    viewState.fire();
    panel.visible = true;
    viewState.fire();
    await until(() => pictures().length === 1);
  });

  it('drops an answer that another question has overtaken', async () => {
    const slow: (() => void)[] = [];
    const { say, map, pictures, asked } = open(scope =>
      scope.query ? Promise.resolve(FULL) : new Promise(resolve => slow.push(() => resolve(EMPTY))),
    );
    say({ type: 'ready' });
    await until(() => slow.length === 1);
    say({ type: 'search', line: 'source:reuters spekaer:x' });
    await until(() => pictures().length === 1);
    slow[0]?.();
    map.change({});
    await until(() => pictures().length === 2);
    for (const update of pictures()) {
      assert.ok(update.type === 'picture' && update.state.scope.query.startsWith('source:'));
      assert.match(update.problems.join(), /no field “spekaer”/);
    }
    assert.equal(asked.filter(([name]) => name === 'quoteTimeline').length, 3);
  });

  it('says that the index cannot answer', async () => {
    const { say, told } = open(async () => {
      throw new Error('There is no corpus index here.');
    });
    say({ type: 'ready' });
    await until(() => told.some(update => update.type === 'failed' && /no corpus index/.test(update.message)));
  });

  it('opens the quotes of a mark, and ignores what it does not understand', async () => {
    const { say, asked, pictures, failures } = open(async () => FULL);
    say({ type: 'ready' });
    await until(() => pictures().length === 1);
    const version = pictures()[0]?.type === 'picture' ? 1 : 0;
    for (const message of [
      null,
      { type: 'open', version: 99, mark: 0 },
      { type: 'open', version, mark: 5 },
      { type: 'x' },
    ])
      say(message);
    say({ type: 'open', version, mark: 0 });
    await until(() => asked.some(([name]) => name === 'quotesOfMark'));
    const questions = asked.filter(([name]) => name === 'quotesOfMark');
    assert.deepEqual(questions, [
      [
        'quotesOfMark',
        WHOLE_CORPUS,
        {
          people: ['person:ilse brandt'],
          sources: { among: ['Reuters'], isExcluded: false },
          days: { from: '2025-01-01', to: '2025-01-31' },
        },
        { limit: 100, offset: 0 },
      ],
    ]);
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    say({ type: 'saveImage', format: 'svg', content: '<svg onload="alert(1)"/>' });
    say({ type: 'saveImage', format: 'png', content: '<html>' });
    await until(() => failures.length === 2);
  });
});

describe('the search for a mark of a quote map', () => {
  it('is opened as a document with its query', async () => {
    const picture = { name: 'timeline', data: FULL } as const;
    const source = fakeIndex(async () => FULL);
    // No quote is listed, so the search is the first row.
    await acceptPicks(
      () =>
        showQuotesOfMark(
          { index: source.index, views: { of: async () => null }, passages: { show: async () => assert.fail() } },
          { ...WHOLE_CORPUS, query: 'said:bridge' },
          picture,
          0,
        ),
      () => vscode.window.activeTextEditor?.document.languageId === 'seed-search',
    );
    const text = vscode.window.activeTextEditor?.document.getText() ?? '';
    assert.ok(text.includes('(said:bridge) speaker:"Ilse Brandt" date:2025-01 source:"Reuters"'), text);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });
});

describe('the arguments of a quote map', () => {
  const index = {
    ask: (async (_: string, people: readonly unknown[]) =>
      people.map(one => ({ key: `key of ${one}`, name: '' }))) as unknown as IndexStore['ask'],
    pathOf: ({ path }: vscode.Uri) => path.slice(1),
  };
  const cases: readonly (readonly [unknown, unknown, MapScope | null])[] = [
    [undefined, undefined, null],
    [{ query: 'said:a' }, undefined, { ...WHOLE_CORPUS, query: 'said:a' }],
    [
      { people: [3, 'Ilse Brandt', {}, null] },
      undefined,
      { ...WHOLE_CORPUS, people: ['key of 3', 'key of Ilse Brandt'] },
    ],
    [{ person: { id: 4 } }, undefined, { ...WHOLE_CORPUS, people: ['key of 4'] }],
    [{ row: {}, person: { id: 4, key: 'k' } }, undefined, { ...WHOLE_CORPUS, people: ['key of k'] }],
    [{ row: {}, person: null }, undefined, null],
    [{ files: ['a.txt', 7, 'a.txt'] }, undefined, { ...WHOLE_CORPUS, files: ['a.txt'] }],
    [{ type: 'file', uri: vscode.Uri.file('/b.txt') }, [], { ...WHOLE_CORPUS, files: ['b.txt'] }],
    [{ person: 1 }, [{ person: 1 }, { person: 2 }], { ...WHOLE_CORPUS, people: ['key of 1', 'key of 2'] }],
    ['source:a', 'x', null],
  ];
  for (const [argument, selected, expected] of cases)
    it(`${JSON.stringify([argument, selected])}`, async () =>
      assert.deepEqual(await scopeOfArguments(index, argument, selected), expected));
});
