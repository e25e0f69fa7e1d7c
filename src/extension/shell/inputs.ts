/** Input boxes and file dialogs. */

import * as vscode from 'vscode';
import type { PlainText } from '../../core/view';

export interface TextQuestion {
  readonly title: PlainText;
  readonly prompt: PlainText;
  /** Initial content of the box. It is not made plain, since the person edits it. */
  readonly value: string;
  /** An error or a warning about the typed text; null if there is none. */
  readonly check?: (typed: string) => { readonly wrong: PlainText } | { readonly warning: PlainText } | null;
}

/** @returns the typed text; undefined if the person cancelled */
export function askForText({ title, prompt, value, check }: TextQuestion): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: `${title}`,
    prompt: `${prompt}`,
    value,
    validateInput: typed => {
      const found = check?.(typed);
      if (!found) return null;
      if ('wrong' in found) return `${found.wrong}`;
      return { message: `${found.warning}`, severity: vscode.InputBoxValidationSeverity.Warning };
    },
  });
}

export interface LiveQuestion {
  readonly title: PlainText;
  readonly placeholder: PlainText;
  readonly prompt: PlainText;
  /** Initial content of the box. */
  readonly value: string;
  /** Called with the content after each change. */
  readonly typed: (value: string) => void;
  /** Called when Enter closes the box. */
  readonly accepted: () => void;
  /** Called once the box is closed, in whatever way. */
  readonly closed: () => void;
}

/** An input box whose content counts while it is typed. @returns what changes the line below the box */
export function openLiveBox(question: LiveQuestion): (prompt: PlainText) => void {
  const box = vscode.window.createInputBox();
  box.title = `${question.title}`;
  box.placeholder = `${question.placeholder}`;
  box.prompt = `${question.prompt}`;
  box.value = question.value;
  let isOpen = true;
  box.onDidChangeValue(question.typed);
  box.onDidAccept(() => {
    box.hide();
    question.accepted();
  });
  box.onDidHide(() => {
    isOpen = false;
    box.dispose();
    question.closed();
  });
  box.show();
  return prompt => {
    if (isOpen) box.prompt = `${prompt}`;
  };
}

type Texts = 'title' | 'openLabel' | 'saveLabel';

export function askForFiles(
  title: PlainText,
  openLabel: PlainText,
  options: Omit<vscode.OpenDialogOptions, Texts>,
): Thenable<vscode.Uri[] | undefined> {
  return vscode.window.showOpenDialog({ ...options, title: `${title}`, openLabel: `${openLabel}` });
}

export function askForTarget(
  title: PlainText,
  saveLabel: PlainText,
  options: Omit<vscode.SaveDialogOptions, Texts>,
): Thenable<vscode.Uri | undefined> {
  return vscode.window.showSaveDialog({ ...options, title: `${title}`, saveLabel: `${saveLabel}` });
}
