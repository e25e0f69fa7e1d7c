import * as vscode from 'vscode';
import {
  CORPUS_FILE,
  corpusKeyOf,
  HEAD_LENGTH,
  type IndexedTexts,
  isSeedPath,
  nearestCorpus,
  opensWithHeader,
  SIDECAR_SUFFIX,
} from '../../core/project';
import { MAX_ARTICLE_BYTES, MAX_YAML_BYTES } from '../../core/text';
import { foldersOf, pathBelow } from '../../platform/vscode/folders';
import type { FileWant, FileWantResult, ListedFile } from '../../worker';
import { readPlainFile, statIfThere } from '../shell/files';
import { decode, openDocument } from '../shell/text';
import type { IndexedPaths } from './indexedPaths';
import { findSeedFiles, isListed, isSeedDocument } from './seedFiles';

/** Files whose stamps are asked for at a time. */
const AT_ONCE = 16;

/** Reads for the index what its worker cannot: files of a browser's workspace, or of a remote repository. */
export async function readForIndex(want: FileWant, paths: IndexedPaths): Promise<FileWantResult<FileWant>> {
  if (want.kind === 'list') return listFiles(paths);
  const uri = paths.uriOf(want.path);
  if (want.kind === 'texts') return readTexts(uri);
  return (await isListed(uri)) ? stampOf(uri) : null;
}

async function listFiles(paths: IndexedPaths): Promise<ListedFile[]> {
  const uris = await findSeedFiles(new vscode.CancellationTokenSource().token);
  const listed: ListedFile[] = [];
  for (let at = 0; at < uris.length; at += AT_ONCE) {
    const batch = uris.slice(at, at + AT_ONCE);
    const stamps = await Promise.all(batch.map(stampOf));
    for (const [i, uri] of batch.entries()) {
      const [path, stamp] = [paths.pathOf(uri), stamps[i]];
      if (path !== null && stamp) listed.push({ path, stamp });
    }
  }
  return listed;
}

async function stampOf(uri: vscode.Uri): Promise<string | null> {
  const sidecar = uri.with({ path: uri.path + SIDECAR_SUFFIX });
  const [own, beside, corpus] = await Promise.all([statOf(uri), statOf(sidecar), readCorpus(uri)]);
  return own && [own, beside ?? '', corpus ? corpusKeyOf(corpus.text) : ''].join('+');
}

async function statOf(uri: vscode.Uri): Promise<string | null> {
  const info = await statIfThere(vscode.workspace.fs, uri).catch(() => null);
  return info && `${info.mtime}.${info.size}`;
}

async function readTexts(uri: vscode.Uri): Promise<IndexedTexts | null> {
  const text = await readText(uri, MAX_ARTICLE_BYTES);
  if (text === null || !isSeedText(uri, text)) return null;
  const sidecar = uri.with({ path: uri.path + SIDECAR_SUFFIX });
  return { text, sidecar: await readText(sidecar, MAX_YAML_BYTES), corpus: await readCorpus(uri) };
}

function isSeedText(uri: vscode.Uri, text: string): boolean {
  const open = openDocument(uri);
  return isSeedPath(uri.path) || opensWithHeader(text.slice(0, HEAD_LENGTH)) || (!!open && isSeedDocument(open));
}

function readCorpus(uri: vscode.Uri): Promise<IndexedTexts['corpus']> {
  const folders = new Map(foldersOf(uri).map(folder => [folder.toString(), folder]));
  return nearestCorpus([...folders.keys()], async name => {
    const folder = folders.get(name) as vscode.Uri;
    const file = vscode.Uri.joinPath(folder, CORPUS_FILE);
    const text = await readText(file, MAX_YAML_BYTES);
    return text === null ? null : { file: file.toString(), text, path: pathBelow(folder, uri) };
  });
}

async function readText(uri: vscode.Uri, limit: number): Promise<string | null> {
  const bytes = await readPlainFile(vscode.workspace.fs, uri, limit);
  return bytes && decode(bytes);
}
