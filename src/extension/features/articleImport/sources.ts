/** Chooses what articles are imported from. */

import * as vscode from 'vscode';
import { isSourceName, SOURCE_ENDINGS } from '../../../core/conversion';
import { isSeedPath, SKIPPED_FOLDERS } from '../../../core/project';
import { MAX_ARTICLE_BYTES } from '../../../core/text';
import { RefusedFile, readPlainFile } from '../../shell/files';
import { askForFiles } from '../../shell/inputs';
import { plainText, say } from '../../shell/language';
import { sortFiles } from '../../shell/order';
import { pickOne } from '../../shell/picks';
import { encode } from '../../shell/text';

const [ARTICLES, ALL_FILES] = [say`Articles`, say`All Files`];

/** A file, or the clipboard. */
export interface Source {
  /** How it is called in messages. */
  readonly name: string;
  /** With `/` between names, for patterns. */
  readonly path: string;
  /** @throws Error whose message says why it cannot be read */
  readonly read: () => Promise<Uint8Array>;
}

/** Limits of the search of a folder: deeper and further files are not taken. */
const MAX_DEPTH = 20;
const MAX_FILES = 20_000;

type Kind = 'files' | 'folder' | 'clipboard';

/** @returns undefined if the person cancelled; empty if there is nothing */
export async function chooseSources(): Promise<Source[] | undefined> {
  const kind = await pickOne<Kind>(
    [
      {
        icon: 'files',
        label: say`Files…`,
        description: say`pages, mails, documents, tables, feeds, exports of databases`,
        value: 'files',
      },
      {
        icon: 'folder',
        label: say`All Files of a Folder…`,
        description: say`and of the folders below it`,
        value: 'folder',
      },
      { icon: 'words', label: say`Clipboard`, description: say`the text of one article`, value: 'clipboard' },
    ],
    { title: plainText`Import Articles (1 of 3): From`, placeholder: plainText`Choose where the articles are` },
  );
  if (!kind) return undefined;
  if (kind === 'clipboard') return clipboard();
  const isFolder = kind === 'folder';
  const chosen = await askForFiles(plainText`Import Articles (1 of 3)`, plainText`Import`, {
    canSelectMany: !isFolder,
    canSelectFiles: !isFolder,
    canSelectFolders: isFolder,
    defaultUri: vscode.workspace.workspaceFolders?.[0]?.uri,
    ...(isFolder ? {} : { filters: { [ARTICLES]: [...SOURCE_ENDINGS], [ALL_FILES]: ['*'] } }),
  });
  const [folder] = chosen ?? [];
  if (!chosen || !folder) return undefined;
  return isFolder ? sourcesIn(folder) : chosen.map(uri => sourceOf(uri));
}

async function clipboard(): Promise<Source[]> {
  const text = await vscode.env.clipboard.readText();
  const bytes = encode(text);
  return text.trim() ? [{ name: say`Clipboard`, path: 'clipboard', read: async () => bytes }] : [];
}

/** @param top the folder that was chosen, if one was: names in messages begin there */
export function sourceOf(uri: vscode.Uri, top: vscode.Uri | null = null): Source {
  const name = top
    ? uri.path.slice(top.path.replace(/\/$/, '').length + 1)
    : uri.path.slice(uri.path.lastIndexOf('/') + 1);
  return {
    name,
    path: uri.path,
    read: async () => {
      const bytes = await readPlainFile(vscode.workspace.fs, uri, MAX_ARTICLE_BYTES);
      if (!bytes) throw new RefusedFile(say`It no longer exists.`);
      return bytes;
    },
  };
}

/** The files of a folder and those below it that can be converted, by their names. Links are not followed. */
export async function sourcesIn(top: vscode.Uri): Promise<Source[]> {
  const found: vscode.Uri[] = [];
  const open = [{ folder: top, depth: 0 }];
  for (let next = open.pop(); next && found.length < MAX_FILES; next = open.pop()) {
    const { folder, depth } = next;
    const entries = await vscode.workspace.fs.readDirectory(folder);
    for (const [name, type] of entries) {
      const uri = vscode.Uri.joinPath(folder, name);
      if (type === vscode.FileType.File && isSourceName(name) && !isSeedPath(uri.path)) found.push(uri);
      else if (type === vscode.FileType.Directory && depth < MAX_DEPTH && isSearched(name))
        open.push({ folder: uri, depth: depth + 1 });
    }
  }
  return sortFiles(found).map(uri => sourceOf(uri, top));
}

/** Browsers save what belongs to a page in a folder `…_files`. */
const isSearched = (name: string): boolean => !SKIPPED_FOLDERS.includes(name) && !name.endsWith('_files');
