import * as vscode from 'vscode';
import { Converter, type StartConverter } from '../../../converter';
import type { ConvertOptions, Given } from '../../../core/conversion';
import type { Services } from '../../services/services';
import { exists } from '../../shell/files';
import { askForFiles } from '../../shell/inputs';
import { count, plainText, say, tell } from '../../shell/language';
import { showInformation, showWarning, withProgress } from '../../shell/messages';
import { pickOne, type Row } from '../../shell/picks';
import type { VirtualTexts } from '../../shell/virtualTexts';
import { chooseColumns } from './columns';
import { type Converted, convertSources, placeIn } from './convertSources';
import { askForMissing } from './missingHeaders';
import { previewArticles } from './preview';
import { chooseSources, type Source } from './sources';
import { type Written, writeArticles } from './writeArticles';

const NOTHING_GIVEN: Given = { date: null, source: null, pattern: null };

/** Asks for files and a folder, converts, shows what was found, and writes what the person wants. */
export async function importArticles(services: Services, start: StartConverter | undefined): Promise<void> {
  const sources = await chooseSources();
  if (!sources) return;
  if (!sources.length) {
    void showInformation(plainText`There is nothing to import: no text, or no file of a known kind.`);
    return;
  }
  const folder = await chooseFolder();
  if (!folder) return;
  const converter = new Converter(start ?? (async () => null));
  try {
    await importInto(folder, sources, converter, services);
  } finally {
    converter.dispose();
  }
}

async function importInto(
  folder: vscode.Uri,
  sources: readonly Source[],
  converter: Converter,
  { texts, memory }: Services,
): Promise<void> {
  const columns = await chooseColumns(sources, converter, memory);
  if (!columns) return;
  const convert = (options: ConvertOptions): Thenable<Converted> =>
    withProgress(plainText`Converting articles`, (token, progress) =>
      convertSources(sources, options, converter, token, done => progress(done, sources.length)),
    );
  const options = { ...NOTHING_GIVEN, columns, dayFirst: null };
  let converted = await convert(options);
  if (!converted.candidates.length) return tellNothing(converted, texts);
  const given = await askForMissing(converted.candidates, memory);
  if (given === undefined) return;
  if (given) converted = await convert({ ...options, ...given });
  const wanted = await previewArticles(converted.candidates, vscode.workspace.asRelativePath(folder), texts);
  if (!wanted?.length) return;
  const written = await withProgress(plainText`Importing articles`, (token, progress) =>
    writeArticles(wanted, folder, vscode.workspace.fs, token, done => progress(done, wanted.length)),
  );
  await tellWhatWasDone(written, converted, texts);
}

/** The folder `seeds` of each workspace folder and the folder itself, or another one. */
async function chooseFolder(): Promise<vscode.Uri | undefined> {
  const rows: Row<vscode.Uri | null>[] = [];
  for (const { uri } of vscode.workspace.workspaceFolders ?? []) {
    const seeds = vscode.Uri.joinPath(uri, 'seeds');
    const isThere = await exists(seeds);
    rows.push({
      icon: 'folder',
      label: vscode.workspace.asRelativePath(seeds, true),
      description: isThere ? '' : say`a new folder`,
      value: seeds,
    });
    if (isThere) rows.push({ icon: 'folder', label: vscode.workspace.asRelativePath(uri, true), value: uri });
  }
  const picked = rows.length
    ? await pickOne<vscode.Uri | null>([...rows, { icon: 'more', label: say`Another Folder…`, value: null }], {
        title: plainText`Import Articles (2 of 3): To`,
        placeholder: plainText`Choose the folder that the articles are written to`,
      })
    : null;
  if (picked !== null) return picked;
  const chosen = await askForFiles(plainText`Import Articles (2 of 3): Folder`, plainText`Import Here`, {
    canSelectFiles: false,
    canSelectFolders: true,
  });
  return chosen?.[0];
}

async function tellNothing({ faults }: Converted, texts: VirtualTexts): Promise<void> {
  const details = say`Show Why`;
  const choice = await showWarning(
    plainText`No article was found: ${faults[0] ?? say`there is no text.`}`,
    ...(faults.length > 1 ? [details] : []),
  );
  if (choice === details) await showLog(faults, texts);
}

async function tellWhatWasDone(
  { files, present, faults: unwritten }: Written,
  { candidates, faults }: Converted,
  texts: VirtualTexts,
): Promise<void> {
  const done = say`${count(files.length, 'article')} imported${present ? say`, ${present} already there` : ''}.`;
  const failed = [...faults, ...unwritten];
  const doubts = candidates.flatMap(({ article, source, duplicate }) => [
    ...(duplicate
      ? [
          `${placeIn(source, article.place)}: ${duplicate.isSame ? say`the same article as` : say`the same words as`} ${duplicate.of}.`,
        ]
      : []),
    ...article.doubts.map(({ message }) => `${placeIn(source, article.place)}: ${tell(message)}`),
  ]);
  const [open, details] = [say`Open Article`, say`Show ${count(failed.length + doubts.length, 'Remark')}`];
  const sentence = failed.length
    ? plainText`${done} ${count(failed.length, 'item')} could not be read or written.`
    : plainText`${done}`;
  const choice = await (failed.length ? showWarning : showInformation)(
    sentence,
    ...(failed.length + doubts.length ? [details] : []),
    ...(files.length === 1 ? [open] : []),
  );
  if (choice === open && files[0]) await vscode.window.showTextDocument(files[0]);
  if (choice === details)
    await showLog([done, ...section(say`Not read or not written`, failed), ...section(say`Unsure`, doubts)], texts);
}

const section = (title: string, lines: readonly string[]): string[] => (lines.length ? ['', title, ...lines] : []);

async function showLog(lines: readonly string[], texts: VirtualTexts): Promise<void> {
  const uri = texts.put('Articles.log', `${lines.join('\n')}\n`, String(Date.now()));
  await vscode.window.showTextDocument(uri, { preview: false });
}
