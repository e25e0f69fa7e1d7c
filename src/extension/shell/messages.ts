/**
 * Notifications, dialogs, progress and status bar messages. VS Code draws `[text](command:…)` in notifications as a
 * link and `$(name)` in the status bar as an icon. So these functions take only `PlainText`, and no other module calls
 * VS Code's own functions (test/unit/messageFence.test.ts).
 */

import * as vscode from 'vscode';
import { PlainText } from '../../core/view';
import { iconMark, type ShownIcon } from './icons';
import { say } from './language';

/** Limit of an error's message within a sentence, in UTF-16 code units. VS Code cuts notifications after 1000. */
export const LONGEST_ERROR = 800;

type Show = (message: string, ...answers: string[]) => Thenable<string | undefined>;

/** @returns the chosen answer; undefined if the message was closed without one */
export const showInformation = <A extends string>(message: PlainText, ...answers: A[]): Promise<A | undefined> =>
  ask((text, ...buttons) => vscode.window.showInformationMessage(text, ...buttons), message, answers);

/** As `showInformation`. */
export const showWarning = <A extends string>(message: PlainText, ...answers: A[]): Promise<A | undefined> =>
  ask((text, ...buttons) => vscode.window.showWarningMessage(text, ...buttons), message, answers);

/** As `showInformation`. */
export const showError = <A extends string>(message: PlainText, ...answers: A[]): Promise<A | undefined> =>
  ask((text, ...buttons) => vscode.window.showErrorMessage(text, ...buttons), message, answers);

/** Asks in a modal dialog. @returns the chosen answer; undefined if the person cancelled */
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

/** Shows a message in the status bar for some milliseconds. */
export function showInStatusBar(message: PlainText, milliseconds: number, icon: ShownIcon | null = null): void {
  vscode.window.setStatusBarMessage(withIcon(icon, message), milliseconds);
}

/** A text after an icon. @param space between the two */
export const withIcon = (icon: ShownIcon | null, text: PlainText, space = ' '): string =>
  icon ? `${iconMark(icon)}${space}${text}` : `${text}`;

/** Shows progress as a cancellable notification with the number of finished items. */
export function withProgress<T>(
  title: PlainText,
  work: (token: vscode.CancellationToken, progress: (done: number, of: number) => void) => Promise<T>,
): Thenable<T> {
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: `${title}`, cancellable: true },
    (progress, token) => {
      let reported = 0;
      return work(token, (done, of) => {
        progress.report({ increment: (100 * (done - reported)) / of, message: say`${done} of ${of}` });
        reported = done;
      });
    },
  );
}

/** Shows progress as a bar on top of a view. */
export const withProgressInView = <T>(
  viewId: string,
  work: (token: vscode.CancellationToken) => Promise<T>,
): Thenable<T> => vscode.window.withProgress({ location: { viewId } }, (_, token) => work(token));

/** Compares two documents side by side. @param title title of the tab */
export const showDiff = (
  left: vscode.Uri,
  right: vscode.Uri,
  title: PlainText,
  preserveFocus: boolean,
): Thenable<unknown> =>
  vscode.commands.executeCommand('vscode.diff', left, right, `${title}`, { preview: true, preserveFocus });
