/** Writes imported articles under new names. */

import * as vscode from 'vscode';
import { fileNames } from '../../../core/article';
import { MAX_ARTICLE_BYTES } from '../../../core/text';
import { newId } from '../../../platform/vscode/ports';
import { createFile, type Files, isCode, isPlainFile, statIfThere } from '../../shell/files';
import { reasonOf, say } from '../../shell/language';
import { decode, encode } from '../../shell/text';
import { sidecarOf } from '../../stores/sidecarStore';
import { type Candidate, placeIn } from './convertSources';

export interface Written {
  readonly files: readonly vscode.Uri[];
  /** Articles that were there already, word for word. */
  readonly present: number;
  /** Sentences about what could not be written. */
  readonly faults: readonly string[];
}

/** Writes each article to a file of its own. No file is overwritten; one that fails does not stop the others. */
export async function writeArticles(
  candidates: readonly Candidate[],
  folder: vscode.Uri,
  files: Files,
  token: vscode.CancellationToken,
  progress: (done: number) => void = () => undefined,
): Promise<Written> {
  const written: vscode.Uri[] = [];
  const faults: string[] = [];
  let present = 0;
  // Names that something has, so that they are not tried again for the next article.
  const taken = new Set<string>();
  for (const [done, { article, source }] of candidates.entries()) {
    if (token.isCancellationRequested) break;
    progress(done);
    try {
      const file = await writeNew(article.text, folder, files, taken);
      if (file) written.push(file);
      else present++;
    } catch (error) {
      faults.push(say`${placeIn(source, article.place)}: not written: ${reasonOf(error)}`);
    }
  }
  return { files: written, present, faults };
}

/** @returns null if the article is there already */
async function writeNew(
  text: string,
  folder: vscode.Uri,
  files: Files,
  taken: Set<string>,
): Promise<vscode.Uri | null> {
  for (const name of fileNames(text)) {
    if (taken.has(name)) continue;
    const uri = vscode.Uri.joinPath(folder, name);
    const there = await statIfThere(files, uri);
    if (there) {
      if (isPlainFile(there) && there.size <= MAX_ARTICLE_BYTES && decode(await files.readFile(uri)) === text)
        return null;
      continue;
    }
    // A sidecar without its article belongs to another one.
    if (await statIfThere(files, sidecarOf(uri))) continue;
    taken.add(name);
    try {
      await createFile(files, uri, newId(), encode(text));
      return uri;
    } catch (error) {
      if (!isCode(error, 'FileExists')) throw error;
    }
  }
  return null;
}
