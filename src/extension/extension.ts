import * as vscode from 'vscode';
import type { SeedAnnotatorExports } from '../../types/api';
import type { StartConverter } from '../converter';
import { createAnalyser, type ModelData } from '../core/analysis';
import { MIGRATIONS } from '../core/annotation';
import { createExports } from './api';
import { type AgentProgram, agents } from './features/agents';
import { agreement } from './features/agreement';
import { annotationsFeature } from './features/annotations';
import { articleImport } from './features/articleImport';
import { ArticlesView, articlesFeature } from './features/articles';
import { diagnostics } from './features/diagnostics';
import { entitiesFeature } from './features/entities';
import { exchange } from './features/exchange';
import { firstSteps } from './features/firstSteps';
import { indexing } from './features/indexing';
import { navigation } from './features/navigation';
import { newArticles } from './features/newArticles';
import { Notes, notesFeature } from './features/notes';
import { people } from './features/people';
import { quoteMapFeature } from './features/quoteMap';
import { quotes } from './features/quotes';
import { reading } from './features/reading';
import { records } from './features/records';
import { relations } from './features/relations';
import { reuse } from './features/reuse';
import { reviewFeature } from './features/review';
import { search } from './features/search';
import { sidecarFiles } from './features/sidecarFiles';
import { tags } from './features/tags';
import { toCheckFeature } from './features/toCheck';
import { undo } from './features/undo';
import { reportTo } from './services/errorReport';
import type { Feature } from './services/feature';
import { gateAnnotating } from './services/gate';
import { ReviewedParagraph } from './services/reviewedParagraph';
import { givingSelectedRows, RowSelections } from './services/selectedRows';
import type { Services } from './services/services';
import { ShownPassage } from './services/shownPassage';
import { UntitledArticles } from './services/untitledArticles';
import type { ReportError } from './shell/cancellation';
import { type Files, filesOf, type IsMissing, type RealPath } from './shell/files';
import { registerCommands } from './shell/register';
import { RowActivation } from './shell/rowActivation';
import { decode } from './shell/text';
import { VirtualTexts } from './shell/virtualTexts';
import { AnalysisStore } from './stores/analysisStore';
import { Annotator } from './stores/annotator';
import { AuthorName } from './stores/authorName';
import { BackgroundWorker, type StartWorker } from './stores/backgroundWorker';
import { CorpusStore } from './stores/corpusStore';
import { History } from './stores/history';
import { IndexStore, type StartIndexWorker } from './stores/indexStore';
import { SidecarStore } from './stores/sidecarStore';
import { TagSchema } from './stores/tagSchema';
import { TrackedDocuments } from './stores/trackedDocuments';
import { ViewStore } from './stores/viewStore';
import { WriteConsent } from './stores/writeConsent';

/** Abilities that only some hosts have. */
export interface ExtensionHost {
  readonly realPath?: RealPath;
  readonly isMissing?: IsMissing;
  readonly startWorker?: StartWorker;
  readonly startConverter?: StartConverter;
  readonly startIndexWorker?: StartIndexWorker;
  /** Serves agents over the Model Context Protocol. */
  readonly agentServer?: AgentProgram;
}

export interface Activated {
  readonly exports: SeedAnnotatorExports;
  readonly index: IndexStore;
}

/**
 * The composition root: makes the services once and activates the features. No file is read before it is needed.
 * @returns the API for other extensions, and the corpus index, for benches
 */
export function activate(context: vscode.ExtensionContext, host: ExtensionHost = {}): Activated {
  const output = vscode.window.createOutputChannel('Seed Annotator', { log: true });
  const report = reportTo(output);
  const readModels = () =>
    vscode.workspace.fs.readFile(vscode.Uri.joinPath(context.extensionUri, 'dist', 'models.json'));
  const worker = new BackgroundWorker({ start: host.startWorker, readModels, log: output });
  const storage = context.globalStorageUri.scheme === 'file' ? context.globalStorageUri : null;
  const index = new IndexStore({ start: host.startIndexWorker, storage, log: output });
  const analyses = new AnalysisStore(async () => createAnalyser(JSON.parse(decode(await readModels())) as ModelData), {
    analyse: (article, token) => index.holdDuring(worker.analyse(article, token)),
  });
  const consent = new WriteConsent();
  const sources = { files: filesOf(host, () => consent.obtain()), worker, analyses, index };
  const services = createServices(context, sources, report);
  const { views, sidecars, corpus, texts, passages, reviewed } = services;

  // Objects that more than one feature works with.
  const articles = new ArticlesView(services);
  const untitled: UntitledArticles = new UntitledArticles(article => notes.hasOpenBox(article));
  const notes = new Notes(views, services.annotator, services.memory, report, untitled);

  // The hover of a feature is shown above those of the features before it.
  const features: readonly Feature[] = [
    articlesFeature(articles),
    newArticles(untitled),
    annotationsFeature(notes),
    notesFeature(notes),
    tags,
    relations,
    reuse,
    records,
    entitiesFeature(articles.treeView),
    people,
    quotes,
    reviewFeature(notes),
    navigation,
    reading,
    search,
    agreement,
    exchange,
    articleImport(host.startConverter),
    quoteMapFeature(context.extensionUri),
    sidecarFiles,
    diagnostics,
    undo,
    indexing,
    toCheckFeature(articles.treeView),
    agents(host.agentServer ?? null),
    firstSteps({
      extension: context.extensionUri,
      storage: context.globalStorageUri,
      id: context.extension.id,
    }),
  ];
  // The worker would see the files change as well, but later.
  context.subscriptions.push(
    sidecars.onDidChange(article => index.refresh(article)),
    corpus.onDidChange(() => index.rescan()),
  );
  const activations = features.map(feature => feature.activate(services));

  const commands = Object.fromEntries(activations.flatMap(activation => Object.entries(activation.commands)));
  context.subscriptions.push(
    output,
    worker,
    index,
    sidecars,
    corpus,
    views,
    texts,
    passages,
    reviewed,
    articles,
    untitled,
  );
  for (const disposable of activations.flatMap(activation => activation.disposables))
    context.subscriptions.push(disposable);
  context.subscriptions.push(
    registerCommands(givingSelectedRows(gateAnnotating(commands, untitled), services.selections), report),
  );
  return { exports: createExports(services), index };
}

/** What the services read and analyse with. */
interface Sources {
  readonly files: Files;
  readonly worker: BackgroundWorker;
  readonly analyses: AnalysisStore;
  readonly index: IndexStore;
}

function createServices(
  { workspaceState: memory, globalState }: vscode.ExtensionContext,
  sources: Sources,
  report: ReportError,
): Services {
  const { files, worker, analyses, index } = sources;
  const history = new History();
  const sidecars = new SidecarStore(files, history, MIGRATIONS, worker);
  const corpus = new CorpusStore(files, history, worker);
  const tracked = new TrackedDocuments();
  return {
    views: new ViewStore(analyses, sidecars, corpus, tracked),
    sidecars,
    corpus,
    index,
    worker,
    vocabulary: new TagSchema(corpus),
    annotator: new Annotator(sidecars, tracked, new AuthorName(globalState)),
    history,
    tracked,
    texts: new VirtualTexts(),
    passages: new ShownPassage(),
    activation: new RowActivation(),
    reviewed: new ReviewedParagraph(),
    selections: new RowSelections(),
    memory,
    report,
  };
}
