import * as vscode from 'vscode';
import { csvRecord, plainSvgSteps } from '../../../core/interchange';
import { type ImageFormat, type Picture, tableOf } from '../../../core/view';
import { askForTarget } from '../../shell/inputs';
import { LANGUAGE, plainText, say } from '../../shell/language';
import { showInformation } from '../../shell/messages';
import { runSliced } from '../../shell/schedule';
import { encode } from '../../shell/text';
import { nameOf } from '../../stores/writeErrors';
import { writeOutput } from '../exchange';

const FILTERS = { svg: 'SVG', png: 'PNG', csv: 'CSV' } as const;

/** Saves a picture where the person says. @param content the SVG’s text, or the PNG in base 64, as the page sent it */
export async function saveImage({ name }: Picture, format: ImageFormat, content: string): Promise<void> {
  const bytes = format === 'svg' ? await svgBytes(content) : pngBytes(content);
  if (!bytes) throw new Error(say`The picture could not be saved: the page sent something else.`);
  await save(`quote-map-${name}`, format, bytes);
}

/** Saves the data of a picture. A byte order mark tells spreadsheets that it is UTF-8. */
export async function saveCsv(picture: Picture): Promise<void> {
  const text = await runSliced(csvSteps(picture));
  await save(`quote-map-${picture.name}`, 'csv', encode(`\ufeff${text}`));
}

function* csvSteps(picture: Picture): Generator<void, string> {
  const { head, rows } = tableOf(picture, LANGUAGE);
  const records = [csvRecord(head)];
  for (const row of rows) {
    records.push(csvRecord(row));
    yield;
  }
  return records.join('');
}

const svgBytes = async (content: string): Promise<Uint8Array | null> =>
  (await runSliced(plainSvgSteps(content))) ? encode(content) : null;

const PNG_HEAD = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

function pngBytes(content: string): Uint8Array | null {
  if (!/^[A-Za-z0-9+/]+=*$/.test(content)) return null;
  const characters = atob(content);
  const bytes = new Uint8Array(characters.length);
  for (let i = 0; i < characters.length; i++) bytes[i] = characters.charCodeAt(i);
  return PNG_HEAD.every((byte, i) => bytes[i] === byte) ? bytes : null;
}

async function save(stem: string, ending: keyof typeof FILTERS, bytes: Uint8Array): Promise<void> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const target = await askForTarget(plainText`Save Quote Map`, plainText`Save`, {
    filters: { [FILTERS[ending]]: [ending] },
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder.uri, `${stem}.${ending}`) }),
  });
  if (!target) return;
  await writeOutput(vscode.workspace.fs, target, bytes, []);
  void showInformation(plainText`Saved ${nameOf(target)}.`);
}
