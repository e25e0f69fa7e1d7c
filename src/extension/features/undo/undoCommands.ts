import * as vscode from 'vscode';
import { PlainText } from '../../../core/view';
import { setContext } from '../../shell/contexts';
import type { ShownIcon } from '../../shell/icons';
import { plainText, say } from '../../shell/language';
import { LONGEST_ERROR, showInStatusBar, showWarning } from '../../shell/messages';
import type { Handlers } from '../../shell/register';
import { ConcurrentChangeError, type History, type UndoResult } from '../../stores/history';
import { nameOf } from '../../stores/writeErrors';

/** How long the status bar shows what was undone. */
const SHOWN_MS = 8000;

/**
 * Commands that undo and redo changes of annotations made in this window.
 * @param writesEnded resolves once running writes are recorded. A file has its new content a moment before that; undo
 *   at that moment must include it.
 */
export function undoCommands(history: History, writesEnded: () => Promise<unknown>): Handlers {
  const tell = (words: PlainText, icon: ShownIcon | null = null) => showInStatusBar(words, SHOWN_MS, icon);
  const take = async (work: () => Promise<UndoResult>, done: string, nothing: PlainText) => {
    await writesEnded();
    try {
      const { action, uri } = await work();
      if (action === null) tell(nothing);
      else tell(plainText`${done}: ${action}${elsewhere(uri)}`, 'done');
    } catch (error) {
      if (!(error instanceof ConcurrentChangeError)) throw error;
      void showWarning(PlainText.of(error.message, LONGEST_ERROR));
    }
  };
  return {
    undoAnnotation: () => take(() => history.undo(), say`Undone`, plainText`No annotation action to undo`),
    redoAnnotation: () => take(() => history.redo(), say`Redone`, plainText`No annotation action to redo`),
  };
}

/** The name of the file in brackets, unless it is visible. */
function elsewhere(uri: vscode.Uri | null): string {
  const seen =
    uri && vscode.window.visibleTextEditors.some(({ document }) => document.uri.toString() === uri.toString());
  return !uri || seen ? '' : ` (${nameOf(uri)})`;
}

/** Keeps the context keys of undo and redo up to date, and the history informed of renamed files. */
export function watchHistory(history: History): vscode.Disposable {
  return vscode.Disposable.from(
    history,
    history.onDidChange(() => {
      void setContext('canUndo', history.canUndo);
      void setContext('canRedo', history.canRedo);
    }),
    vscode.workspace.onDidRenameFiles(({ files }) => {
      for (const { oldUri, newUri } of files) history.moved(oldUri, newUri);
    }),
  );
}
