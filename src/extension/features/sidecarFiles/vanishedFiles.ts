/** Files of annotations that somebody deletes while what they are about is open. */

import * as vscode from 'vscode';
import { PlainText, plainText } from '../../../core/view';
import { Debouncer } from '../../shell/schedule';
import { openDocument } from '../../shell/text';
import type { CorpusStore } from '../../stores/corpusStore';
import { isSeedDocument } from '../../stores/seedFiles';
import { articleOf, type SidecarStore } from '../../stores/sidecarStore';
import { nameOf } from '../../stores/writeErrors';
import type { KeptFile } from '../../stores/yamlFiles';
import { type Ask, exists } from './fileMoves';

export const RESTORE = 'Restore';
/** So long, in milliseconds, a file may be missing while another program, such as git, replaces it or takes both. */
const PATIENCE = 1500;

interface Vanished {
  readonly uri: vscode.Uri;
  /** How many annotations went with it; null for a file that holds for all articles. */
  readonly annotations: number | null;
  restore(): Promise<boolean>;
}

/**
 * Says that the sidecar of an open article, or the file for all articles of an open folder, was deleted, and offers to
 * write it as it was. Says nothing where the article went with it, or where the file is back within a moment.
 */
export function offerToRestore(
  sidecars: SidecarStore,
  corpus: CorpusStore,
  ask: Ask,
  report: (error: unknown) => void,
  patience = PATIENCE,
): vscode.Disposable {
  const waiting = new Map<string, Vanished>();
  /** As long as an editor shows the file's text, nothing is missed. */
  const open = new Map<string, Vanished>();
  const quiet = new Debouncer(patience);
  const tell = () => {
    const files = [...waiting.values()];
    waiting.clear();
    for (const file of files) if (isShown(file.uri)) open.set(file.uri.toString(), file);
    tellVanished(
      files.filter(({ uri }) => !open.has(uri.toString())),
      ask,
    ).catch(report);
  };
  const wait = (file: Vanished) => {
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

const isBlank = ({ text }: KeptFile<unknown>): boolean => !text?.trim();

async function tellVanished(files: readonly Vanished[], ask: Ask): Promise<void> {
  const missed: Vanished[] = [];
  for (const file of files) if (await isMissed(file)) missed.push(file);
  if (!missed.length || (await ask(question(missed), RESTORE)) !== RESTORE) return;
  const back: Vanished[] = [];
  for (const file of missed) if (!(await file.restore())) back.push(file);
  if (back.length) await ask(plainText`Not restored, because the file exists again: ${namesOf(back)}.`);
}

/** True where the file is still gone, and what it is about is there. */
async function isMissed({ uri, annotations }: Vanished): Promise<boolean> {
  if (await exists(uri)) return false;
  if (annotations === null) return vscode.workspace.getWorkspaceFolder(uri) !== undefined;
  const article = openDocument(articleOf(uri));
  return article !== undefined && isSeedDocument(article) && (await exists(article.uri));
}

function question(missed: readonly Vanished[]): PlainText {
  const annotations = missed.reduce((sum, file) => sum + (file.annotations ?? 0), 0);
  const lost = [
    ...(annotations ? [annotations === 1 ? '1 annotation' : `${annotations} annotations`] : []),
    ...(missed.some(file => file.annotations === null) ? ['the tags and decisions for all articles'] : []),
  ].join(' and ');
  const verb = missed.length === 1 ? 'was deleted, together with' : 'were deleted, together with';
  return plainText`${namesOf(missed)} ${verb} ${lost}.`;
}

const namesOf = (files: readonly Vanished[]): PlainText =>
  files.length > 3
    ? plainText`${files.length} annotation files`
    : PlainText.join(
        files.map(({ uri }) => nameOf(uri)),
        ', ',
      );
