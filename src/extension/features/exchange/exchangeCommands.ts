/** Export to and import from other tools' formats. */

import * as vscode from 'vscode';
import { ArticleNames, FORMATS, type Format, formatOfFile, stemOf, UNTOLD_ENDINGS } from '../../../core/interchange';
import { count, PlainText, plainText } from '../../../core/view';
import { authorFor } from '../../../platform/vscode/ports';
import { askForFiles, askForTarget, askForText } from '../../shell/inputs';
import { askFirst, showInformation, withProgress } from '../../shell/messages';
import { comparePaths } from '../../shell/order';
import { pickOne, type Row } from '../../shell/picks';
import type { Handlers } from '../../shell/register';
import { chooseScope, pathBelow, type Scope } from '../../shell/scope';
import type { VirtualTexts } from '../../shell/virtualTexts';
import { findSeedFiles } from '../../stores/seedFiles';
import { settings } from '../../stores/settings';
import type { SidecarStore } from '../../stores/sidecarStore';
import type { ViewStore } from '../../stores/viewStore';
import { nameOf } from '../../stores/writeErrors';
import { type ExportOutcome, type ExportPlan, exportArticles, filesInTheWay } from './exportArticles';
import { type ImportOutcome, type ImportPlan, importAnnotations } from './importAnnotations';

/** Where the last choices are remembered, by the editor, for this workspace. */
const LAST_EXPORT = 'exchange.exportFormat';
const LAST_IMPORT = 'exchange.importFormat';

export function exchangeCommands(
  views: ViewStore,
  sidecars: SidecarStore,
  texts: VirtualTexts,
  memory: vscode.Memento,
): Handlers {
  return {
    exportAnnotations: argument => exportAnnotations(argument, views, texts, memory),
    importAnnotations: () => importFrom(sidecars, texts, memory),
  };
}

async function exportAnnotations(
  argument: unknown,
  views: ViewStore,
  texts: VirtualTexts,
  memory: vscode.Memento,
): Promise<void> {
  const format = await chooseFormat(plainText`Export Annotations (1 of 3): Format`, memory, LAST_EXPORT);
  if (!format) return;
  const scope = await chooseScope(plainText`Export Annotations (2 of 3): Articles`, argument);
  const target = scope && (await chooseTarget(format, scope));
  if (!scope || !target) return;
  const outcome = await withProgress(plainText`Exporting to ${format.title}`, async (token, progress) => {
    const articles = await scope.files(token);
    const pathOf = (uri: vscode.Uri) => pathBelow(scope.root, uri);
    // Excel takes a table for UTF-8 only where a mark says so.
    const plan: ExportPlan = { format, articles, pathOf, target, withMark: format.id === 'csv', overwrite: false };
    const overwrite = await mayOverwrite(await filesInTheWay(plan));
    return overwrite === null
      ? null
      : exportArticles({ ...plan, overwrite }, views, token, done => progress(done, articles.length));
  });
  if (outcome) await tellExport(outcome, format, target, texts);
}

/** @returns null where the person turned away */
async function chooseFormat(title: PlainText, memory: vscode.Memento, key: string): Promise<Format | null> {
  const last = memory.get<string>(key);
  const rows = FORMATS.map(format => ({ label: format.title, description: format.detail, value: format }));
  rows.sort((a, b) => Number(b.value.id === last) - Number(a.value.id === last));
  const format = await pickOne(rows, {
    title,
    placeholder: plainText`Choose a format that the other tool can read`,
    matchOnDescription: true,
  });
  if (format) await memory.update(key, format.id);
  return format ?? null;
}

async function chooseTarget(format: Format, scope: Scope): Promise<vscode.Uri | undefined> {
  if (!format.joined) {
    const chosen = await askForFiles(plainText`Export Annotations (3 of 3): Folder`, plainText`Export Here`, {
      canSelectFolders: true,
      canSelectFiles: false,
      defaultUri: scope.root,
    });
    return chosen?.[0];
  }
  const [ending] = format.endings;
  return askForTarget(plainText`Export Annotations (3 of 3): File`, plainText`Export`, {
    defaultUri: vscode.Uri.joinPath(scope.root, stemOf(scope.name) + ending),
    filters: { [format.title]: [ending.slice(ending.lastIndexOf('.') + 1)] },
  });
}

/** @returns null where the person turned away */
async function mayOverwrite(inTheWay: readonly vscode.Uri[]): Promise<boolean | null> {
  if (!inTheWay.length) return false;
  const [overwrite, skip] = ['Overwrite', 'Skip Existing Files'] as const;
  const names = inTheWay.slice(0, 10).map(nameOf);
  const more = inTheWay.length > names.length ? [`… and ${inTheWay.length - names.length} more`] : [];
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
  const done = `${count(articles, 'article')} to ${format.title}: ${count(files, 'file')} written.`;
  const [open, details] = ['Open', `Show ${count(remarks.length, 'Remark')}`];
  const choice = await showInformation(
    plainText`${cancelled ? 'Stopped. Exported' : 'Exported'} ${done}`,
    ...(remarks.length ? [details] : []),
    ...(format.joined && files ? [open] : []),
  );
  if (choice === open) await vscode.window.showTextDocument(target);
  if (choice === details) await showRemarks('Export.log', [`Exported ${done}`, '', ...remarks], texts);
}

async function showRemarks(name: string, lines: readonly string[], texts: VirtualTexts): Promise<void> {
  const uri = texts.put(name, `${lines.join('\n')}\n`, String(Date.now()));
  await vscode.window.showTextDocument(uri, { preview: false });
}

