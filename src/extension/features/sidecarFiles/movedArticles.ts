import * as vscode from 'vscode';
import { PlainText } from '../../../core/view';
import { commandId } from '../../contributions/commands';
import type { ReportError } from '../../shell/cancellation';
import { exists } from '../../shell/files';
import { plainText, say } from '../../shell/language';
import { showInformation, withProgress } from '../../shell/messages';
import { pickMany, type Row } from '../../shell/picks';
import { Debouncer } from '../../shell/schedule';
import { SIDECAR_SUFFIX, type SidecarStore, sidecarOf } from '../../stores/sidecarStore';
import { nameOf } from '../../stores/writeErrors';
import { findRelocations, type Relocation, relocateSidecar } from './sidecarRelocation';

/** Searches for the articles of orphaned sidecars, and moves the sidecars that the person chooses. */
export async function findMovedArticles(sidecars: SidecarStore): Promise<void> {
  const orphaned = await withProgress(plainText`Looking for moved articles`, (token, progress) =>
    findRelocations(sidecars, token, progress),
  );
  if (!orphaned.length) {
    void showInformation(plainText`Every sidecar is next to its article.`);
    return;
  }
  const found = orphaned.flatMap(({ article, ...rest }) => (article ? [{ article, ...rest }] : []));
  if (!found.length) {
    const left = orphaned.map(({ sidecar }) => vscode.workspace.asRelativePath(sidecar)).slice(0, 5);
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
  for (const { sidecar, article } of chosen ?? []) await relocateSidecar(sidecars, sidecar, article);
}

type FoundArticle = Relocation & { readonly article: vscode.Uri };

function rowOf(found: FoundArticle): Row<FoundArticle> {
  return {
    value: found,
    icon: 'moved',
    label: vscode.workspace.asRelativePath(found.article),
    description: say`from ${vscode.workspace.asRelativePath(found.sidecar)}`,
    detail: say`${Math.round(found.share * 100)} % of the annotated passages stand in it`,
    picked: true,
  };
}

/** Programs move an article and its sidecar one after the other. After this time both should be done. */
const SETTLE_MS = 2000;
/** How long a change made in the editor is remembered. The file watcher reports it long before. */
const REMEMBER_MS = 60_000;

/** Offers to search for an article when another program has moved or deleted it but not its sidecar. */
export function offerToFindMoved(report: ReportError): vscode.Disposable {
  const byEditor = new Set<string>();
  const settled = new Debouncer(SETTLE_MS);
  const forgotten = new Debouncer(REMEMBER_MS);
  /** The watcher may report the change before or after the editor, or, for folders and other files, never. */
  const expect = (uri: vscode.Uri) => {
    const key = uri.toString();
    byEditor.add(key);
    forgotten.schedule(key, () => byEditor.delete(key));
  };
  const watcher = vscode.workspace.createFileSystemWatcher('**/*.{txt,seed}', true, true, false);
  const gone = async (article: vscode.Uri) => {
    if (byEditor.delete(article.toString()) || (await exists(article)) || !(await exists(sidecarOf(article)))) return;
    const find = say`Find Article`;
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
