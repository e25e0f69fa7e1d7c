import * as vscode from 'vscode';
import { PlainText, plainText } from '../../../core/view';
import { commandId } from '../../contributions/commands';
import { showInformation, withProgress } from '../../shell/messages';
import { pickMany, type Row } from '../../shell/picks';
import type { Handlers } from '../../shell/register';
import { Debouncer } from '../../shell/schedule';
import { SIDECAR_SUFFIX, type SidecarStore, sidecarOf } from '../../stores/sidecarStore';
import { nameOf } from '../../stores/writeErrors';
import { exists } from './fileMoves';
import { bringHome, findLost, type Lost } from './lostArticles';

export function lostArticleCommands(sidecars: SidecarStore): Handlers {
  return { findMovedArticles: () => findMovedArticles(sidecars) };
}

async function findMovedArticles(sidecars: SidecarStore): Promise<void> {
  const lost = await withProgress(plainText`Looking for moved articles`, (token, progress) =>
    findLost(sidecars, token, progress),
  );
  if (!lost.length) {
    void showInformation(plainText`Every sidecar is next to its article.`);
    return;
  }
  const found = lost.filter(({ article }) => article);
  if (!found.length) {
    const left = lost.map(({ sidecar }) => vscode.workspace.asRelativePath(sidecar)).slice(0, 5);
    void showInformation(
      plainText`No article contains the passages annotated in ${PlainText.join(left, ', ')}. The annotations stay there.`,
    );
    return;
  }
  const chosen = await pickMany(found.map(rowOf), {
    title: plainText`Find Moved Articles`,
    placeholder: plainText`Choose the sidecars to move next to these articles`,
    matchOnDescription: true,
  });
  for (const lost of chosen ?? []) await bringHome(sidecars, lost.sidecar, lost.article!);
}

function rowOf(lost: Lost): Row<Lost> {
  return {
    value: lost,
    icon: 'moved',
    label: vscode.workspace.asRelativePath(lost.article!),
    description: `from ${vscode.workspace.asRelativePath(lost.sidecar)}`,
    detail: `${Math.round(lost.share * 100)} % of the annotated passages found`,
    picked: true,
  };
}

/** Long enough for a program that moves an article and its sidecar one after the other. */
const SETTLED = 2000;
/** Long after the watcher would have told of it. */
const FORGOTTEN = 60_000;

/** Offers to look for an article that has gone from beside its sidecar without the editor's doing. */
export function offerToFindMoved(report: (error: unknown) => void): vscode.Disposable {
  const byEditor = new Set<string>();
  const settled = new Debouncer(SETTLED);
  const forgotten = new Debouncer(FORGOTTEN);
  /** The watcher may tell of it before or after the editor does; of a folder, or a file of another kind, it tells nothing. */
  const expect = (uri: vscode.Uri) => {
    const key = uri.toString();
    byEditor.add(key);
    forgotten.schedule(key, () => byEditor.delete(key));
  };
  const watcher = vscode.workspace.createFileSystemWatcher('**/*.{txt,seed}', true, true, false);
  const gone = async (article: vscode.Uri) => {
    if (byEditor.delete(article.toString()) || (await exists(article)) || !(await exists(sidecarOf(article)))) return;
    const find = 'Find Article';
    const choice = await showInformation(
      plainText`${nameOf(article)} was moved or deleted. Its annotations are still in ${nameOf(article)}${SIDECAR_SUFFIX}.`,
      find,
    );
    if (choice === find) await vscode.commands.executeCommand(commandId('findMovedArticles'));
  };
  return vscode.Disposable.from(
    settled,
    forgotten,
    watcher,
    watcher.onDidDelete(article => settled.schedule(article.toString(), () => void gone(article).catch(report))),
    vscode.workspace.onDidDeleteFiles(({ files }) => {
      for (const uri of files) expect(uri);
    }),
    vscode.workspace.onDidRenameFiles(({ files }) => {
      for (const { oldUri } of files) expect(oldUri);
    }),
  );
}
