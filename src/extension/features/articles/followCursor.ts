import * as vscode from 'vscode';
import type { ReviewedPlace } from '../../services/reviewedParagraph';
import type { Services } from '../../services/services';
import { unlessCancelled } from '../../shell/cancellation';
import { toOffset } from '../../shell/positions';
import { Debouncer } from '../../shell/schedule';
import { onDidChangeLanguage } from '../../stores/languageChanges';
import { isSeedDocument } from '../../stores/seedFiles';
import { settings } from '../../stores/settings';
import type { SeedView, ViewStore } from '../../stores/viewStore';
import type { ArticlesView } from './articlesView';
import type { ArticlesItem } from './shownItems';

/** Selects in the tree what the cursor is on or the review is at, while the tree is visible and the setting is on. */
export function followCursor(
  { views, reviewed, report }: Pick<Services, 'views' | 'reviewed' | 'report'>,
  articles: ArticlesView,
): vscode.Disposable {
  const { treeView } = articles;
  const pause = new Debouncer(200);
  const follow = (editor: vscode.TextEditor | undefined) => {
    if (!editor || !treeView.visible || !settings.followCursor() || !isSeedDocument(editor.document)) return;
    pause.schedule('cursor', () => void revealCursor(editor, views, articles).catch(report));
  };
  let last = '';
  // A review moves the cursor without a kind.
  const followReview = () => {
    const { place } = reviewed;
    const key = place ? `${place.uri}#${place.start}` : '';
    const isNew = key !== last;
    last = key;
    if (!place || !isNew || !treeView.visible || !settings.followCursor()) return;
    pause.schedule('cursor', () => void revealReviewed(place, views, articles).catch(unlessCancelled(report)));
  };
  return vscode.Disposable.from(
    pause,
    vscode.window.onDidChangeTextEditorSelection(event => {
      // A click on a row moves the cursor too, without a kind. The tree must not jump away from the clicked row.
      if (event.kind !== undefined && event.kind !== vscode.TextEditorSelectionChangeKind.Command)
        follow(event.textEditor);
    }),
    vscode.window.onDidChangeActiveTextEditor(follow),
    reviewed.onDidChange(followReview),
    // A document that becomes an article by its header was plain text when its tab opened.
    onDidChangeLanguage(({ document }) => {
      const active = vscode.window.activeTextEditor;
      if (active?.document === document) follow(active);
    }),
    treeView.onDidChangeVisibility(() => follow(vscode.window.activeTextEditor)),
  );
}

/** Whether a row leads to this offset of the view. */
function leadsTo(item: ArticlesItem, view: SeedView, offset: number): boolean {
  if (item.type !== 'node' && item.type !== 'article') return false;
  if (item.uri.toString() !== view.uri.toString()) return false;
  if (item.type === 'node') return item.node.span?.start === offset;
  const article = view.file.articles[item.article];
  return (article?.header?.span ?? article?.span)?.start === offset;
}

async function revealCursor(editor: vscode.TextEditor, views: ViewStore, articles: ArticlesView): Promise<void> {
  const view = await views.ofDocument(editor.document);
  await revealUnlessSelected(view, toOffset(view.lines, editor.selection.active), articles);
}

async function revealReviewed({ uri, start }: ReviewedPlace, views: ViewStore, articles: ArticlesView): Promise<void> {
  const view = await views.of(uri);
  if (view) await revealUnlessSelected(view, start, articles);
}

/** Selects the row of what is at an offset. A selected row that begins there stays: it may have led there. */
async function revealUnlessSelected(view: SeedView, offset: number, articles: ArticlesView): Promise<void> {
  if (!articles.treeView.selection.some(item => leadsTo(item, view, offset)))
    await articles.reveal(view, offset, { focus: false });
}
