/** What a person does with the keyboard, in a text and in picks. */
import * as vscode from 'vscode';
import { until } from './until';

/**
 * Runs a command that goes to the text with the focus, until it has changed the text of this editor. Something else may
 * take the focus back a moment after an editor has got it: then the command does nothing, or something elsewhere.
 * @param part what must change, where something else changes the rest of the text meanwhile
 */
export async function changeText(
  { document, viewColumn }: vscode.TextEditor,
  command: string,
  argument?: unknown,
  part = () => document.getText(),
): Promise<void> {
  const before = part();
  await until(async () => {
    await vscode.window.showTextDocument(document, viewColumn);
    await vscode.commands.executeCommand(command, argument);
    return part() !== before;
  });
}

export const type = (editor: vscode.TextEditor, text: string) => changeText(editor, 'type', { text });
export const undo = (editor: vscode.TextEditor) => changeText(editor, 'undo');
export const redo = (editor: vscode.TextEditor) => changeText(editor, 'redo');

/** Edits the text of an editor. The editor refuses an edit where it has changed the text meanwhile. */
export const editText = (editor: vscode.TextEditor, edit: (builder: vscode.TextEditorEdit) => void): Promise<void> =>
  until(() => Promise.resolve(editor.edit(edit)));

/**
 * Runs a command that asks with picks, and accepts each as it opens, until the answer has its effect. A pick of several
 * rows that is accepted before it has them ends without an answer: then the command is run again.
 */
export async function acceptPicks(ask: () => Thenable<unknown>, holds: () => Promise<boolean> | boolean) {
  await until(async () => {
    let isAnswered = false;
    const asked = Promise.resolve(ask()).finally(() => {
      isAnswered = true;
    });
    await until(async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return isAnswered;
    });
    await asked;
    return holds();
  });
}
