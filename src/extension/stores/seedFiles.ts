import * as vscode from 'vscode';
import * as project from '../../core/project';
import { HEAD_LENGTH, opensWithHeader } from '../../core/project';
import { Globs, MAX_ARTICLE_BYTES } from '../../core/text';
import { readPlainFile } from '../shell/files';
import { findFilesIn, hiddenGlobs } from '../shell/findFiles';
import { sortFiles } from '../shell/order';
import { decode, openDocument } from '../shell/text';
import { pathIn, readIgnoreFiles, readIgnoreFilesAbove } from './ignoreFiles';
import { onDidChangeLanguage } from './languageChanges';
import type { RememberedFiles } from './rememberedFiles';
import { settings } from './settings';

export const SEED_LANGUAGE = 'seed';
export const isSeedDocument = (document: vscode.TextDocument): boolean => document.languageId === SEED_LANGUAGE;
export const SEED_SELECTOR: vscode.DocumentSelector = { language: SEED_LANGUAGE };

/** Number of files that are read at a time to look for headers. */
const AT_ONCE = 16;

/**
 * The workspace's seed files, in the order of the Explorer: the files that the settings include and that the project's
 * rules accept.
 */
export async function findSeedFiles(token: vscode.CancellationToken): Promise<vscode.Uri[]> {
  const found: vscode.Uri[] = [];
  for (const folder of vscode.workspace.workspaceFolders ?? []) {
    const include = settings.include(folder.uri);
    const exclude = settings.exclude(folder.uri);
    const candidates = await findFilesIn(folder, { include, exclude }, token);
    const ignored = settings.useIgnoreFiles(folder.uri) ? await readIgnoreFiles(folder, token) : null;
    const wanted = ignored ? candidates.filter(uri => !ignored.ignores(pathIn(folder, uri))) : candidates;
    for (let i = 0; i < wanted.length && !token.isCancellationRequested; i += AT_ONCE) {
      const batch = wanted.slice(i, i + AT_ONCE);
      const kept = await Promise.all(batch.map(isSeedFile));
      for (const [at, uri] of batch.entries()) if (kept[at]) found.push(uri);
    }
  }
  const unique = new Map(found.map(uri => [uri.toString(), uri]));
  return sortFiles(unique.values());
}

/** Whether `findSeedFiles` considers a file: a folder of the workspace has it, and the settings include it. */
export async function isListed(uri: vscode.Uri): Promise<boolean> {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  if (!folder) return false;
  const path = pathIn(folder, uri);
  const exclude = new Globs([...settings.exclude(folder.uri), ...hiddenGlobs(folder.uri)]);
  const above = [...path.matchAll(/\//g)].map(({ index }) => path.slice(0, index));
  if (!new Globs(settings.include(folder.uri)).matches(path) || [path, ...above].some(one => exclude.matches(one)))
    return false;
  return !settings.useIgnoreFiles(folder.uri) || !(await readIgnoreFilesAbove(folder, path)).ignores(path);
}

/** Whether a file is a seed file, by the project's rules and what a person chose. */
export async function isSeedFile(uri: vscode.Uri): Promise<boolean> {
  const open = openDocument(uri);
  // Where the name does not decide, the language that the person chose for an open document does.
  if (open) return project.isSeedPath(uri.path) || (uri.path.endsWith('.txt') && isSeedDocument(open));
  try {
    return await project.isSeedFile(uri.path, async () => {
      const bytes = await readPlainFile(vscode.workspace.fs, uri, MAX_ARTICLE_BYTES);
      return bytes ? decode(bytes.subarray(0, HEAD_LENGTH)) : '';
    });
  } catch {
    // Deleted or unreadable since it was listed.
    return false;
  }
}

/**
 * Gives plain `.txt` documents that begin with a header the language `seed`: the file name alone does not tell. A document
 * that a person made plain text stays plain text until they make it a seed article again.
 */
export function recognizeHeaders(plainTexts: RememberedFiles, report: (error: unknown) => void): vscode.Disposable {
  const consider = (document: vscode.TextDocument) => {
    if (document.languageId !== 'plaintext' || !document.uri.path.endsWith('.txt') || !settings.recognizeHeader())
      return;
    const head = document.getText(new vscode.Range(0, 0, 20, 0)).slice(0, HEAD_LENGTH);
    if (!opensWithHeader(head) || plainTexts.has(document.uri)) return;
    vscode.languages.setTextDocumentLanguage(document, SEED_LANGUAGE).then(undefined, error => {
      // The document was closed in the meantime, so nobody sees it.
      if (!document.isClosed) report(error);
    });
  };
  vscode.workspace.textDocuments.forEach(consider);
  return vscode.Disposable.from(
    // Registered before `consider`, so that it is called first.
    onDidChangeLanguage(({ document, from }) => {
      if (isSeedDocument(document)) plainTexts.delete(document.uri).catch(report);
      else if (from === SEED_LANGUAGE && document.languageId === 'plaintext')
        plainTexts.add(document.uri).catch(report);
    }),
    vscode.workspace.onDidOpenTextDocument(consider),
  );
}
