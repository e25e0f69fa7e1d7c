import * as vscode from 'vscode';
import { createAnalyser, TRAINED } from '../core/analysis';
import { PlainText, plainText } from '../core/view';
import { viewId } from './contributions/viewNames';
import { type AgreementParts, agreementCommands } from './features/agreement/agreementCommands';
import { Comparison } from './features/agreement/comparison';
import { DisagreementsTree } from './features/agreement/disagreementsTree';
import { ArticlesTree } from './features/articles/articlesTree';
import { EntityDrag } from './features/articles/entityDrag';
import { followCursor } from './features/articles/followCursor';
import { PlainTexts } from './features/articles/plainTexts';
import { treeCommands } from './features/articles/treeCommands';
import { entityCommands } from './features/entities/entities';
import { exchangeCommands } from './features/exchange/exchangeCommands';
import { reportCommands } from './features/exchange/report';
import { registerDiagnostics } from './features/language/diagnostics';
import { registerProviders } from './features/language/providers';
import { registerRename } from './features/language/rename';
import { navigationCommands } from './features/navigation/navigation';
import { RowActivation } from './features/navigation/rowActivation';
import { ShownPassage } from './features/navigation/shownPassage';
import { annotationCommands } from './features/notes/annotations';
import { Notes } from './features/notes/notes';
import { confirmVisible } from './features/quotes/confirmVisible';
import { quoteCommands } from './features/quotes/quotes';
import { speakerCommands } from './features/quotes/speakers';
import { KeptReview } from './features/review/keptReview';
import { reviewCommands } from './features/review/reviewCommands';
import { Reviewer } from './features/review/reviewer';
import { followFiles } from './features/sidecarFiles/fileMoves';
import { lostArticleCommands, offerToFindMoved } from './features/sidecarFiles/lostArticleCommands';
import { refreshSelectors } from './features/sidecarFiles/refreshSelectors';
import { offerCopyOnSaveAs } from './features/sidecarFiles/saveAs';
import { saveUntitled } from './features/sidecarFiles/saveUntitled';
import { offerToRestore } from './features/sidecarFiles/vanishedFiles';
import { Decorations } from './features/tags/decorations';
import { vocabularyParts } from './features/tags/tagFeature';
import { placesParts } from './features/toCheck/toCheckFeature';
import { undoCommands, watchHistory } from './features/undo/undo';
import { filesOf, type RealPath } from './shell/files';
import { onlyWhereKept } from './shell/gate';
import { askForTarget } from './shell/inputs';
import { LONGEST_ERROR, showError, showInformation, showWarning } from './shell/messages';
import { registerCommands } from './shell/register';
import { VirtualTexts } from './shell/virtualTexts';
import { AnalysisStore } from './stores/analysisStore';
import { keepingOf } from './stores/annotatable';
import { Annotator } from './stores/annotator';
import { CorpusStore } from './stores/corpusStore';
import { History } from './stores/history';
import { recognizeHeaders } from './stores/seedFiles';
import { SidecarStore } from './stores/sidecarStore';
import { Vocabulary } from './stores/tagSchema';
import { TrackedDocuments } from './stores/trackedDocuments';
import { ViewStore } from './stores/viewStore';
import { NotKept, tellNotKept } from './stores/writeErrors';

const ARTICLES_VIEW = viewId('articles');
const DISAGREEMENTS_VIEW = viewId('disagreements');

/** What some hosts can tell and others cannot. */
export interface Host {
  readonly realPath?: RealPath;
}

