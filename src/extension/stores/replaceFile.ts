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
import { encode } from '../shell/text';

/** For how long another window may take to finish its write, in milliseconds, and how often it is looked at. */
const PATIENCE = 2000;
const POLL = 50;
const ATTEMPTS = 20;

/**
 * Where a file's new content waits to take its place. There is one such name for a file, and only who can give it to
 * their content may replace the file: windows take turns.
 */
export const turnOf = (uri: vscode.Uri): vscode.Uri => uri.with({ path: `${uri.path}.tmp` });

/**
 * Changes a plain file as a whole, and keeps its mode. At every moment the old or the new content is on disk in full, also when the process is
 * killed; a file that somebody else changed meanwhile is read and edited again, never overwritten.
 * @param id unique among windows
 * @param read the file's present text; null where there is none
 * @param edit from the present text to the new one; the same text writes nothing
 * @returns where an unfinished write was found that no longer fits the file: the file that it was moved to
 * @throws what `read`, `edit` and the file system throw; then the file is as it was
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
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
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
      // Giving the name and looking whether it is free are two steps: two windows may have taken one turn.
      if ((await read()) === after) return aside;
    } catch (error) {
      // Taken for left behind, and finished, by a window that has waited too long.
      if (!isCode(error, 'FileNotFound')) {
        await discard(files, turn);
        throw error;
      }
    }
  }
  throw vscode.FileSystemError.Unavailable('other programs keep changing it');
}

/**
 * Waits for whoever is writing. What is still there then was left behind by a process that was killed: if the file was
 * not changed since, the write is finished; else it is put aside under a name of its own.
 * @throws RefusedFile where no write can have left it: whoever made the folder put it there
 */
async function settle(files: Files, uri: vscode.Uri, id: string): Promise<vscode.Uri | null> {
  const turn = turnOf(uri);
  const found = await statIfThere(files, turn);
  if (!found) return null;
  const [first, name] = [found.mtime, turn.path.slice(turn.path.lastIndexOf('/') + 1)];
  if (isLink(found) || !isPlainFile(found))
    throw new RefusedFile(`${name} is in the way: it is a link or not a plain file. Remove it, then try again.`);
  for (let waited = 0; waited < PATIENCE; waited += POLL) {
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
  // Replacing would succeed where only the file, not its folder, is protected.
  if (permissions && permissions & vscode.FilePermission.Readonly) throw vscode.FileSystemError.NoPermissions(uri);
}

const modified = async (files: Files, uri: vscode.Uri): Promise<number | null> =>
  (await statIfThere(files, uri))?.mtime ?? null;
