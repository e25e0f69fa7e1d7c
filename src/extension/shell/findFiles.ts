/** Finds files by globs, also on file systems that the editor cannot search. */
import * as vscode from 'vscode';
import { Globs } from '../../core/text';

/**
 * Schemes of file systems that the editor can search. In others it finds nothing, or waits for a search provider, which
 * extensions cannot register. So their folders are read one after the other.
 */
const SEARCHED: ReadonlySet<string> = new Set(['file', 'vscode-remote', 'vscode-vfs']);

/** Folders that are read at a time. */
const AT_ONCE = 8;
/** Limits of a walk: a file system that is made up by a program may have no end. */
const MAX_DEPTH = 64;
const MAX_FOLDERS = 100_000;

export interface Wanted {
  /** Globs, relative to the folder. */
  readonly include: readonly string[];
  readonly exclude?: readonly string[];
}

/** The globs of what the editor hides in a folder: its setting `files.exclude`. */
export function hiddenGlobs(folder: vscode.Uri): string[] {
  const hidden = vscode.workspace.getConfiguration('files', folder).get<Record<string, unknown>>('exclude', {});
  return Object.keys(hidden).filter(glob => hidden[glob] === true);
}

/** The files of a workspace folder that match; without those that the editor hides. In no particular order. */
export async function findFilesIn(
  folder: vscode.WorkspaceFolder,
  { include, exclude = [] }: Wanted,
  token?: vscode.CancellationToken,
): Promise<vscode.Uri[]> {
  if (!include.length) return [];
  if (!SEARCHED.has(folder.uri.scheme)) return walk(folder.uri, { include, exclude }, token);
  const excluded = exclude.length ? new vscode.RelativePattern(folder, brace(exclude)) : undefined;
  return vscode.workspace.findFiles(new vscode.RelativePattern(folder, brace(include)), excluded, undefined, token);
}

/** As `findFilesIn`, of all workspace folders. A file that is in two of them comes once. */
export async function findFiles(wanted: Wanted, token?: vscode.CancellationToken): Promise<vscode.Uri[]> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const found = await Promise.all(folders.map(folder => findFilesIn(folder, wanted, token)));
  return [...new Map(found.flat().map(uri => [uri.toString(), uri])).values()];
}

/** A glob cannot be a list in the editor. */
function brace(patterns: readonly string[]): string {
  const [first] = patterns;
  return first !== undefined && patterns.length === 1 ? first : `{${patterns.join(',')}}`;
}

interface Open {
  readonly uri: vscode.Uri;
  /** Relative to the top, with `/`; empty for the top. */
  readonly below: string;
  readonly depth: number;
}

/** Links are not followed: where they lead is not known here. A folder that cannot be read holds nothing. */
async function walk(
  top: vscode.Uri,
  wanted: Required<Wanted>,
  token: vscode.CancellationToken | undefined,
): Promise<vscode.Uri[]> {
  const include = new Globs(wanted.include);
  const exclude = new Globs([...wanted.exclude, ...hiddenGlobs(top)]);
  const found: vscode.Uri[] = [];
  const open: Open[] = [{ uri: top, below: '', depth: 0 }];
  for (let read = 0; open.length && read < MAX_FOLDERS && !token?.isCancellationRequested; ) {
    const batch = open.splice(-AT_ONCE);
    read += batch.length;
    const listed = await Promise.all(batch.map(({ uri }) => entriesOf(uri)));
    for (const [i, entries] of listed.entries()) {
      const { uri, below, depth } = batch[i] as Open;
      for (const [name, type] of entries) {
        const path = below ? `${below}/${name}` : name;
        if (exclude.matches(path)) continue;
        const entry = { uri: vscode.Uri.joinPath(uri, name), below: path, depth: depth + 1 };
        if (type === vscode.FileType.Directory && depth < MAX_DEPTH) open.push(entry);
        else if (type & vscode.FileType.File && include.matches(path)) found.push(entry.uri);
      }
    }
  }
  return found;
}

const entriesOf = async (folder: vscode.Uri): Promise<[string, vscode.FileType][]> => {
  try {
    return await vscode.workspace.fs.readDirectory(folder);
  } catch {
    return [];
  }
};
