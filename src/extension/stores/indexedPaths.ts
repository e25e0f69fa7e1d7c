import * as vscode from 'vscode';
import { hashText } from '../../core/text';
import type { IndexRoot, IndexSetup } from '../../worker';
import { hiddenGlobs } from '../shell/findFiles';
import { settings } from './settings';

/** The name of a file on another file system than the first folder's. A relative path never has two slashes in a row. */
const WHOLE_URI = /^[A-Za-z][A-Za-z\d+.-]*:\/\//;

/** What is indexed, and how the index names files. Made anew when folders or settings change. */
export class IndexedPaths {
  private readonly folders = vscode.workspace.workspaceFolders ?? [];
  private readonly given = givenDatabase(this.folders[0]);
  private readonly base = this.given ? vscode.Uri.joinPath(this.given, '..') : this.folders[0]?.uri;

  /**
   * @param storage the folder of the databases; null for one in memory
   * @param chosen files that a person made seed articles
   */
  setup(storage: vscode.Uri | null, chosen: readonly vscode.Uri[]): IndexSetup {
    const base = this.base ? nameOf(this.base) : '';
    const files = { open: this.pathsOf(openFiles()), chosen: this.pathsOf(chosen) };
    if (this.given) return { database: nameOf(this.given), base, roots: null, isRemote: false, ...files };
    const roots = this.folders.map(rootOf);
    const key = hashText(this.folders.map(({ uri }) => uri.toString()).join('\n'));
    const file = storage && roots.length ? vscode.Uri.joinPath(storage, 'index', `${key}.sqlite`) : null;
    const isRemote = this.folders.some(({ uri }) => uri.scheme !== 'file');
    return { database: file && nameOf(file), base, roots, isRemote, ...files };
  }

  uriOf(path: string): vscode.Uri {
    if (WHOLE_URI.test(path)) return vscode.Uri.parse(path, true);
    return this.base ? vscode.Uri.joinPath(this.base, path) : vscode.Uri.file(path);
  }

  pathsOf(uris: readonly vscode.Uri[]): string[] {
    return uris.flatMap(uri => this.pathOf(uri) ?? []);
  }

  pathOf(uri: vscode.Uri): string | null {
    const { base } = this;
    if (!base) return null;
    if (base.scheme === uri.scheme && base.authority === uri.authority) return relativePath(base.path, uri.path);
    // No relative path leads to a folder of another file system.
    return !this.given && vscode.workspace.getWorkspaceFolder(uri) ? wholeName(uri) : null;
  }
}

/** A database that was built elsewhere; null where the setting names none. */
function givenDatabase(folder: vscode.WorkspaceFolder | undefined): vscode.Uri | null {
  const path = settings.indexPath().trim();
  if (!path) return null;
  const isAbsolute = /^(?:[\\/]|[A-Za-z]:[\\/])/.test(path);
  if (isAbsolute) return vscode.Uri.file(path);
  return folder ? vscode.Uri.joinPath(folder.uri, path) : null;
}

function rootOf({ uri }: vscode.WorkspaceFolder): IndexRoot {
  return {
    folder: nameOf(uri),
    include: settings.include(uri),
    exclude: [...settings.exclude(uri), ...hiddenGlobs(uri)],
    useIgnoreFiles: settings.useIgnoreFiles(uri),
  };
}

const openFiles = (): vscode.Uri[] => vscode.workspace.textDocuments.map(({ uri }) => uri);

/** With two slashes also where there is no authority. */
const wholeName = (uri: vscode.Uri): string => uri.toString().replace(/^([^:]+):\/(?!\/)/, '$1:///');

/** As the worker names it: a path on disk, or a uri where there is no disk. */
const nameOf = (uri: vscode.Uri): string => (uri.scheme === 'file' ? uri.fsPath : uri.toString());

/** @param from a folder @param to both absolute, with `/` */
function relativePath(from: string, to: string): string {
  const [own, other] = [from, to].map(path => path.split('/').filter(Boolean)) as [string[], string[]];
  let shared = 0;
  while (shared < own.length && shared < other.length && own[shared] === other[shared]) shared++;
  return [...own.slice(shared).map(() => '..'), ...other.slice(shared)].join('/');
}
