import * as vscode from 'vscode';
import { AMBIGUOUS_ENDINGS, ArticleNames, FORMATS, type Format, formatOfFile } from '../../../core/interchange';
import { PlainText } from '../../../core/view';
import { authorFor } from '../../../platform/vscode/ports';
import type { Services } from '../../services/services';
import { askForFiles, askForText } from '../../shell/inputs';
import { count, plainText, say, tell } from '../../shell/language';
import { showInformation, withProgress } from '../../shell/messages';
import { sortFiles } from '../../shell/order';
import { pickOne, type Row } from '../../shell/picks';
import { findSeedFiles } from '../../stores/seedFiles';
import { settings } from '../../stores/settings';
import { nameOf } from '../../stores/writeErrors';
import { type ImportOutcome, type ImportRequest, importFiles } from './importFiles';
import type { ImportResultsView } from './importResultsView';

const ALL_FILES = say`All Files`;

/** Key in the workspace's memory. */
const LAST_FORMAT = 'exchange.importFormat';

/** A format, or null to recognize the format of each file. */
interface FormatChoice {
  readonly format: Format | null;
}

/** Asks for a format, files and an author, and imports the files. @param results where the outcomes are listed */
export async function importAnnotations({ sidecars, memory }: Services, results: ImportResultsView): Promise<void> {
  const choice = await chooseFormat(memory);
  const files = choice && (await chooseFiles(choice.format));
  if (!choice || !files?.length) return;
  const author = await chooseAuthor();
  if (author === undefined) return;
  const outcome = await withProgress(plainText`Importing annotations`, async (token, progress) => {
    const seeds = await findSeedFiles(token);
    const plan: ImportRequest = {
      files,
      format: choice.format,
      all: seeds,
      articles: new ArticleNames(seeds.map(uri => [vscode.workspace.asRelativePath(uri), uri])),
      author: author || null,
      // Asking for each of many files would not help: they are listed at the end.
      whichArticle: (name, candidates) =>
        files.length === 1 ? chooseArticle(name, candidates.length ? candidates : seeds) : Promise.resolve(null),
    };
    return importFiles(plan, sidecars, token, done => progress(done, files.length));
  });
  await tellImport(outcome, results);
}

/** The ending that is shown for a format, and by which its files are found. */
const endingOf = ({ endings }: Format): string => endings.at(-1) ?? '';

async function chooseFormat(memory: vscode.Memento): Promise<FormatChoice | undefined> {
  const last = memory.get<string>(LAST_FORMAT, '');
  const known = FORMATS.map(format => ({
    label: tell(format.title),
    description: endingOf(format),
    value: { format },
  }));
  const recognized = {
    label: say`Detect Automatically`,
    description: say`from the name and content of each file`,
    value: { format: null },
  };
  const rows: Row<FormatChoice>[] = [recognized, ...known];
  const isLast = ({ value }: Row<FormatChoice>) => Number((value.format?.id ?? '') === last);
  rows.sort((a, b) => isLast(b) - isLast(a));
  const picked = await pickOne(rows, {
    title: plainText`Import Annotations (1 of 3): Format`,
    placeholder: plainText`Choose the format of the files`,
  });
  if (picked) await memory.update(LAST_FORMAT, picked.format?.id ?? '');
  return picked;
}

/** Files that the person selects, or all files of a folder whose names fit. @param format null: any */
async function chooseFiles(format: Format | null): Promise<vscode.Uri[] | undefined> {
  const picked = await pickOne(
    [
      { icon: 'file', label: say`Files…`, value: { folder: false } },
      { icon: 'folder', label: say`All Files of a Folder…`, value: { folder: true } },
    ],
    { title: plainText`Import Annotations (2 of 3): Files`, placeholder: plainText`Choose what to import` },
  );
  if (!picked) return undefined;
  const endings = [...(format ? [format] : FORMATS).map(endingOf), ...AMBIGUOUS_ENDINGS];
  const extensions = [...new Set(endings.map(ending => ending.slice(ending.lastIndexOf('.') + 1)))];
  const chosen = await askForFiles(plainText`Import Annotations (2 of 3)`, plainText`Import`, {
    canSelectMany: !picked.folder,
    canSelectFiles: !picked.folder,
    canSelectFolders: picked.folder,
    defaultUri: vscode.workspace.workspaceFolders?.[0]?.uri,
    ...(picked.folder
      ? {}
      : { filters: { [format ? tell(format.title) : say`Annotations`]: extensions, [ALL_FILES]: ['*'] } }),
  });
  const [folder] = chosen ?? [];
  if (!folder || !picked.folder) return chosen;
  const fits = (name: string) =>
    format
      ? endings.some(ending => name.endsWith(ending))
      : formatOfFile(name) !== null || AMBIGUOUS_ENDINGS.some(ending => name.endsWith(ending));
  return filesIn(folder, fits);
}

async function filesIn(folder: vscode.Uri, fits: (name: string) => boolean): Promise<vscode.Uri[]> {
  const names = (await vscode.workspace.fs.readDirectory(folder))
    .filter(([name, type]) => (type & vscode.FileType.File) !== 0 && fits(name))
    .map(([name]) => name);
  if (!names.length) void showInformation(plainText`No file in ${nameOf(folder)} is named like one of a known format.`);
  return sortFiles(names.map(name => vscode.Uri.joinPath(folder, name)));
}

/** @returns the author's name, empty for none; undefined if the person cancelled */
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

async function tellImport(outcome: ImportOutcome, results: ImportResultsView): Promise<void> {
  const { added, known, articles, cancelled } = outcome;
  const there = known ? say`, ${known} already present` : '';
  const done = plainText`${cancelled ? say`Stopped. ` : ''}${count(added, 'annotation')} added to ${count(articles.length, 'article')}${there}.`;
  const isListed = await results.show(outcome, done);
  const [article, ...others] = articles;
  const [open, list] = [say`Open Article`, say`Show Import Results`];
  const choice = await showInformation(done, ...(isListed ? [list] : []), ...(article && !others.length ? [open] : []));
  if (choice === open && article) await vscode.window.showTextDocument(article);
  if (choice === list) await results.focus();
}
