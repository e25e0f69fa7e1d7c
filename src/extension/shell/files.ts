/** Access to files through the editor, with the checks that precede reading and writing. */

import * as vscode from 'vscode';
import { draftName } from '../../core/annotation';
import { describeLimit } from '../../core/text';
import { say } from './language';

/** The part of a file system that is used. Tests pass file systems that are full or read-only. */
export type Files = Pick<vscode.FileSystem, 'readFile' | 'writeFile' | 'rename' | 'delete' | 'stat' | 'copy'> & {
  /** Resolves symbolic links; null if there is no file. Absent if the host cannot resolve them. */
  readonly realPath?: RealPath;
  readonly isMissing?: IsMissing;
  /** Absent where folders are not listed. */
  readonly readDirectory?: (folder: vscode.Uri) => Thenable<[name: string, type: vscode.FileType][]>;
  /**
   * Obtains the person's consent to writing, where it is needed.
   * @throws vscode.CancellationError if they refuse
   */
  readonly mayWrite?: () => Promise<void>;
};

export type RealPath = (uri: vscode.Uri) => Promise<vscode.Uri | null>;

/**
 * True where there is certainly no file. The editor's own file system asks the window before it looks at a file, and the
 * window may be busy with drawing: that takes up to a tenth of a second.
 */
export type IsMissing = (uri: vscode.Uri) => Promise<boolean>;

/** The editor's file system, with the host's own abilities added. */
export function filesOf(host: Pick<Files, 'realPath' | 'isMissing'>, mayWrite?: () => Promise<void>): Files {
  const { realPath, isMissing } = host;
  const { fs } = vscode.workspace;
  return {
    readFile: uri => fs.readFile(uri),
    writeFile: (uri, content) => fs.writeFile(uri, content),
    rename: (from, to, options) => fs.rename(from, to, options),
    delete: (uri, options) => fs.delete(uri, options),
    stat: uri => fs.stat(uri),
    copy: (from, to, options) => fs.copy(from, to, options),
    readDirectory: folder => fs.readDirectory(folder),
    realPath,
    isMissing,
    mayWrite,
  };
}

/** The file is not of a kind or size that is read or written. The message is a sentence that says what to do. */
export class RefusedFile extends Error {}

export const isCode = (error: unknown, code: string): boolean =>
  error instanceof vscode.FileSystemError && error.code === code;

/** Null if nothing is there. A dangling link has the type `SymbolicLink` alone. */
export async function statIfThere(
  files: Pick<Files, 'stat' | 'isMissing'>,
  uri: vscode.Uri,
): Promise<vscode.FileStat | null> {
  if (await files.isMissing?.(uri)) return null;
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
 * A file's bytes; null if there is no such file.
 * @param limit in bytes
 * @throws RefusedFile if it is not a plain file (a pipe may never end) or too large
 */
export async function readPlainFile(
  files: Pick<Files, 'readFile' | 'stat' | 'isMissing'>,
  uri: vscode.Uri,
  limit: number,
): Promise<Uint8Array | null> {
  const info = await statIfThere(files, uri);
  if (!info) return null;
  if (!isPlainFile(info)) throw new RefusedFile(say`It is not a plain file or a link to one. Remove it.`);
  if (info.size > limit) throw new RefusedFile(say`It is larger than ${describeLimit(limit)}, the limit for reading.`);
  try {
    return await files.readFile(uri);
  } catch (error) {
    if (isCode(error, 'FileNotFound')) return null;
    throw error;
  }
}

/**
 * Writes a draft that will later be renamed over another file. It gets the mode of `like` by being written over a copy.
 * @throws whatever the file system throws; then no draft is left
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
    // The copy of a link is a link.
    if (made && isLink(made)) await discard(files, draft);
  } catch {
    // The mode is not essential: write without it.
    await discard(files, draft);
  }
}

/** Creates a file. @throws vscode.FileSystemError `FileExists` if it exists */
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

/** An unguessable name, so that nobody can have placed a link there. @param id random */
export const draftOf = (uri: vscode.Uri, id: string): vscode.Uri => uri.with({ path: draftName(uri.path, id) });

export async function discard(files: Pick<Files, 'delete'>, uri: vscode.Uri): Promise<void> {
  try {
    await files.delete(uri);
  } catch {
    // It was never created, or cannot be deleted. The file itself is intact either way.
  }
}

/** Whether the editor's file system has something at this address. */
export async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}

/** Deletes a file, into the bin if the file system has one. */
export async function deleteToBin(uri: vscode.Uri): Promise<void> {
  try {
    await vscode.workspace.fs.delete(uri, { useTrash: true });
  } catch {
    // This file system may have no bin.
    if (await exists(uri)) await vscode.workspace.fs.delete(uri);
  }
}
