/** The editor's own ways over the whole folder: references, definitions, symbols, who quotes whom, and peeks. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { createAnalyser, TRAINED } from '../../src/core/analysis';
import { MentionDefinition, MentionReferences } from '../../src/extension/features/entities/mentionProviders';
import { PersonPassages } from '../../src/extension/features/navigation/personPassages';
import { CorpusSymbols } from '../../src/extension/features/reading/corpusSymbols';
import { QuoteHierarchy } from '../../src/extension/features/reading/quoteHierarchy';
import { CorpusPlaces } from '../../src/extension/services/corpusPlaces';
import { AnalysisStore } from '../../src/extension/stores/analysisStore';
import { CorpusStore } from '../../src/extension/stores/corpusStore';
import { IndexStore } from '../../src/extension/stores/indexStore';
import { SidecarStore } from '../../src/extension/stores/sidecarStore';
import { TrackedDocuments } from '../../src/extension/stores/trackedDocuments';
import { ViewStore } from '../../src/extension/stores/viewStore';
import { startIndexWorker } from '../../src/platform/node/worker';
import { until } from './until';

const DIST = path.resolve(__dirname, '..', '..', '..', 'dist');
const OLD = `Crack found date 2025-05-02 [Source: Harbour Post]

“It will hold,” said Olga Varnhagen, the engineer. Varnhagen left early.
`;
const NEW = `Bridge closed date 2025-05-06 [Source: Rail Wire]

“I was wrong,” Olga Varnhagen said. She left early, and Varnhagen did not come back.
`;

describe('a person over the folder', () => {
  const folder = path.join(vscode.workspace.workspaceFolders![0].uri.fsPath, 'places', 'seeds');
  const uriOf = (name: string) => vscode.Uri.file(path.join(folder, name));
  const disposables: vscode.Disposable[] = [];
  const { token } = new vscode.CancellationTokenSource();
  let storage: string;
  let views: ViewStore;
  let places: CorpusPlaces;
  let document: vscode.TextDocument;

  before(async () => {
    storage = mkdtempSync(path.join(tmpdir(), 'places-'));
    mkdirSync(folder, { recursive: true });
    writeFileSync(uriOf('old.txt').fsPath, OLD);
    writeFileSync(uriOf('new.txt').fsPath, NEW);
    const store = new IndexStore({
      start: async () => startIndexWorker(path.join(DIST, 'indexWorker.js'), path.join(DIST, 'models.json')),
      storage: vscode.Uri.file(storage),
      log: { info: () => undefined, warn: () => undefined } as unknown as vscode.LogOutputChannel,
    });
    const [sidecars, corpus] = [new SidecarStore(), new CorpusStore()];
    views = new ViewStore(
      new AnalysisStore(async () => createAnalyser(TRAINED)),
      sidecars,
      corpus,
      new TrackedDocuments(),
    );
    disposables.push(store, sidecars, corpus, views);
    places = new CorpusPlaces(store);
    await indexed();
    document = await vscode.workspace.openTextDocument(uriOf('new.txt'));
  });
  after(() => {
    vscode.Disposable.from(...disposables.splice(0)).dispose();
    rmSync(path.dirname(folder), { recursive: true, force: true });
    rmSync(storage, { recursive: true, force: true });
  });
  afterEach(async () => {
    writeFileSync(uriOf('old.txt').fsPath, OLD);
    await indexed();
  });

  /** Waits until the index has both articles as they are: a place in a text that has changed since is not told. */
  const indexed = () =>
    until(async () => {
      const symbols = new CorpusSymbols(places);
      const [person] = await symbols.provideWorkspaceSymbols('varnh', token);
      if (!person || !/2 quotes in 2 articles/.test(person.containerName)) return false;
      const { location } = await symbols.resolveWorkspaceSymbol(person, token);
      return told(location.uri, location.range) === 'old.txt: Olga Varnhagen';
    });

  const at = (words: string) => document.positionAt(NEW.indexOf(words) + 1);
  const told = (uri: vscode.Uri, range: vscode.Range) => {
    const text = path.basename(uri.fsPath) === 'old.txt' ? OLD : NEW;
    const line = text.split('\n')[range.start.line] ?? '';
    return `${path.basename(uri.fsPath)}: ${line.slice(range.start.character, range.end.character)}`;
  };
  const references = async (words = 'Olga') => {
    const found = await new MentionReferences(views, places).provideReferences(
      document,
      at(words),
      { includeDeclaration: true },
      token,
    );
    return found.map(({ uri, range }) => told(uri, range));
  };

  it('has references in all articles', async () => {
    const found = await references();
    assert.deepEqual(
      found.filter(one => one.startsWith('old')),
      ['old.txt: Olga Varnhagen', 'old.txt: the engineer', 'old.txt: Varnhagen'],
    );
    assert.deepEqual(found.filter(one => one.startsWith('new')).sort(), [
      'new.txt: I',
      'new.txt: Olga Varnhagen',
      'new.txt: She',
      'new.txt: Varnhagen',
    ]);
  });

  it('has no reference where the text has changed since it was indexed', async () => {
    writeFileSync(uriOf('old.txt').fsPath, OLD.replace('“It will hold', '“Yes, it will hold'));
    assert.deepEqual(
      (await references()).filter(one => one.startsWith('old')),
      [],
    );
    const { uri } = document;
    const view = await views.ofDocument(document);
    const article = view.articles[0];
    const entity = article.entities.find(({ name }) => name === 'Olga Varnhagen')!;
    const person = await places.personOf(uri, article, entity, token);
    writeFileSync(uriOf('old.txt').fsPath, `\n${OLD}`);
    const lineOfMoved = async () => {
      const quotes = await places.locateQuotes(await places.quotes(person!, null, token), token);
      return quotes.find(({ found }) => found.file.endsWith('old.txt'))?.ranges[0].start.line;
    };
    await until(async () => (await lineOfMoved()) !== undefined);
    assert.equal(await lineOfMoved(), 3);
  });

  it('is defined step by step: in the article, then in the first article', async () => {
    const go = async (words: string) => {
      const [link] = await new MentionDefinition(views, places).provideDefinition(document, at(words), token);
      return told(link.targetUri, link.targetRange);
    };
    assert.equal(await go('Varnhagen did'), 'new.txt: Olga Varnhagen');
    assert.equal(await go('Olga'), 'old.txt: Olga Varnhagen');
  });

  it('is a symbol of the workspace, and so are articles', async () => {
    const symbols = new CorpusSymbols(places);
    const [person] = await symbols.provideWorkspaceSymbols('varnh', token);
    assert.equal(person.name, 'Olga Varnhagen');
    assert.match(person.containerName, /2 quotes in 2 articles/);
    const { location } = await symbols.resolveWorkspaceSymbol(person, token);
    assert.equal(told(location.uri, location.range), 'old.txt: Olga Varnhagen');
    const [article] = await symbols.provideWorkspaceSymbols('bridge closed', token);
    assert.equal(article.name, 'Bridge closed');
    const found = await symbols.resolveWorkspaceSymbol(article, token);
    assert.equal(path.basename(found.location.uri.fsPath), 'new.txt');
  });

  it('is quoted by articles, each with its quotes', async () => {
    const hierarchy = new QuoteHierarchy(views, places);
    const item = await hierarchy.prepareCallHierarchy(document, at('Olga'), token);
    const calls = await hierarchy.provideCallHierarchyIncomingCalls(item!, token);
    assert.deepEqual(
      calls.map(({ from, fromRanges }) => [from.name, ...fromRanges.map(range => told(from.uri, range))]),
      [
        ['Bridge closed', 'new.txt: “I was wrong,”'],
        ['Crack found', 'old.txt: “It will hold,”'],
      ],
    );
    const [quoted] = await hierarchy.provideCallHierarchyOutgoingCalls(calls[1].from, token);
    assert.equal(quoted.to.name, 'Olga Varnhagen');
  });

  it('has passages to peek at in the article and in the folder', async () => {
    const view = await views.ofDocument(document);
    const article = view.articles[0];
    const entity = article.entities.find(({ name }) => name === 'Olga Varnhagen')!;
    const question = { kind: 'quote', view, article, entity } as const;
    const persons = new PersonPassages(places);
    const elsewhere = await persons.elsewhere(question, token);
    assert.deepEqual(persons.counts(question, elsewhere), {
      article: { passages: 1, articles: 1 },
      folder: { passages: 2, articles: 2 },
    });
    const locations = await persons.inFolder(question, elsewhere!, token);
    assert.deepEqual(
      locations.map(({ uri, range }) => told(uri, range)),
      ['new.txt: “I was wrong,”', 'old.txt: “It will hold,”'],
    );
  });

  it('is shown from the article alone without an index', async () => {
    const none = new IndexStore({
      storage: null,
      log: { info: () => undefined, warn: () => undefined } as unknown as vscode.LogOutputChannel,
    });
    disposables.push(none);
    const found = await new MentionReferences(views, new CorpusPlaces(none)).provideReferences(
      document,
      at('Olga'),
      { includeDeclaration: true },
      token,
    );
    assert.deepEqual(
      found.map(({ uri }) => path.basename(uri.fsPath)),
      ['new.txt', 'new.txt', 'new.txt', 'new.txt'],
    );
  });

  it('gets no answer for a question that is withdrawn while the index is asked', async () => {
    const source = new vscode.CancellationTokenSource();
    const asked = new CorpusSymbols(places).provideWorkspaceSymbols('varnh', source.token);
    source.cancel();
    assert.deepEqual(await asked, []);
  });
});
