/** Writes the files of an export: never through a link, never over an article or annotations. */

import * as vscode from 'vscode';
import { hasAnnotationFormat, isAnnotationFileName } from '../../../core/annotation';
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
import { say } from '../../shell/language';
import { decode, encode } from '../../shell/text';
import { sidecarOf } from '../../stores/sidecarStore';
import { nameOf } from '../../stores/writeErrors';

/**
 * Creates a file, or replaces one and keeps its mode.
 * @param inputs the exported articles
 * @throws RefusedFile with a sentence that names the file, or what the file system throws. Then the file is unchanged.
 */
export async function writeOutput(
  files: Files,
  uri: vscode.Uri,
  content: string | Uint8Array,
  inputs: readonly vscode.Uri[],
): Promise<void> {
  const present = await statIfThere(files, uri);
  const fault = isAnnotationFileName(nameOf(uri))
    ? say`this name is reserved for annotations`
    : present && (await reasonToKeep(files, uri, present, inputs));
  if (fault) throw new RefusedFile(say`${nameOf(uri)}: ${fault}. It was not changed. Choose another name.`);
  const id = newId();
  const bytes = typeof content === 'string' ? encode(content) : content;
  if (!present) return createFile(files, uri, id, bytes);
  const draft = draftOf(uri, id);
  await writeDraft(files, draft, bytes, uri);
  try {
    await files.rename(draft, uri, { overwrite: true });
  } catch (error) {
    await discard(files, draft);
    throw error;
  }
}

/** Why an existing file must not be replaced; null if it may be. */
async function reasonToKeep(
  files: Files,
  uri: vscode.Uri,
  present: vscode.FileStat,
  inputs: readonly vscode.Uri[],
): Promise<string | null> {
  if (isLink(present)) return say`it is a symbolic link`;
  if (!isPlainFile(present)) return say`it is not a plain file`;
  if (present.permissions && present.permissions & vscode.FilePermission.Readonly) return say`it is read-only`;
  // Some file systems ignore case.
  const key = uri.toString().toLowerCase();
  if (isSeedPath(uri.path) || inputs.some(input => input.toString().toLowerCase() === key))
    return say`it is an article`;
  if (await statIfThere(files, sidecarOf(uri))) return say`it has annotations`;
  // Larger files are neither articles nor sidecars.
  if (present.size > MAX_ARTICLE_BYTES) return null;
  const head = decode((await files.readFile(uri)).subarray(0, HEAD_LENGTH));
  if (opensWithHeader(head)) return say`it is an article`;
  return hasAnnotationFormat(head) ? say`it contains annotations` : null;
}
