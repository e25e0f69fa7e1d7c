/** Which rows of the view of people are redrawn, and what decisions on them write. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { createAnalyser, TRAINED } from '../../src/core/analysis';
import type { PeopleQuestion, Person, PersonArticle, PersonQuote } from '../../src/core/corpus';
import { ENGLISH } from '../../src/core/text';
import { PeopleChoices } from '../../src/extension/features/people/peopleChoices';
import {
  keepApart,
  mergePeople,
  partArticles,
  partNames,
  rejectPeople,
  renamePerson,
} from '../../src/extension/features/people/peopleDecisions';
import { PAGE_SIZE, type PeopleItem, PeopleTree } from '../../src/extension/features/people/peopleTree';
import { AnalysisStore } from '../../src/extension/stores/analysisStore';
import { Annotator } from '../../src/extension/stores/annotator';
import { CorpusStore } from '../../src/extension/stores/corpusStore';
import { History, Transaction } from '../../src/extension/stores/history';
import { SidecarStore, sidecarOf } from '../../src/extension/stores/sidecarStore';
import { TrackedDocuments } from '../../src/extension/stores/trackedDocuments';
import { ViewStore } from '../../src/extension/stores/viewStore';
import { ANNA } from './authors';
import { until } from './until';

const person = (id: number, name: string, quotes = 1): Person => ({
  id,
  key: `person:${name.toLowerCase()}`,
  type: 'person',
  name,
  sharesName: false,
  role: null,
  quotes,
  articles: 2,
  mentions: 3,
  firstDate: '2025-01-01',
  lastDate: '2025-05-06',
});
const quote = (ref: string, start: number): PersonQuote => ({
  file: 'seeds/a.txt',
  article: 0,
  headline: 'Bridge closed',
  ref,
  kind: 'direct',
  text: `“Sentence ${ref}”`,
  date: '2025-05-06',
  source: null,
  span: { start, end: start + 10 },
  status: 'derived',
  confidence: 0.9,
});

/** An index whose answers a test sets. */
class Answers {
  readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  readonly asked: string[] = [];
  people: readonly Person[] = [];
  quotes: readonly PersonQuote[] = [];

  uriOf = (path: string) => vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0].uri, path);

  async ask(name: string, ...[first, page]: unknown[]): Promise<never> {
    this.asked.push(name);
    const { limit } = (page ?? first) as { limit: number };
    const { filter = '' } = first as PeopleQuestion;
    const found = this.people.filter(one => one.name.includes(filter));
    const answers: Readonly<Record<string, unknown>> = {
      people: { people: found.slice(0, limit), total: found.length },
      quotesOfPerson: this.quotes.slice(0, limit),
    };
    return answers[name] as never;
  }
}

class Memory implements vscode.Memento {
  readonly kept = new Map<string, unknown>();
  keys = () => [...this.kept.keys()];
  get = (key: string, otherwise?: unknown) => (this.kept.get(key) ?? otherwise) as never;
  update = async (key: string, value: unknown) => void this.kept.set(key, value);
}

