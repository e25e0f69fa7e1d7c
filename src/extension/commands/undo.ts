import * as vscode from 'vscode';
import { ChangedMeanwhile, type History, type Told } from '../annotations/history';
import type { Handler } from './register';

/** How long the status bar tells what was undone, in milliseconds. */
const TOLD_FOR = 8000;

/** Undo and redo of what was done to annotations in this window. */
export function undoCommands(history: History): Record<string, Handler> {
  const tell = (words: string) => void vscode.window.setStatusBarMessage(words, TOLD_FOR);
  const take = async (work: () => Promise<Told>, done: string, nothing: string) => {
    try {
      const { action, uri } = await work();
      if (action === null) tell(nothing);
      else tell(`$(check) ${done}: ${action}${elsewhere(uri)}`);
    } catch (error) {
      if (!(error instanceof ChangedMeanwhile)) throw error;
      void vscode.window.showWarningMessage(error.message);
    }
  };
  return {
    undoAnnotation: () => take(() => history.undo(), 'Undone', 'No annotation action to undo'),
    redoAnnotation: () => take(() => history.redo(), 'Redone', 'No annotation action to redo'),
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
  const set = (key: string, value: boolean) => void vscode.commands.executeCommand('setContext', key, value);
  return vscode.Disposable.from(
    history,
    history.onDidChange(() => {
      set('seedAnnotator.canUndo', history.canUndo);
      set('seedAnnotator.canRedo', history.canRedo);
    }),
    vscode.workspace.onDidRenameFiles(({ files }) => {
      for (const { oldUri, newUri } of files) history.moved(oldUri, newUri);
    }),
  );
}
