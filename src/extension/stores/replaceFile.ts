import * as vscode from 'vscode';
import {
  discard,
  draftOf,
  type Files,
  isCode,
  isLink,
  isPlainFile,
  RefusedFile,
  statIfThere,
  writeDraft,
} from '../shell/files';
import { say } from '../shell/language';
import { encode } from '../shell/text';

/** How long another window may take to finish its write, and how often it is checked, in milliseconds. */
const MAX_WAIT = 2000;
const POLL = 50;
/** How often a write is tried while others change the file. */
const MAX_ATTEMPTS = 20;

/**
 * The name of a file's new content before it replaces the file. A file has one such name, and only the window whose
 * content has it may replace the file: windows take turns.
 */
export const turnOf = (uri: vscode.Uri): vscode.Uri => uri.with({ path: `${uri.path}.tmp` });

/**
 * Replaces a plain file's content and keeps its mode. At every moment the old or the new content is on disk in full, even
 * if the process is killed. A file that somebody else has changed in the meantime is read and edited again, never
 * overwritten. One that somebody deletes once it is replaced, such as by a checkout, stays deleted.
 * @param id unique among windows
 * @param read the file's present text; null where there is none
 * @param edit from the present text to the new one; nothing is written where they are equal
 * @returns the file that an unfinished, outdated write was moved to, if one was found
 * @throws what `read`, `edit` and the file system throw; the file is unchanged then
 */
export async function replaceFile(
  files: Files,
  uri: vscode.Uri,
  id: string,
  read: () => Promise<string | null>,
  edit: (text: string | null) => string | Promise<string>,
): Promise<vscode.Uri | null> {
  const [turn, draft] = [turnOf(uri), draftOf(uri, id)];
  let aside: vscode.Uri | null = null;
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    if (!(await statIfThere(files, uri))) await settle(files, uri, id);
    const before = await read();
    const after = await edit(before);
    if (after === (before ?? '')) return aside;
    await refuseReadOnly(files, uri);
    await writeDraft(files, draft, encode(after), before === null ? null : uri);
    try {
      await files.rename(draft, turn, { overwrite: false });
    } catch (error) {
      await discard(files, draft);
      if (!isCode(error, 'FileExists')) throw error;
      aside = (await settle(files, uri, id)) ?? aside;
      continue;
    }
    if ((await read()) !== before) {
      await discard(files, turn);
      continue;
    }
    try {
      await files.rename(turn, uri, { overwrite: true });
      // Checking for the name and giving it are two steps, so two windows may both have got the turn.
      const now = await read();
      if (now === after || (now === null && (await isDeleted(files, uri, read)))) return aside;
    } catch (error) {
      // A window that waited too long took the content for abandoned, and finished the write.
      if (!isCode(error, 'FileNotFound')) {
        await discard(files, turn);
        throw error;
      }
    }
  }
  throw vscode.FileSystemError.Unavailable(say`other programs keep changing it`);
}

/** Whether a file that was missing just now is gone, and not being replaced by another window. */
async function isDeleted(files: Files, uri: vscode.Uri, read: () => Promise<string | null>): Promise<boolean> {
  return !(await statIfThere(files, turnOf(uri))) && (await read()) === null;
}

/**
 * Waits for another window's write. Content that is still there afterwards was left by a killed process: if the file has
 * not changed since, the write is finished; otherwise it is moved to a name of its own.
 * @throws RefusedFile where something else than a write is there
 */
async function settle(files: Files, uri: vscode.Uri, id: string): Promise<vscode.Uri | null> {
  const turn = turnOf(uri);
  const found = await statIfThere(files, turn);
  if (!found) return null;
  const [first, name] = [found.mtime, turn.path.slice(turn.path.lastIndexOf('/') + 1)];
  if (isLink(found) || !isPlainFile(found))
    throw new RefusedFile(say`${name} is in the way: it is a link, or no plain file. Remove it, then try again.`);
  for (let waited = 0; waited < MAX_WAIT; waited += POLL) {
    if ((await modified(files, turn)) !== first) return null;
    await new Promise(resolve => setTimeout(resolve, POLL));
  }
  const changed = await modified(files, uri);
  const fits = changed === null || changed <= first;
  const to = fits ? uri : uri.with({ path: `${uri.path}.unfinished-${id}.yaml` });
  try {
    await files.rename(turn, to, { overwrite: fits });
  } catch (error) {
    if (!isCode(error, 'FileNotFound')) throw error;
  }
  return fits ? null : to;
}

async function refuseReadOnly(files: Files, uri: vscode.Uri): Promise<void> {
  const permissions = (await statIfThere(files, uri))?.permissions;
  // Replacing succeeds where only the file is protected, not its folder.
  if (permissions && permissions & vscode.FilePermission.Readonly) throw vscode.FileSystemError.NoPermissions(uri);
}

const modified = async (files: Files, uri: vscode.Uri): Promise<number | null> =>
  (await statIfThere(files, uri))?.mtime ?? null;
