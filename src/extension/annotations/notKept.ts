import * as vscode from 'vscode';
import { editSidecar, type SidecarChange, type SidecarRead } from '../../core/annotation/sidecar';

/**
 * A change that did not reach its sidecar, with what the person wrote in it, so that nothing of that is lost. The
 * sidecar is as it was.
 */
export class NotKept extends Error {
  constructor(
    readonly sidecar: vscode.Uri,
    message: string,
    /** Where to look in the sidecar; null where its content is not at fault. */
    readonly place: vscode.Position | null,
    private readonly article: string,
    private readonly changes: readonly SidecarChange[],
    readonly tryAgain: () => Promise<void>,
  ) {
    super(message);
  }

  /** What was added or changed, as a sidecar of its own; null where something was only to be removed. */
  get unkept(): string | null {
    const written = this.changes.flatMap(change => (change.op === 'remove' ? [] : [{ ...change, op: 'add' as const }]));
    const made = editSidecar(null, this.article, written);
    return written.length && made.ok ? made.text : null;
  }
}

export const nameOf = (uri: vscode.Uri): string => uri.path.slice(uri.path.lastIndexOf('/') + 1);

export const unreadable = (uri: vscode.Uri, { line, message }: SidecarRead['problems'][number]): string =>
  `${nameOf(uri)}, line ${line + 1}: ${message}`;

const REASONS: readonly (readonly [RegExp, string])[] = [
  [/ENOSPC|EDQUOT|no space/i, 'the disk is full. Make room, then try again.'],
  [/NoPermissions|EACCES|EPERM|EROFS|read-?only/i, 'it is read-only. Make it writable, then try again.'],
  [/Unavailable/i, 'the file system does not answer, or other programs change it all the time. Try again.'],
];

/** What stood in the way of writing, and the way out. */
export function unwritable(uri: vscode.Uri, error: unknown): string {
  const { message, code } = error as { message?: string; code?: string };
  const known = REASONS.find(([pattern]) => pattern.test(`${code} ${message}`));
  return `${nameOf(uri)} could not be written: ${known ? known[1] : `${message ?? error}`}`;
}

/** Tells a person that something was not kept, with the ways out: to the place, once more, or to what they wrote. */
export async function tellNotKept(error: NotKept): Promise<void> {
  const { unkept, place } = error;
  const [open, again, show] = ['Open Sidecar', 'Try Again', 'Show What Was Not Kept'];
  const choice = await vscode.window.showErrorMessage(
    `Nothing was written: ${error.message}`,
    ...(place ? [open] : []),
    again,
    ...(unkept === null ? [] : [show]),
  );
  if (choice === open && place)
    await vscode.window.showTextDocument(error.sidecar, { selection: new vscode.Range(place, place) });
  if (choice === again) await error.tryAgain();
  // An untitled document is kept by the editor from one start to the next.
  if (choice === show && unkept !== null)
    await vscode.window.showTextDocument(
      await vscode.workspace.openTextDocument({ language: 'yaml', content: unkept }),
      { preview: false },
    );
}
