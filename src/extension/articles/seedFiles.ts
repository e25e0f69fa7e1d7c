import * as vscode from 'vscode';
import { looksLikeSeed } from '../../core/article/header';
import { MAX_ARTICLE_BYTES } from '../../core/text/limits';
import { readPlainFile } from '../host/files';
import { compareFiles } from '../host/order';
import { decode, openDocument } from '../host/text';
import { pathIn, readIgnoreFiles } from './ignoreFiles';
import { onDidChangeLanguage } from './languageChanges';
import type { PlainTexts } from './plainTexts';
import { settings } from './settings';

export const SEED_LANGUAGE = 'seed';
export const isSeedDocument = (document: vscode.TextDocument): boolean => document.languageId === SEED_LANGUAGE;
export const SEED_SELECTOR: vscode.DocumentSelector = { language: SEED_LANGUAGE };

/** How many files are read at a time while looking for headers. */
const AT_ONCE = 16;
/** A header stands in a file's first lines: more is not looked at. */
const HEAD_BYTES = 4096;

/**
 * The workspace's seed files, in the order of the Explorer. `*.seed` and text files in a `seeds` folder count by their name; other
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
    const ignored = settings.useIgnoreFiles(folder.uri) ? await readIgnoreFiles(folder, token) : null;
    const wanted = ignored ? candidates.filter(uri => !ignored.ignores(pathIn(folder, uri))) : candidates;
    for (let i = 0; i < wanted.length && !token.isCancellationRequested; i += AT_ONCE) {
      const batch = wanted.slice(i, i + AT_ONCE);
      const kept = await Promise.all(batch.map(isSeedFile));
      for (const [at, uri] of batch.entries()) if (kept[at]) found.push(uri);
    }
  }
  const unique = new Map(found.map(uri => [uri.toString(), uri]));
  return [...unique.values()].sort(compareFiles);
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

/**
 * Gives plain `.txt` documents that open with a header the language `seed`: a file name alone cannot tell. A document
 * that a person has made plain text stays so until they make it a seed article again.
 */
export function recognizeHeaders(plainTexts: PlainTexts, report: (error: unknown) => void): vscode.Disposable {
  const consider = (document: vscode.TextDocument) => {
    if (document.languageId !== 'plaintext' || !document.uri.path.endsWith('.txt') || !settings.recognizeHeader())
      return;
    const head = document.getText(new vscode.Range(0, 0, 20, 0)).slice(0, HEAD_BYTES);
    if (!opensWithHeader(head) || plainTexts.has(document.uri)) return;
    vscode.languages.setTextDocumentLanguage(document, SEED_LANGUAGE).then(undefined, error => {
      // Closed meanwhile: then it is nothing that anybody sees.
      if (!document.isClosed) report(error);
    });
  };
  vscode.workspace.textDocuments.forEach(consider);
  return vscode.Disposable.from(
    // Before `consider` hears of the document.
    onDidChangeLanguage(({ document, from }) => {
      if (isSeedDocument(document)) plainTexts.delete(document.uri).catch(report);
      else if (from === SEED_LANGUAGE && document.languageId === 'plaintext')
        plainTexts.add(document.uri).catch(report);
    }),
    vscode.workspace.onDidOpenTextDocument(consider),
  );
}
