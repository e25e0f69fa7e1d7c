import * as vscode from 'vscode';
import { toOffset } from '../../shell/positions';
import { Debouncer } from '../../shell/schedule';
import { onDidChangeLanguage } from '../../stores/languageChanges';
import { isSeedDocument } from '../../stores/seedFiles';
import { settings } from '../../stores/settings';
import type { ViewStore } from '../../stores/viewStore';
import type { ArticlesTree, Item } from './articlesTree';

/** Selects in the tree what the cursor is on, as long as the tree is in sight and the setting asks for it. */
export function followCursor(
  views: ViewStore,
  tree: ArticlesTree,
  treeView: vscode.TreeView<Item>,
  report: (error: unknown) => void,
): vscode.Disposable {
  const pause = new Debouncer(200);
  const follow = (editor: vscode.TextEditor | undefined) => {
    if (!editor || !treeView.visible || !settings.followCursor() || !isSeedDocument(editor.document)) return;
    pause.schedule('cursor', () => revealCursor(editor, views, tree, treeView).catch(report));
  };
  return vscode.Disposable.from(
    pause,
    vscode.window.onDidChangeTextEditorSelection(event => {
      // A click in a view moves the cursor by command; the tree must not jump away from what was clicked.
      if (event.kind !== undefined && event.kind !== vscode.TextEditorSelectionChangeKind.Command)
        follow(event.textEditor);
    }),
    vscode.window.onDidChangeActiveTextEditor(follow),
    // A text file that its header makes an article was plain text when its tab came up.
    onDidChangeLanguage(({ document }) => {
      const active = vscode.window.activeTextEditor;
      if (active?.document === document) follow(active);
    }),
    treeView.onDidChangeVisibility(() => follow(vscode.window.activeTextEditor)),
  );
}

function startOf(item: Item): number | null {
  if (item.type === 'node') return item.node.span?.start ?? null;
  return item.type === 'article' ? item.start : null;
}

export async function revealCursor(
  editor: vscode.TextEditor,
  views: ViewStore,
  tree: ArticlesTree,
  treeView: vscode.TreeView<Item>,
  focus = false,
): Promise<void> {
  const view = await views.ofDocument(editor.document);
  const offset = toOffset(view.lines, editor.selection.active);
  // A row that led here stays selected, also where another one is nearer to the cursor.
  if (
    !focus &&
    treeView.selection.some(item => item.uri.toString() === view.uri.toString() && startOf(item) === offset)
  )
    return;
  const item = await tree.itemAt(view, offset);
  if (item) await treeView.reveal(item, { select: true, focus, expand: item.type === 'article' });
}
