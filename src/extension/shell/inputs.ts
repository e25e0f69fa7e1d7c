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
