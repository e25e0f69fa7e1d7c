import * as vscode from 'vscode';
import type { EditCause, TextEdit } from '../../core/annotation';
import { MAX_ARTICLE_BYTES, MAX_YAML_BYTES } from '../../core/text';
import { type Files, RefusedFile, readPlainFile } from './files';
import { say } from './language';

/**
 * Decodes a file as the editor does by default: UTF-8, or UTF-16 with a byte order mark. The mark is dropped. Bytes
 * that are not UTF-8 become U+FFFD, which the parser reports.
 */
export function decode(bytes: Uint8Array): string {
  const label =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(label).decode(bytes);
}

export const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/**
 * A file's current text: of the open document, saved or not, or else from disk. Null if there is no such file.
 * @param limit in bytes
 * @throws RefusedFile if it is not a plain file or too large
 */
export async function readText(uri: vscode.Uri, limit = MAX_ARTICLE_BYTES): Promise<string | null> {
  const open = openDocument(uri);
  if (open) return open.getText();
  // Without a file system the text is gone once its document is closed.
  const known = vscode.workspace.fs.isWritableFileSystem(uri.scheme) !== undefined;
  if (!known && !vscode.workspace.getWorkspaceFolder(uri)) return null;
  const bytes = await readPlainFile(vscode.workspace.fs, uri, limit);
  return bytes && decode(bytes);
}

export class NotUtf8 extends RefusedFile {
  constructor() {
    super(say`The file is not in UTF-8. Reopen it with its encoding, and save it as UTF-8.`);
  }
}

/**
 * As `readText`, for a file that will be written back: its byte order mark is kept.
 * @throws NotUtf8 if it is not UTF-8, since writing would lose bytes; RefusedFile as `readText`
 */
export async function readWhole(
  uri: vscode.Uri,
  files: Pick<Files, 'readFile' | 'stat' | 'isMissing'>,
): Promise<string | null> {
  return openDocument(uri)?.getText() ?? readFromDisk(uri, files);
}

/** As `readWhole`, but ignores open documents. */
export async function readFromDisk(
  uri: vscode.Uri,
  files: Pick<Files, 'readFile' | 'stat' | 'isMissing'>,
): Promise<string | null> {
  const bytes = await readPlainFile(files, uri, MAX_YAML_BYTES);
  try {
    return bytes && new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new NotUtf8();
  }
}

export function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  const key = uri.toString();
  return vscode.workspace.textDocuments.find(document => !document.isClosed && document.uri.toString() === key);
}

export const editsOf = ({ contentChanges }: vscode.TextDocumentChangeEvent): TextEdit[] =>
  contentChanges.map(({ rangeOffset, rangeLength, text }) => ({
    start: rangeOffset,
    end: rangeOffset + rangeLength,
    text,
  }));

/** Why a document changed: `reason` is set only for undo and redo. */
export const causeOf = ({ reason }: vscode.TextDocumentChangeEvent): EditCause =>
  reason === vscode.TextDocumentChangeReason.Undo || reason === vscode.TextDocumentChangeReason.Redo
    ? 'undoOrRedo'
    : 'edit';

/** Reads slices of a document's text by offsets, without building the whole text. */
export const readerOf =
  (document: vscode.TextDocument) =>
  (start: number, end: number): string =>
    document.getText(new vscode.Range(document.positionAt(start), document.positionAt(end)));
