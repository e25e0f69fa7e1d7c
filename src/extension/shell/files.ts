/** Files as the editor gives them, and what is asked of one before it is read or written. */

import * as vscode from 'vscode';
import { describeLimit } from '../../core/text';

/** What is needed of a file system: the editor's, or one in a test that is full or forbids. */
export type Files = Pick<vscode.FileSystem, 'readFile' | 'writeFile' | 'rename' | 'delete' | 'stat' | 'copy'> & {
  /** A file's uri without symbolic links; null where there is none. Missing where the host cannot tell. */
  readonly realPath?: RealPath;
};

export type RealPath = (uri: vscode.Uri) => Promise<vscode.Uri | null>;

/** The editor's file system, with what the host adds to it. */
export function filesOf(realPath: RealPath | undefined): Files {
  const { fs } = vscode.workspace;
  return {
    readFile: uri => fs.readFile(uri),
    writeFile: (uri, content) => fs.writeFile(uri, content),
    rename: (from, to, options) => fs.rename(from, to, options),
    delete: (uri, options) => fs.delete(uri, options),
    stat: uri => fs.stat(uri),
    copy: (from, to, options) => fs.copy(from, to, options),
    realPath,
  };
}

/** A file that is not read or written because of what it is. The message is a sentence with a way out. */
export class RefusedFile extends Error {}

export const isCode = (error: unknown, code: string): boolean =>
  error instanceof vscode.FileSystemError && error.code === code;

/** Null where nothing is there. A link to nothing is something, with the type `SymbolicLink` alone. */
export async function statIfThere(files: Pick<Files, 'stat'>, uri: vscode.Uri): Promise<vscode.FileStat | null> {
  try {
    return await files.stat(uri);
  } catch (error) {
    if (isCode(error, 'FileNotFound')) return null;
    throw error;
  }
}

export const isLink = ({ type }: vscode.FileStat): boolean => (type & vscode.FileType.SymbolicLink) !== 0;
export const isPlainFile = ({ type }: vscode.FileStat): boolean => (type & vscode.FileType.File) !== 0;

/**
 * A file's bytes; null where there is no such file.
 * @param limit in bytes
 * @throws RefusedFile where it is no plain file (a pipe may never end) or larger
 */
export async function readPlainFile(
  files: Pick<Files, 'readFile' | 'stat'>,
  uri: vscode.Uri,
  limit: number,
): Promise<Uint8Array | null> {
  const info = await statIfThere(files, uri);
  if (!info) return null;
  if (!isPlainFile(info)) throw new RefusedFile('It is not a plain file or a link to one. Remove it.');
  if (info.size > limit) throw new RefusedFile(`It is larger than ${describeLimit(limit)}, the limit for reading.`);
  try {
    return await files.readFile(uri);
  } catch (error) {
    if (isCode(error, 'FileNotFound')) return null;
    throw error;
  }
}

/**
 * Writes a file that takes another's place later, with that one's mode: a copy of it is written over.
 * @throws what the file system throws; then nothing is left
 */
export async function writeDraft(
  files: Files,
  draft: vscode.Uri,
  content: Uint8Array,
  like: vscode.Uri | null,
): Promise<void> {
  try {
    if (like) await copyMode(files, like, draft);
    await files.writeFile(draft, content);
  } catch (error) {
    await discard(files, draft);
    throw error;
  }
}

async function copyMode(files: Files, like: vscode.Uri, draft: vscode.Uri): Promise<void> {
  try {
    await files.copy(like, draft, { overwrite: false });
    const made = await statIfThere(files, draft);
    // Links are copied as links.
    if (made && isLink(made)) await discard(files, draft);
  } catch {
    // A mode that cannot be kept is no reason not to write.
    await discard(files, draft);
  }
}

/** Makes a file that must not be there yet. @throws vscode.FileSystemError `FileExists` where it is */
export async function createFile(files: Files, uri: vscode.Uri, id: string, content: Uint8Array): Promise<void> {
  const draft = draftOf(uri, id);
  await writeDraft(files, draft, content, null);
  try {
    await files.rename(draft, uri, { overwrite: false });
  } catch (error) {
    await discard(files, draft);
    throw error;
  }
}

/** A name that nobody can guess, so that no link of a stranger's lies there. @param id random */
export const draftOf = (uri: vscode.Uri, id: string): vscode.Uri => uri.with({ path: `${uri.path}.${id}.tmp` });

export async function discard(files: Pick<Files, 'delete'>, uri: vscode.Uri): Promise<void> {
  try {
    await files.delete(uri);
  } catch {
    // It never came to be, or the disk does not let go of it: the file itself is whole either way.
  }
}