/** The composition root: makes every part once and hands each what it needs. Nothing is read before it is asked for. */
export function activate(context: vscode.ExtensionContext, host: Host = {}): void {
  const output = vscode.window.createOutputChannel('Seed Annotator', { log: true });
  // What was cancelled was asked for again, or is not wanted any more.
  const report = (error: unknown) => {
    if (!(error instanceof vscode.CancellationError)) tellOnce(error, output);
  };

  const files = filesOf(host.realPath);
  const history = new History();
  const analyses = new AnalysisStore(createAnalyser(TRAINED));
  const sidecars = new SidecarStore(files, history);
  const tracked = new TrackedDocuments();
  const corpus = new CorpusStore(files, history);
  const views = new ViewStore(analyses, sidecars, corpus, tracked);
  const annotator = new Annotator(sidecars, tracked);
  const vocabulary = new Vocabulary(corpus);
  const texts = new VirtualTexts();
  const notes = new Notes(views, annotator, context.workspaceState, report, fileFor);
  const reviewer = new Reviewer(views, new KeptReview(context.workspaceState), history, notes.onDidAdd, report);
  const tree = new ArticlesTree(views, vocabulary, ARTICLES_VIEW);
  const treeView = vscode.window.createTreeView(ARTICLES_VIEW, {
    treeDataProvider: tree,
    dragAndDropController: new EntityDrag(),
    showCollapseAll: true,
    canSelectMany: true,
  });

  const comparison = new Comparison(views, sidecars, report);
  const passages = new ShownPassage();
  const activation = new RowActivation();
  const words = vocabularyParts(views, sidecars, annotator, vocabulary, passages, activation, report);
  const agreement = agreementParts(context, comparison, sidecars, texts, activation);

  const providers = registerProviders(views, vocabulary, reviewer);
  // Its hover is registered last: so it stands above the others.
  const places = placesParts(views, sidecars, annotator, treeView, report);

  context.subscriptions.push(
    output,
    watchHistory(history),
    sidecars,
    sidecars.onDidPutAside(uri => tellPutAside(uri).catch(report)),
    corpus,
    views,
    corpus.onDidPutAside(uri => tellPutAside(uri).catch(report)),
    notes,
    texts,
    reviewer,
    passages,
    tree,
    treeView,
    ...words.disposables,
    comparison,
    agreement.tree,
    agreement.treeView,
    recognizeHeaders(new PlainTexts(context.workspaceState), report),
    followFiles(sidecars, showInformation, report),
    offerCopyOnSaveAs(sidecars, showInformation, report),
    offerToFindMoved(report),
    offerToRestore(sidecars, corpus, showWarning, report),
    refreshSelectors(sidecars, tracked, report),
    providers,
    ...places.disposables,
    registerRename(views),
    registerDiagnostics(views, sidecars, report),
    new Decorations(views, vocabulary, report),
    followCursor(views, tree, treeView, report),
    registerCommands(
      onlyWhereKept(
        {
          ...navigationCommands(views, passages, activation),
          ...speakerCommands(views, annotator),
          ...quoteCommands(views, annotator),
          ...entityCommands({
            views,
            annotator,
            corpus,
            memory: context.workspaceState,
            selected: () => treeView.selection[0],
          }),
          ...annotationCommands(views, annotator, notes, vocabulary, passages),
          ...reviewCommands(reviewer, annotator, notes),
          confirmVisible: confirmVisible(views, annotator),
          ...words.commands,
          ...lostArticleCommands(sidecars),
          ...exchangeCommands(views, sidecars, texts, context.workspaceState),
          ...agreementCommands(agreement),
          ...reportCommands(views),
          ...treeCommands(views, tree, treeView),
          ...undoCommands(history, () => Promise.all([sidecars.writesEnded(), corpus.writesEnded()])),
          ...places.commands,
        },
        save,
      ),
      report,
    ),
  );
}

const save = (uri: vscode.Uri): Promise<vscode.Uri | null> => saveUntitled(uri, askForTarget);

/** The article itself, or the file that it is saved as. @throws vscode.CancellationError where it is not saved */
async function fileFor(article: vscode.Uri): Promise<vscode.Uri> {
  const file = keepingOf(article) === 'onceSaved' ? await save(article) : article;
  if (!file) throw new vscode.CancellationError();
  return file;
}

function agreementParts(
  { workspaceState: memory }: vscode.ExtensionContext,
  comparison: Comparison,
  sidecars: SidecarStore,
  texts: VirtualTexts,
  activation: RowActivation,
): AgreementParts {
  const tree = new DisagreementsTree(comparison);
  const treeView = vscode.window.createTreeView(DISAGREEMENTS_VIEW, { treeDataProvider: tree, showCollapseAll: true });
  return { comparison, tree, treeView, sidecars, texts, memory, activation };
}

/** Tells a person what went wrong, with the way to the place where it can be mended; the log has the rest. */
function tellOnce(error: unknown, output: vscode.LogOutputChannel): void {
  output.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  const message = error instanceof Error ? error.message : String(error);
  if (!(error instanceof NotKept)) {
    void showError(plainText`Seed Annotator: ${PlainText.of(message, LONGEST_ERROR)}`);
    return;
  }
  if (error.unkept !== null) output.error(`Not saved:\n${error.unkept}`);
  tellNotKept(error).catch(again => tellOnce(again, output));
}

async function tellPutAside(uri: vscode.Uri): Promise<void> {
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  const message = plainText`An unfinished change to the annotations was found. It is saved in ${name}. Compare it with the current file, then delete it.`;
  if (await showWarning(message, 'Open')) await vscode.window.showTextDocument(uri);
}
