/**
 * Everything that is said to a person outside the text: notifications, dialogs, progress, the status bar. VS Code draws
 * `[text](command:…)` in notifications as a link and `$(name)` in the status bar as an icon, so only `PlainText` goes
 * through, and nothing else calls VS Code's own functions for it (test/unit/messageFence.test.ts).
 */

import * as vscode from 'vscode';
import { PlainText } from '../../core/view';
import { iconMark, type ShownIcon } from './icons';

/** Limit of an error's message as part of a sentence, in UTF-16 code units; VS Code cuts notifications after 1000. */
export const LONGEST_ERROR = 800;

type Show = (message: string, ...answers: string[]) => Thenable<string | undefined>;

/** @returns the answer that was chosen; undefined: none */
export const showInformation = <A extends string>(message: PlainText, ...answers: A[]): Promise<A | undefined> =>
  ask((text, ...buttons) => vscode.window.showInformationMessage(text, ...buttons), message, answers);

/** As `showInformation`. */
export const showWarning = <A extends string>(message: PlainText, ...answers: A[]): Promise<A | undefined> =>
  ask((text, ...buttons) => vscode.window.showWarningMessage(text, ...buttons), message, answers);

/** As `showInformation`. */
export const showError = <A extends string>(message: PlainText, ...answers: A[]): Promise<A | undefined> =>
  ask((text, ...buttons) => vscode.window.showErrorMessage(text, ...buttons), message, answers);

/** A question that must be answered before anything else. @returns undefined where the person turned away */
export const askFirst = <A extends string>(
  question: PlainText,
  detail: PlainText,
  ...answers: A[]
): Promise<A | undefined> =>
  ask(
    (text, ...buttons) => vscode.window.showWarningMessage(text, { modal: true, detail: `${detail}` }, ...buttons),
    question,
    answers,
  );

async function ask<A extends string>(show: Show, message: PlainText, answers: readonly A[]): Promise<A | undefined> {
  const buttons = answers.map(answer => `${PlainText.of(answer, 80)}`);
  const chosen = await show(`${message}`, ...buttons);
  return chosen === undefined ? undefined : answers[buttons.indexOf(chosen)];
}

/** In the status bar, for so many milliseconds. */
export function showInStatusBar(message: PlainText, milliseconds: number, icon: ShownIcon | null = null): void {
  vscode.window.setStatusBarMessage(withIcon(icon, message), milliseconds);
}

/** The developer's icon before a text. */
export const withIcon = (icon: ShownIcon | null, text: PlainText, space = ' '): string =>
  icon ? `${iconMark(icon)}${space}${text}` : `${text}`;

/** Progress as a notification that tells how many of how many are done, and can be cancelled. */
export function withProgress<T>(
  title: PlainText,
  work: (token: vscode.CancellationToken, progress: (done: number, of: number) => void) => Promise<T>,
): Thenable<T> {
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: `${title}`, cancellable: true },
    (progress, token) => {
      let told = 0;
      return work(token, (done, of) => {
        progress.report({ increment: (100 * (done - told)) / of, message: `${done} of ${of}` });
        told = done;
      });
    },
  );
}

/** Progress as a bar on top of a view. */
export const withProgressInView = <T>(
  viewId: string,
  work: (token: vscode.CancellationToken) => Promise<T>,
): Thenable<T> => vscode.window.withProgress({ location: { viewId } }, (_, token) => work(token));

/** Two documents side by side. @param title of the tab */
export const showDiff = (
  left: vscode.Uri,
  right: vscode.Uri,
  title: PlainText,
  preserveFocus: boolean,
): Thenable<unknown> =>
  vscode.commands.executeCommand('vscode.diff', left, right, `${title}`, { preview: true, preserveFocus });
