import * as vscode from 'vscode';
import type { SidecarProblem } from '../../core/annotation';
import { CORPUS_FILE } from '../../core/project';
import { PlainText } from '../../core/view';
import { RefusedFile } from '../shell/files';
import { plainText, say, tell } from '../shell/language';
import { LONGEST_ERROR, showError } from '../shell/messages';

/**
 * A change that could not be written to its file, a sidecar or the corpus file. The file is unchanged. The error holds
 * what the person wrote, so that it is not lost.
 */
export class WriteFailedError extends Error {
  constructor(
    readonly file: vscode.Uri,
    message: string,
    /** The place of the problem in the file; null where the content is not the problem. */
    readonly place: vscode.Position | null,
    /** What was added or changed, as a file of its own; null where items were only removed. */
    readonly unkept: string | null,
    readonly tryAgain: () => Promise<void>,
  ) {
    super(message);
  }
}

/** A change that no longer applies: its items were changed or removed in the meantime. Nothing was written. */
export class EditConflictError extends Error {}

/** The item to change is no longer there. */
export class StaleEditError extends EditConflictError {
  constructor(
    /** Of the annotation or the reply. */
    readonly id: string,
    what: 'annotation' | 'reply',
  ) {
    super(
      what === 'reply'
        ? say`This reply no longer exists: it was deleted in another window or by another program.`
        : say`This annotation no longer exists: it was deleted in another window or by another program.`,
    );
  }
}

export const nameOf = (uri: vscode.Uri): string => uri.path.slice(uri.path.lastIndexOf('/') + 1);

export const unreadable = (uri: vscode.Uri, { line, message }: SidecarProblem): string =>
  say`${nameOf(uri)}, line ${line + 1}: ${tell(message)}`;

const REASONS: readonly (readonly [RegExp, string])[] = [
  [/ENOSPC|EDQUOT|no space/i, say`the disk is full. Make room, then try again.`],
  [/NoPermissions|EACCES|EPERM|EROFS|read-?only/i, say`it is read-only. Make it writable, then try again.`],
  [/Unavailable/i, say`the file system does not respond, or other programs keep changing the file. Try again.`],
];

/** Says why a file could not be written, and the way out. */
export function unwritable(uri: vscode.Uri, error: unknown): string {
  if (error instanceof RefusedFile) return say`${nameOf(uri)} could not be written: ${error.message}`;
  const { message, code } = error as { message?: string; code?: string };
  const known = REASONS.find(([pattern]) => pattern.test(`${code} ${message}`));
  return say`${nameOf(uri)} could not be written: ${known ? known[1] : `${message ?? error}`}`;
}

/** Shows that a write failed. Offers the place of the problem, another try, and the text that was not written. */
export async function showWriteFailure(error: WriteFailedError): Promise<void> {
  const { unkept, place } = error;
  const open = nameOf(error.file) === CORPUS_FILE ? say`Open File` : say`Open Sidecar`;
  const [again, show] = [say`Try Again`, say`Show Unsaved Changes`];
  const choice = await showError(
    plainText`Nothing was written: ${PlainText.of(error.message, LONGEST_ERROR)}`,
    ...(place ? [open] : []),
    again,
    ...(unkept === null ? [] : [show]),
  );
  if (choice === open && place)
    await vscode.window.showTextDocument(error.file, { selection: new vscode.Range(place, place) });
  if (choice === again) await error.tryAgain();
  // The editor keeps untitled documents over restarts.
  if (choice === show && unkept !== null)
    await vscode.window.showTextDocument(
      await vscode.workspace.openTextDocument({ language: 'yaml', content: unkept }),
      { preview: false },
    );
}
