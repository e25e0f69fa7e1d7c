import * as vscode from 'vscode';
import { FORMATS, type Format, stemOf } from '../../../core/interchange';
import { PlainText } from '../../../core/view';
import { type CommandScope, chooseScope } from '../../services/commandScope';
import type { Services } from '../../services/services';
import { askForFiles, askForTarget } from '../../shell/inputs';
import { count, plainText, say, tell } from '../../shell/language';
import { askFirst, showInformation, withProgress } from '../../shell/messages';
import { pickOne } from '../../shell/picks';
import type { VirtualTexts } from '../../shell/virtualTexts';
import { nameOf } from '../../stores/writeErrors';
import { type ExportOutcome, type ExportPlan, exportArticles, filesInTheWay } from './exportArticles';
import { showRemarks } from './remarks';

/** Key in the workspace's memory. */
const LAST_FORMAT = 'exchange.exportFormat';

/** Exports the articles of a scope. @param argument a file or folder; without one, the person is asked */
export async function exportAnnotations({ views, texts, memory }: Services, argument: unknown): Promise<void> {
  const format = await chooseFormat(memory);
  if (!format) return;
  const scope = await chooseScope(plainText`Export Annotations (2 of 3): Articles`, argument);
  const target = scope && (await chooseTarget(format, scope));
  if (!scope || !target) return;
  const outcome = await withProgress(plainText`Exporting to ${tell(format.title)}`, async (token, progress) => {
    const articles = await scope.files(token);
    const { pathOf } = scope;
    // Excel recognizes UTF-8 only by a byte order mark.
    const plan: ExportPlan = { format, articles, pathOf, target, withMark: format.id === 'csv', overwrite: false };
    const overwrite = await mayOverwrite(await filesInTheWay(plan));
    return overwrite === null
      ? null
      : exportArticles({ ...plan, overwrite }, views, token, done => progress(done, articles.length));
  });
  if (outcome) await tellExport(outcome, format, target, texts);
}

/** @returns null if the person cancelled */
async function chooseFormat(memory: vscode.Memento): Promise<Format | null> {
  const last = memory.get<string>(LAST_FORMAT);
  const rows = FORMATS.map(format => ({ label: tell(format.title), description: tell(format.detail), value: format }));
  rows.sort((a, b) => Number(b.value.id === last) - Number(a.value.id === last));
  const format = await pickOne(rows, {
    title: plainText`Export Annotations (1 of 3): Format`,
    placeholder: plainText`Choose a format that the other tool can read`,
    matchOnDescription: true,
  });
  if (format) await memory.update(LAST_FORMAT, format.id);
  return format ?? null;
}

async function chooseTarget(format: Format, scope: CommandScope): Promise<vscode.Uri | undefined> {
  if (!format.joined) {
    const chosen = await askForFiles(plainText`Export Annotations (3 of 3): Folder`, plainText`Export Here`, {
      canSelectFolders: true,
      canSelectFiles: false,
      defaultUri: scope.root,
    });
    return chosen?.[0];
  }
  const [ending = ''] = format.endings;
  return askForTarget(plainText`Export Annotations (3 of 3): File`, plainText`Export`, {
    defaultUri: vscode.Uri.joinPath(scope.root, stemOf(scope.name) + ending),
    filters: { [tell(format.title)]: [ending.slice(ending.lastIndexOf('.') + 1)] },
  });
}

/** @returns null if the person cancelled */
async function mayOverwrite(inTheWay: readonly vscode.Uri[]): Promise<boolean | null> {
  if (!inTheWay.length) return false;
  const [overwrite, skip] = [say`Overwrite`, say`Skip Existing Files`] as const;
  const names = inTheWay.slice(0, 10).map(nameOf);
  const more = inTheWay.length > names.length ? [say`… and ${inTheWay.length - names.length} more`] : [];
  const answer = await askFirst(
    plainText`${count(inTheWay.length, 'file already exists', 'files already exist')}.`,
    PlainText.join([...names, ...more], '\n'),
    overwrite,
    skip,
  );
  return answer === undefined ? null : answer === overwrite;
}

async function tellExport(
  { articles, files, remarks, cancelled }: ExportOutcome,
  format: Format,
  target: vscode.Uri,
  texts: VirtualTexts,
): Promise<void> {
  const done = say`${count(articles, 'article')} to ${tell(format.title)}: ${count(files, 'file')} written.`;
  const [open, details] = [say`Open`, say`Show ${count(remarks.length, 'Remark')}`];
  const choice = await showInformation(
    plainText`${cancelled ? say`Stopped. Exported` : say`Exported`} ${done}`,
    ...(remarks.length ? [details] : []),
    ...(format.joined && files ? [open] : []),
  );
  if (choice === open) await vscode.window.showTextDocument(target);
  if (choice === details) await showRemarks('Export.log', [say`Exported ${done}`, '', ...remarks], texts);
}