describe('the tree of people', () => {
  const disposables: vscode.Disposable[] = [];
  afterEach(() => vscode.Disposable.from(...disposables.splice(0)).dispose());

  function made(memory = new Memory()) {
    const index = new Answers();
    const choices = new PeopleChoices(memory);
    const tree = new PeopleTree(
      index,
      choices,
      'seedAnnotator.people',
      error => assert.fail(String(error)),
      () => ({
        minimumConfidence: 0.6,
        indirect: false,
        language: ENGLISH,
      }),
    );
    tree.setVisible(true);
    const drawn: string[] = [];
    disposables.push(
      choices,
      tree,
      tree.onDidChangeTreeData(changed => {
        const items = changed === undefined ? [] : [changed].flat();
        drawn.push(items.length ? items.map(({ row }) => row.label).join(', ') : 'all');
      }),
    );
    const below = async (...labels: string[]): Promise<PeopleItem[]> => {
      let items = await tree.getChildren();
      for (const label of labels) {
        const item = items.find(({ row }) => row.label === label) ?? assert.fail(label);
        items = await tree.getChildren(item);
      }
      return items;
    };
    return { index, choices, tree, drawn, below };
  }
  const labels = (items: readonly PeopleItem[]): string[] => items.map(({ row }) => row.label);

  it('redraws only rows that changed, and keeps the item of each row', async () => {
    const { index, tree, drawn, below } = made();
    index.people = [person(1, 'Ann Bell', 3), person(2, 'Cid Doe')];
    index.quotes = [quote('1', 10), quote('2', 40)];
    const [ann] = await below();
    const [first, second] = await below('Ann Bell', 'Quotes');
    assert.deepEqual(labels([first, second]), ['2025-05-06 “Sentence 1”', '2025-05-06 “Sentence 2”']);
    index.quotes = [quote('1', 10), quote('2', 45)];
    index.changed.fire();
    await until(async () => drawn.length > 0);
    assert.deepEqual(drawn, ['2025-05-06 “Sentence 2”']);
    assert.match(JSON.stringify(tree.getTreeItem(second).command?.arguments), /"start":45,/);
    index.people = [person(1, 'Ann Bell', 4), person(2, 'Cid Doe')];
    index.changed.fire();
    await until(async () => drawn.length > 1);
    assert.deepEqual(drawn.slice(1), ['Ann Bell', 'Quotes']);
    assert.equal((await below())[0], ann);
  });

  it('redraws a list when others come into it', async () => {
    const { index, drawn, below } = made();
    index.people = [person(1, 'Ann Bell')];
    await below('Ann Bell');
    index.people = [person(3, 'Eve Fox'), person(1, 'Ann Bell')];
    index.changed.fire();
    await until(async () => drawn.length > 0);
    assert.deepEqual(drawn, ['all']);
    assert.deepEqual(labels(await below()), ['Eve Fox', 'Ann Bell']);
  });

  it('asks nothing while it is hidden, and catches up when it is shown', async () => {
    const { index, tree, drawn, below } = made();
    index.people = [person(1, 'Ann Bell')];
    await below();
    tree.setVisible(false);
    const before = index.asked.length;
    index.people = [person(1, 'Ann Bell', 2)];
    index.changed.fire();
    await new Promise(resolve => setTimeout(resolve, 50));
    assert.equal(index.asked.length, before);
    tree.setVisible(true);
    await until(async () => drawn.length > 0);
    assert.deepEqual(drawn, ['Ann Bell']);
  });

  it('lists nobody where there is no index, and asks again when it is shown anew', async () => {
    const { index, below } = made();
    const { ask } = index;
    index.ask = async () => {
      throw new Error('There is no corpus index here.');
    };
    assert.deepEqual(await below(), []);
    index.ask = ask;
    index.people = [person(1, 'Ann Bell')];
    assert.deepEqual(labels(await below()), ['Ann Bell']);
  });

  it('shows pages', async () => {
    const { index, tree, below } = made();
    index.people = Array.from({ length: PAGE_SIZE + 5 }, (_, i) => person(i, `Name ${i}`));
    const first = await below();
    const more = first.at(-1) ?? assert.fail();
    assert.deepEqual([first.length, more.row.label], [PAGE_SIZE + 1, 'Show More']);
    tree.showMore(more.id);
    assert.equal((await below()).length, PAGE_SIZE + 5);
  });

  it('filters, and remembers what was chosen', async () => {
    const memory = new Memory();
    const { index, choices, tree, below } = made(memory);
    index.people = [person(1, 'Ann Bell'), person(2, 'Cid Doe')];
    const counts: number[] = [];
    disposables.push(tree.onDidCount(total => counts.push(total)));
    await choices.change({ filter: 'Cid', sort: 'name' });
    assert.deepEqual(labels(await below()), ['Cid Doe']);
    assert.deepEqual(counts, [1]);
    assert.deepEqual(made(memory).choices.question, { type: 'all', sort: 'name', filter: 'Cid' });
    await memory.update('seedAnnotator.people.shown', { type: 'toString', sort: 7 });
    assert.deepEqual(made(memory).choices.question, { type: 'all', sort: 'quotes', filter: '' });
  });
});

