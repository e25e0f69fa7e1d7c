import * as vscode from 'vscode';
import { PlainText, plainText } from '../../../core/view';
import { setContext } from '../../shell/contexts';
import type { ShownIcon } from '../../shell/icons';
import { LONGEST_ERROR, showInStatusBar, showWarning } from '../../shell/messages';
import type { Handlers } from '../../shell/register';
import { ConcurrentChangeError, type History, type UndoResult } from '../../stores/history';

/** How long the status bar tells what was undone, in milliseconds. */
const TOLD_FOR = 8000;

/**
 * Undo and redo of what was done to annotations in this window.
 * @param writesEnded resolves once writes under way are recorded: a file has its new content a moment before that, and a
 *   key pressed then must take back all that the command wrote
 */
export function undoCommands(history: History, writesEnded: () => Promise<unknown>): Handlers {
  const tell = (words: PlainText, icon: ShownIcon | null = null) => showInStatusBar(words, TOLD_FOR, icon);
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
    undoAnnotation: () => take(() => history.undo(), 'Undone', plainText`No annotation action to undo`),
    redoAnnotation: () => take(() => history.redo(), 'Redone', plainText`No annotation action to redo`),
  };
}

/** The name of the file, where the person does not see it. */
function elsewhere(uri: vscode.Uri | null): string {
  const seen =
    uri && vscode.window.visibleTextEditors.some(({ document }) => document.uri.toString() === uri.toString());
  return !uri || seen ? '' : ` (${uri.path.slice(uri.path.lastIndexOf('/') + 1)})`;
}

/** Lets menus offer what can be done, and the history follow files that go by other names. */
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
