import * as vscode from 'vscode';
import { looksLikeSeed } from '../../core/article/header';
import { MAX_ARTICLE_BYTES } from '../../core/text/limits';
import { readPlainFile } from '../host/files';
import { decode, openDocument } from '../host/text';
import { settings } from './settings';

export const SEED_LANGUAGE = 'seed';
export const isSeedDocument = (document: vscode.TextDocument): boolean => document.languageId === SEED_LANGUAGE;
export const SEED_SELECTOR: vscode.DocumentSelector = { language: SEED_LANGUAGE };

/** How many files are read at a time while looking for headers. */
const AT_ONCE = 16;
/** A header stands in a file's first lines: more is not looked at. */
const HEAD_BYTES = 4096;

/**
 * The workspace's seed files, sorted by path. `*.seed` and text files in a `seeds` folder count by their name; other
 * text files by their first line that is not blank.
 */
export async function findSeedFiles(token: vscode.CancellationToken): Promise<vscode.Uri[]> {
  const found: vscode.Uri[] = [];
  for (const folder of vscode.workspace.workspaceFolders ?? []) {
    const include = settings.include(folder.uri);
    const exclude = settings.exclude(folder.uri);
    if (!include.length) continue;
    const candidates = await vscode.workspace.findFiles(
      new vscode.RelativePattern(folder, brace(include)),
      exclude.length ? new vscode.RelativePattern(folder, brace(exclude)) : undefined,
      undefined,
      token,
    );
    for (let i = 0; i < candidates.length && !token.isCancellationRequested; i += AT_ONCE) {
      const batch = candidates.slice(i, i + AT_ONCE);
      const kept = await Promise.all(batch.map(isSeedFile));
      for (const [at, uri] of batch.entries()) if (kept[at]) found.push(uri);
    }
  }
  const unique = new Map(found.map(uri => [uri.toString(), uri]));
  return [...unique.values()].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

const brace = (patterns: readonly string[]): string =>
  patterns.length === 1 ? patterns[0] : `{${patterns.join(',')}}`;

async function isSeedFile(uri: vscode.Uri): Promise<boolean> {
  if (isSeedPath(uri.path)) return true;
  if (!uri.path.endsWith('.txt')) return false;
  const open = openDocument(uri);
  if (open) return isSeedDocument(open);
  try {
    const bytes = await readPlainFile(vscode.workspace.fs, uri, MAX_ARTICLE_BYTES);
    return bytes !== null && opensWithHeader(decode(bytes.subarray(0, HEAD_BYTES)));
  } catch {
    // Gone or not readable since it was listed: not in the list, then.
    return false;
  }
}

export function isSeedPath(path: string): boolean {
  return path.endsWith('.seed') || (path.endsWith('.txt') && path.includes('/seeds/'));
}

export function opensWithHeader(head: string): boolean {
  const line = head.split(/\r\n|\r|\n/).find(candidate => candidate.trim() !== '');
  return line !== undefined && looksLikeSeed(line);
}

/** Gives plain `.txt` documents that open with a header the language `seed`: a file name alone cannot tell. */
export function recognizeHeaders(): vscode.Disposable {
  const consider = (document: vscode.TextDocument) => {
    if (document.languageId !== 'plaintext' || !document.uri.path.endsWith('.txt') || !settings.recognizeHeader())
      return;
    const head = document.getText(new vscode.Range(0, 0, 20, 0)).slice(0, HEAD_BYTES);
    if (opensWithHeader(head)) void vscode.languages.setTextDocumentLanguage(document, SEED_LANGUAGE);
  };
  vscode.workspace.textDocuments.forEach(consider);
  return vscode.workspace.onDidOpenTextDocument(consider);
}
