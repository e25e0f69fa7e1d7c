/** The one way in which an export writes a file: never through a link, never over an article or annotations. */

import * as vscode from 'vscode';
import { holdsAnnotations, isAnnotationsName } from '../../../core/annotation';
import { HEAD_LENGTH, isSeedPath, opensWithHeader } from '../../../core/project';
import { MAX_ARTICLE_BYTES } from '../../../core/text';
import { newId } from '../../../platform/vscode/ports';
import {
  createFile,
  discard,
  draftOf,
  type Files,
  isLink,
  isPlainFile,
  RefusedFile,
  statIfThere,
  writeDraft,
} from '../../shell/files';
import { decode, encode } from '../../shell/text';
import { sidecarOf } from '../../stores/sidecarStore';
import { nameOf } from '../../stores/writeErrors';

/**
 * Makes a file, or replaces one and keeps its mode.
 * @param inputs the articles that are exported
 * @throws RefusedFile with a sentence that names the file; what the file system throws. Then the file is as it was.
 */
export async function writeOutput(
  files: Files,
  uri: vscode.Uri,
  content: string,
  inputs: readonly vscode.Uri[],
): Promise<void> {
  const present = await statIfThere(files, uri);
  const fault = isAnnotationsName(nameOf(uri))
    ? 'this name is reserved for annotations'
    : present && (await faultOf(files, uri, present, inputs));
  if (fault) throw new RefusedFile(`${nameOf(uri)}: ${fault}. It was not changed. Choose another name.`);
  const id = newId();
  if (!present) return createFile(files, uri, id, encode(content));
  const draft = draftOf(uri, id);
  await writeDraft(files, draft, encode(content), uri);
  try {
    await files.rename(draft, uri, { overwrite: true });
  } catch (error) {
    await discard(files, draft);
    throw error;
  }
}

/** Why what is there must stay; null where it may be replaced. */
async function faultOf(
  files: Files,
  uri: vscode.Uri,
  present: vscode.FileStat,
  inputs: readonly vscode.Uri[],
): Promise<string | null> {
  if (isLink(present)) return 'it is a symbolic link';
  if (!isPlainFile(present)) return 'it is not a plain file';
  if (present.permissions && present.permissions & vscode.FilePermission.Readonly) return 'it is read-only';
  // Not every file system tells capitals from small letters.
  const key = uri.toString().toLowerCase();
  if (isSeedPath(uri.path) || inputs.some(input => input.toString().toLowerCase() === key)) return 'it is an article';
  if (await statIfThere(files, sidecarOf(uri))) return 'it has annotations';
  // Articles and sidecars are not larger.
  if (present.size > MAX_ARTICLE_BYTES) return null;
  const head = decode((await files.readFile(uri)).subarray(0, HEAD_LENGTH));
  if (opensWithHeader(head)) return 'it is an article';
  return holdsAnnotations(head) ? 'it contains annotations' : null;
}
