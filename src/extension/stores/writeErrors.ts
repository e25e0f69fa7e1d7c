import * as vscode from 'vscode';
import type { SidecarProblem } from '../../core/annotation';
import { CORPUS_FILE } from '../../core/project';
import { PlainText, plainText } from '../../core/view';
import { RefusedFile } from '../shell/files';
import { LONGEST_ERROR, showError } from '../shell/messages';

/**
 * A change that did not reach its file (a sidecar, or the corpus file), with what the person wrote in it, so that
 * nothing of that is lost. The file is as it was.
 */
export class WriteFailedError extends Error {
  constructor(
    readonly file: vscode.Uri,
    message: string,
    /** Where to look in the file; null where its content is not at fault. */
    readonly place: vscode.Position | null,
    /** What was added or changed, as a file of its own; null where something was only to be removed. */
    readonly unkept: string | null,
    readonly tryAgain: () => Promise<void>,
  ) {
    super(message);
  }
}

/** A change that makes no sense any more, since what it is about was changed or removed meanwhile. Nothing is written. */
export class EditConflictError extends Error {}

/** What was to be changed is not there any more. */
export class StaleEditError extends EditConflictError {
  constructor(
    /** Of the annotation or the reply. */
    readonly id: string,
    what: string,
  ) {
    super(`This ${what} no longer exists: it was deleted in another window or by another program.`);
  }
}

export const nameOf = (uri: vscode.Uri): string => uri.path.slice(uri.path.lastIndexOf('/') + 1);

export const unreadable = (uri: vscode.Uri, { line, message }: SidecarProblem): string =>
  `${nameOf(uri)}, line ${line + 1}: ${message}`;

const REASONS: readonly (readonly [RegExp, string])[] = [
  [/ENOSPC|EDQUOT|no space/i, 'the disk is full. Make room, then try again.'],
  [/NoPermissions|EACCES|EPERM|EROFS|read-?only/i, 'it is read-only. Make it writable, then try again.'],
  [/Unavailable/i, 'the file system does not respond, or other programs keep changing the file. Try again.'],
];

/** What stood in the way of writing, and the way out. */
export function unwritable(uri: vscode.Uri, error: unknown): string {
  if (error instanceof RefusedFile) return `${nameOf(uri)} could not be written: ${error.message}`;
  const { message, code } = error as { message?: string; code?: string };
  const known = REASONS.find(([pattern]) => pattern.test(`${code} ${message}`));
  return `${nameOf(uri)} could not be written: ${known ? known[1] : `${message ?? error}`}`;
}

/** Tells a person that something was not kept, with the ways out: to the place, once more, or to what they wrote. */
export async function showWriteFailure(error: WriteFailedError): Promise<void> {
  const { unkept, place } = error;
  const open = nameOf(error.file) === CORPUS_FILE ? 'Open File' : 'Open Sidecar';
  const [again, show] = ['Try Again', 'Show Unsaved Changes'];
  const choice = await showError(
    plainText`Nothing was written: ${PlainText.of(error.message, LONGEST_ERROR)}`,
    ...(place ? [open] : []),
    again,
    ...(unkept === null ? [] : [show]),
  );
  if (choice === open && place)
    await vscode.window.showTextDocument(error.file, { selection: new vscode.Range(place, place) });
  if (choice === again) await error.tryAgain();
  // An untitled document is kept by the editor from one start to the next.
  if (choice === show && unkept !== null)
    await vscode.window.showTextDocument(
      await vscode.workspace.openTextDocument({ language: 'yaml', content: unkept }),
      { preview: false },
    );
}
