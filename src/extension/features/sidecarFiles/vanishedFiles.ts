/** Restores sidecars and corpus files that are deleted while their articles are open. */

import * as vscode from 'vscode';
import { PlainText } from '../../../core/view';
import type { ReportError } from '../../shell/cancellation';
import { exists } from '../../shell/files';
import { count, plainText, say } from '../../shell/language';
import { Debouncer } from '../../shell/schedule';
import { openDocument } from '../../shell/text';
import type { CorpusStore } from '../../stores/corpusStore';
import { isSeedDocument } from '../../stores/seedFiles';
import { articleOf, type SidecarStore } from '../../stores/sidecarStore';
import { nameOf } from '../../stores/writeErrors';
import type { StoredFile } from '../../stores/yamlFiles';
import type { Ask } from './fileMoves';

export const RESTORE = say`Restore`;
/** How long a file may be missing while another program, such as git, replaces it or deletes the article too. */
const PATIENCE_MS = 1500;

interface VanishedFile {
  readonly uri: vscode.Uri;
  /** Number of lost annotations; null for a corpus file. */
  readonly annotations: number | null;
  restore(): Promise<boolean>;
}

/**
 * When the sidecar of an open article or the corpus file of an open folder is deleted, tells the person and offers to
 * restore it. Does nothing if the article is deleted too, or if the file is back within a moment.
 */
export function offerToRestore(
  sidecars: SidecarStore,
  corpus: CorpusStore,
  ask: Ask,
  report: ReportError,
  quiet: Pick<Debouncer, 'schedule' | 'dispose'> = new Debouncer(PATIENCE_MS),
): vscode.Disposable {
  const waiting = new Map<string, VanishedFile>();
  /** Files whose text an editor still shows. They are not missed until it is closed. */
  const open = new Map<string, VanishedFile>();
  const tell = () => {
    const files = [...waiting.values()];
    waiting.clear();
    for (const file of files) if (isShown(file.uri)) open.set(file.uri.toString(), file);
    tellVanished(
      files.filter(({ uri }) => !open.has(uri.toString())),
      ask,
    ).catch(report);
  };
  const wait = (file: VanishedFile) => {
    waiting.set(file.uri.toString(), file);
    quiet.schedule('', tell);
  };
  return vscode.Disposable.from(
    quiet,
    vscode.window.tabGroups.onDidChangeTabs(() => {
      for (const [key, file] of open) {
        if (isShown(file.uri)) continue;
        open.delete(key);
        wait(file);
      }
    }),
    sidecars.onDidVanish(file => {
      const annotations = file.read.annotations.length;
      if (annotations) wait({ uri: file.uri, annotations, restore: () => sidecars.restore(file) });
    }),
    corpus.onDidVanish(file => {
      if (!isBlank(file)) wait({ uri: file.uri, annotations: null, restore: () => corpus.restore(file) });
    }),
  );
}

const isShown = (uri: vscode.Uri): boolean =>
  vscode.window.tabGroups.all.some(({ tabs }) =>
    tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString()),
  );

const isBlank = ({ text }: StoredFile<unknown>): boolean => !text?.trim();

async function tellVanished(files: readonly VanishedFile[], ask: Ask): Promise<void> {
  const missed: VanishedFile[] = [];
  for (const file of files) if (await isMissed(file)) missed.push(file);
  if (!missed.length || (await ask(question(missed), RESTORE)) !== RESTORE) return;
  const back: VanishedFile[] = [];
  for (const file of missed) if (!(await file.restore())) back.push(file);
  if (back.length) await ask(plainText`Not restored, because the file exists again: ${namesOf(back)}.`);
}

/** Whether the file is still gone, and its article or folder is there. */
async function isMissed({ uri, annotations }: VanishedFile): Promise<boolean> {
  if (await exists(uri)) return false;
  if (annotations === null) return vscode.workspace.getWorkspaceFolder(uri) !== undefined;
  const article = openDocument(articleOf(uri));
  return article !== undefined && isSeedDocument(article) && (await exists(article.uri));
}

function question(missed: readonly VanishedFile[]): PlainText {
  const annotations = missed.reduce((sum, file) => sum + (file.annotations ?? 0), 0);
  const lost = [
    ...(annotations ? [count(annotations, 'annotation')] : []),
    ...(missed.some(file => file.annotations === null) ? [say`the tags and decisions for all articles`] : []),
  ].join(say` and `);
  return missed.length === 1
    ? plainText`${namesOf(missed)} was deleted, together with ${lost}.`
    : plainText`${namesOf(missed)} were deleted, together with ${lost}.`;
}

const namesOf = (files: readonly VanishedFile[]): PlainText =>
  files.length > 3
    ? plainText`${files.length} annotation files`
    : PlainText.join(
        files.map(({ uri }) => nameOf(uri)),
        ', ',
      );