describe('decisions on people', () => {
  const { fs } = vscode.workspace;
  const root = () => vscode.workspace.workspaceFolders![0].uri;
  const folder = () => vscode.Uri.joinPath(root(), 'seeds', 'people');
  const corpusFile = () => vscode.Uri.joinPath(folder(), 'seed-annotator.yaml');
  const disposables: vscode.Disposable[] = [];
  afterEach(async () => {
    vscode.Disposable.from(...disposables.splice(0)).dispose();
    await fs.delete(folder(), { recursive: true });
  });

  async function made() {
    await fs.writeFile(corpusFile(), Buffer.from('format: seed-annotator/1\nentities: []\n'));
    for (const [name, text] of Object.entries(TEXTS))
      await fs.writeFile(vscode.Uri.joinPath(folder(), name), Buffer.from(text));
    const sidecars = new SidecarStore(fs, history);
    const corpus = new CorpusStore(fs, history);
    const tracked = new TrackedDocuments();
    const analyses = new AnalysisStore(async () => createAnalyser(TRAINED));
    const views = new ViewStore(analyses, sidecars, corpus, tracked);
    disposables.push(sidecars, corpus, views);
    const index = {
      uriOf: (path: string) => vscode.Uri.joinPath(folder(), path),
      ask: async (name: string, ...[first]: unknown[]) => {
        const ids = [first].flat();
        const answers: Readonly<Record<string, unknown>> = {
          namesOfPeople: [ILSE, ILSA, BARE].filter(({ id }) => ids.includes(id)).map(one => one.name),
          foldersOfPeople: ['a.txt'],
          articlesOfPerson: [{ file: 'b.txt', article: 0, ref: await refOf(views, 'b.txt', 'Brandt') }],
        };
        return answers[name] as never;
      },
    };
    const annotator = new Annotator(sidecars, tracked, ANNA);
    return { views, corpus, annotator, memory: new Memory(), index };
  }

  const history = new History();
  const ILSE = person(1, 'Ilse Brandt');
  const ILSA = person(2, 'Ilsa Brandt');
  const BARE = { ...person(3, 'Brandt'), key: 'person:brandt@7', articles: 1 };
  const TEXTS = {
    'a.txt': ' date 2025-05-06 [Source: Harbour Post]\n\n“It will last,” Ilse Brandt said. “Yes,” Ilsa Brandt said.\n',
    'b.txt': ' date 2025-05-07 [Source: Harbour Post]\n\n“It will last,” Brandt said.\n',
  };
  const read = async (uri: vscode.Uri) => Buffer.from(await fs.readFile(uri)).toString('utf8');
  const refOf = async (views: ViewStore, file: string, name: string) => {
    const view = await views.of(vscode.Uri.joinPath(folder(), file));
    return view?.articles[0]?.entities.find(one => one.name === name)?.entity.id ?? assert.fail(name);
  };

  it('for all articles are written to the corpus file that holds for them, in one step of undo', async () => {
    const context = await made();
    await mergePeople(context, [ILSA], ILSE, 'folder');
    assert.match(await read(corpusFile()), /- name: Ilse Brandt\n\s+aliases:\n\s+- Ilsa Brandt\n/);
    await rejectPeople(context, [ILSE], 'folder');
    assert.match(await read(corpusFile()), /status: rejected/);
    await history.undo();
    await renamePerson(context, ILSE, 'I. Brandt', 'folder');
    assert.match(await read(corpusFile()), /- name: I\. Brandt\n/);
    await history.undo();
    await partNames(context, ILSE, ['Ilsa Brandt'], new Transaction());
    assert.doesNotMatch(await read(corpusFile()), /Ilsa/);
    await history.undo();
    await history.undo();
    assert.doesNotMatch(await read(corpusFile()), /Brandt/);
  });

  it('that a person is another one in some articles are written to the corpus file, with these articles', async () => {
    const context = await made();
    const there = { file: 'b.txt', article: 0, ref: 'e1' } as PersonArticle;
    await partArticles(context, ILSE, 'Ilse Brandt (diver)', [there], new Transaction());
    assert.match(
      await read(corpusFile()),
      /- name: Ilse Brandt \(diver\)\n\s+aliases:\n\s+- Ilse Brandt\n\s+type: person\n\s+articles:\n\s+- b.txt\n/,
    );
    await history.undo();
    assert.doesNotMatch(await read(corpusFile()), /Brandt/);
  });

  it('that names are several people are written to the corpus file, and taken back in one step', async () => {
    const context = await made();
    await keepApart(context, [ILSE, ILSA]);
    assert.match(await read(corpusFile()), /distinct:\n\s+- names:\n\s+- Ilse Brandt\n\s+- Ilsa Brandt\n/);
    await history.undo();
    assert.doesNotMatch(await read(corpusFile()), /Brandt/);
  });

  it('on one of several people of a name are written to the articles of that one', async () => {
    const context = await made();
    await renamePerson(context, { ...BARE, key: 'person:brandt/1', sharesName: true }, 'Ilse Brandt', 'folder');
    const sidecar = sidecarOf(vscode.Uri.joinPath(folder(), 'b.txt'));
    assert.match(await read(sidecar), /exact: Brandt[\s\S]*name: Ilse Brandt/);
    assert.doesNotMatch(await read(corpusFile()), /Brandt/);
  });

  it('for the one article of a short name are written to its sidecar', async () => {
    const context = await made();
    await mergePeople(context, [BARE], ILSE, 'article');
    const sidecar = sidecarOf(vscode.Uri.joinPath(folder(), 'b.txt'));
    assert.match(await read(sidecar), /exact: Brandt[\s\S]*name: Ilse Brandt/);
    assert.doesNotMatch(await read(corpusFile()), /Brandt/);
    await history.undo();
    await until(async () => !(await read(sidecar).catch(() => '')).includes('Ilse'));
  });
});
