import * as vscode from 'vscode';
import { newId } from '../../../platform/vscode/ports';
import { PREFIX } from '../../contributions/ids';
import { walkthroughIn } from '../../contributions/walkthrough';
import { exists, readPlainFile } from '../../shell/files';
import { askForFiles } from '../../shell/inputs';
import { plainText } from '../../shell/language';
import { decode, encode } from '../../shell/text';
import { SAMPLE_FILES } from './sampleFiles';

export interface SamplePlaces {
  /** Where the extension is installed. */
  readonly extension: vscode.Uri;
  /** Where the extension may keep files. */
  readonly storage: vscode.Uri;
  /** Id of the extension. */
  readonly id: string;
}

const FOLDER = 'sample-articles';
/**
 * A file in the extension's storage that names the folder whose window goes on with the walkthrough. The editor's memory
 * is written with a delay, and a window in a browser may be gone by then.
 */
const OPENING = 'opening-sample';
/** Maximum size of that file, in bytes. */
const MAX_BYTES = 10_000;

/**
 * Opens a copy of the sample articles. It is made once, so that what a person has added to it is found again. It opens in
 * this window if that has no folder.
 */
export async function openSample(places: SamplePlaces): Promise<void> {
  const parent = await parentFolder(places);
  if (!parent) return;
  const folder = vscode.Uri.joinPath(parent, FOLDER);
  if (!(await exists(folder))) await copySample(places.extension, folder);
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.some(({ uri }) => uri.toString() === folder.toString())) return showArticles();
  await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(places.storage, OPENING), encode(folder.toString()));
  await vscode.commands.executeCommand('vscode.openFolder', folder, { forceNewWindow: folders.length > 0 });
}

/** Goes on in the window that `openSample` has opened. */
export async function resumeSample({ storage, id }: SamplePlaces): Promise<void> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder?.uri.path.endsWith(`/${FOLDER}`)) return;
  const { fs } = vscode.workspace;
  const file = vscode.Uri.joinPath(storage, OPENING);
  const opening = await readPlainFile(fs, file, MAX_BYTES);
  if (!opening || decode(opening) !== folder.uri.toString()) return;
  await fs.delete(file);
  await showArticles();
  await openWalkthrough(id);
}

export const openWalkthrough = (extension: string): Thenable<unknown> =>
  vscode.commands.executeCommand('workbench.action.openWalkthrough', walkthroughIn(extension), false);

async function showArticles(): Promise<void> {
  await vscode.commands.executeCommand(`workbench.view.extension.${PREFIX}`);
}

/** The extension's own storage; where that is no folder on a disk, one that the person chooses. */
async function parentFolder({ storage }: SamplePlaces): Promise<vscode.Uri | undefined> {
  if (storage.scheme === 'file') return storage;
  const chosen = await askForFiles(plainText`Choose a Folder for the Sample Articles`, plainText`Copy Here`, {
    canSelectFiles: false,
    canSelectFolders: true,
    canSelectMany: false,
  });
  return chosen?.[0];
}

/** Copies the sample under another name first, so that an interrupted copy is never opened. */
async function copySample(extension: vscode.Uri, folder: vscode.Uri): Promise<void> {
  const { fs } = vscode.workspace;
  const draft = folder.with({ path: `${folder.path}.${newId()}.tmp` });
  try {
    for (const name of SAMPLE_FILES) {
      const content = await fs.readFile(vscode.Uri.joinPath(extension, 'seeds', name));
      await fs.writeFile(vscode.Uri.joinPath(draft, name), content);
    }
    await fs.rename(draft, folder, { overwrite: false });
  } catch (error) {
    await fs.delete(draft, { recursive: true }).then(undefined, () => undefined);
    throw error;
  }
}