async function importFrom(sidecars: SidecarStore, texts: VirtualTexts, memory: vscode.Memento): Promise<void> {
  const choice = await chooseImportFormat(memory);
  const files = choice && (await chooseFiles(choice.format));
  if (!choice || !files?.length) return;
  const author = await chooseAuthor();
  if (author === undefined) return;
  const outcome = await withProgress(plainText`Importing annotations`, async (token, progress) => {
    const seeds = await findSeedFiles(token);
    const plan: ImportPlan = {
      files,
      format: choice.format,
      all: seeds,
      articles: new ArticleNames(seeds.map(uri => [vscode.workspace.asRelativePath(uri), uri])),
      author: author || null,
      // A question for each of many files would be no help: they are listed at the end.
      whichArticle: (name, candidates) =>
        files.length === 1 ? chooseArticle(name, candidates.length ? candidates : seeds) : Promise.resolve(null),
    };
    return importAnnotations(plan, sidecars, token, done => progress(done, files.length));
  });
  await tellImport(outcome, texts);
}

async function chooseImportFormat(memory: vscode.Memento): Promise<{ readonly format: Format | null } | undefined> {
  const last = memory.get<string>(LAST_IMPORT, '');
  const known = FORMATS.map(format => ({
    label: format.title,
    description: format.endings[format.endings.length - 1],
    value: { format },
  }));
  const recognized = {
    label: 'Detect Automatically',
    description: 'from the name and content of each file',
    value: { format: null },
  };
  const rows: Row<{ readonly format: Format | null }>[] = [recognized, ...known];
  const isLast = ({ value }: (typeof rows)[number]) => Number((value.format?.id ?? '') === last);
  rows.sort((a, b) => isLast(b) - isLast(a));
  const picked = await pickOne(rows, {
    title: plainText`Import Annotations (1 of 3): Format`,
    placeholder: plainText`Choose the format of the files`,
  });
  if (picked) await memory.update(LAST_IMPORT, picked.format?.id ?? '');
  return picked;
}

async function chooseFiles(format: Format | null): Promise<vscode.Uri[] | undefined> {
  const picked = await pickOne(
    [
      { icon: 'file', label: 'Files…', value: { folder: false } },
      { icon: 'folder', label: 'All Files of a Folder…', value: { folder: true } },
    ],
    { title: plainText`Import Annotations (2 of 3): Files`, placeholder: plainText`Choose what to import` },
  );
  if (!picked) return undefined;
  const endings = (format ? format.endings.slice(-1) : FORMATS.map(one => one.endings[one.endings.length - 1])).concat(
    UNTOLD_ENDINGS,
  );
  const extensions = [...new Set(endings.map(ending => ending.slice(ending.lastIndexOf('.') + 1)))];
  const chosen = await askForFiles(plainText`Import Annotations (2 of 3)`, plainText`Import`, {
    canSelectMany: !picked.folder,
    canSelectFiles: !picked.folder,
    canSelectFolders: picked.folder,
    defaultUri: vscode.workspace.workspaceFolders?.[0]?.uri,
    ...(picked.folder ? {} : { filters: { [format?.title ?? 'Annotations']: extensions, 'All Files': ['*'] } }),
  });
  if (!chosen || !picked.folder) return chosen;
  const fits = (name: string) =>
    format
      ? endings.some(ending => name.endsWith(ending))
      : (formatOfFile(name) ?? UNTOLD_ENDINGS.some(e => name.endsWith(e)));
  const names = (await vscode.workspace.fs.readDirectory(chosen[0]))
    .filter(([name, type]) => (type & vscode.FileType.File) !== 0 && fits(name))
    .map(([name]) => name)
    .sort(comparePaths);
  if (!names.length) void showInformation(plainText`No file name in ${nameOf(chosen[0])} matches a supported format.`);
  return names.map(name => vscode.Uri.joinPath(chosen[0], name));
}

/** @returns undefined where the person turned away; empty: nobody */
async function chooseAuthor(): Promise<string | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  return askForText({
    title: plainText`Import Annotations (3 of 3): Author`,
    prompt: plainText`Author for unsigned annotations (optional)`,
    value: folder ? ((await authorFor(folder, settings.author(folder))) ?? '') : '',
  });
}

async function chooseArticle(name: string, candidates: readonly vscode.Uri[]): Promise<vscode.Uri | null> {
  const picked = await pickOne(
    candidates.map(uri => ({ label: vscode.workspace.asRelativePath(uri), value: uri })),
    {
      title: plainText`Which article do the annotations in “${PlainText.of(name, 60)}” belong to?`,
      placeholder: plainText`Their text is searched for in that article`,
    },
  );
  return picked ?? null;
}

async function tellImport(
  { added, known, articles, remarks, cancelled }: ImportOutcome,
  texts: VirtualTexts,
): Promise<void> {
  const there = known ? `, ${known} already present` : '';
  const done = `${count(added, 'annotation')} added to ${count(articles.length, 'article')}${there}.`;
  const [open, details] = ['Open Article', `Show ${count(remarks.length, 'Remark')}`];
  const choice = await showInformation(
    plainText`${cancelled ? 'Stopped. ' : ''}${done}`,
    ...(remarks.length ? [details] : []),
    ...(articles.length === 1 ? [open] : []),
  );
  if (choice === open) await vscode.window.showTextDocument(articles[0]);
  if (choice === details) await showRemarks('Import.log', [done, '', ...remarks], texts);
}
