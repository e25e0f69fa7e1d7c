import * as vscode from 'vscode';
import { type ConcordanceRow, type Occurrence, type RowOrder, sortRows } from '../../../core/corpus';
import { SEARCH_FORMATS, type SearchFormat, searchWriter } from '../../../core/interchange';
import type { SearchSort } from '../../../core/view';
import { pathBelow } from '../../../platform/vscode/folders';
import { throwIfCancelled } from '../../shell/cancellation';
import { exists } from '../../shell/files';
import { askForTarget } from '../../shell/inputs';
import { count, plainText, say } from '../../shell/language';
import { askFirst, showInformation, withProgress } from '../../shell/messages';
import { pickOne } from '../../shell/picks';
import type { IndexStore } from '../../stores/indexStore';
import { nameOf } from '../../stores/writeErrors';
import { writeOutput } from '../exchange';
import { rowsOf } from './articleTexts';
import type { LiveSearch } from './liveSearch';
import { readSearch } from './searchDocuments';
import { type Asked, askedBy, Searcher } from './searcher';

/** Results that are exported. */
const MOST_EXPORTED = 100_000;
/** Of more results, the hits are exported in the order of their dates. */
const MOST_SORTED = 20_000;

const FORMAT_LABELS: Readonly<Record<SearchFormat, { readonly label: string; readonly description: string }>> = {
  csv: { label: 'CSV', description: say`a table for a spreadsheet, one row for each hit` },
  jsonl: { label: 'JSON Lines', description: say`one object for each hit` },
  md: { label: 'Markdown', description: say`a list with links to the articles` },
};

/** Excel recognizes UTF-8 only by a byte order mark. */
const HEADS: Readonly<Record<SearchFormat, string>> = { csv: '\ufeff', jsonl: '', md: '' };

interface Written {
  readonly results: number;
  readonly total: number;
  readonly left: number;
}

/** Exports all results of a search, not only the page that is shown. */
export async function exportResults(search: LiveSearch | null, index: IndexStore): Promise<void> {
  if (!search) return;
  const read = readSearch(search.document);
  const asked = askedBy(read.query);
  if (!asked) {
    void showInformation(plainText`The query asks for nothing yet.`);
    return;
  }
  const format = await pickOne(
    SEARCH_FORMATS.map(value => ({ ...FORMAT_LABELS[value], value })),
    { title: plainText`Export Results (1 of 2): Format` },
  );
  const target = format && (await chooseTarget(format));
  if (!format || !target) return;
  const folder = vscode.Uri.joinPath(target, '..');
  const pathOf = (file: string) => (format === 'md' ? pathBelow(folder, index.uriOf(file)) : file);
  const writer = searchWriter(format, asked.line.trim(), pathOf);
  const written = await withProgress(plainText`Exporting results`, async (token, progress) => {
    const collecting = { asked, sort: read.options.sort, index, token, progress };
    const { parts, ...told } = await collect(collecting, one => writer.write(one));
    throwIfCancelled(token);
    await writeOutput(vscode.workspace.fs, target, [HEADS[format], writer.head, ...parts].join(''), []);
    return told;
  });
  await tell(written, target);
}

async function chooseTarget(format: SearchFormat): Promise<vscode.Uri | null> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const target = await askForTarget(plainText`Export Results (2 of 2): File`, plainText`Export`, {
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder, `search.${format}`) }),
    filters: { [FORMAT_LABELS[format].label]: [format] },
  });
  if (!target) return null;
  // Some dialogs ask themselves, some do not.
  if (!(await exists(target))) return target;
  const overwrite = say`Overwrite`;
  const answer = await askFirst(
    plainText`${nameOf(target)} already exists.`,
    plainText`Its content is replaced.`,
    overwrite,
  );
  return answer === overwrite ? target : null;
}

interface Collecting {
  readonly asked: Asked;
  readonly sort: SearchSort;
  readonly index: IndexStore;
  readonly token: vscode.CancellationToken;
  readonly progress: (done: number, of: number) => void;
}

async function collect(
  { asked, sort, index, token, progress }: Collecting,
  write: (row: Occurrence) => string,
): Promise<Written & { readonly parts: readonly string[] }> {
  const parts: string[] = [];
  const kept: ConcordanceRow[] = [];
  let [results, total, left] = [0, 0, 0];
  for await (const batch of new Searcher(index).results(asked, sort, MOST_EXPORTED, token)) {
    total = batch.total;
    const done = results;
    const rows = await rowsOf(index, batch.results, asked.phrases, token, read => progress(done + read, total));
    for (const row of rows) {
      if (row.state !== 'found') left++;
      else if (isRowSort(sort) && total <= MOST_SORTED) kept.push(row);
      else parts.push(write(row.occurrence));
    }
    results += batch.results.length;
  }
  if (isRowSort(sort))
    for (const row of sortRows(kept, sort)) if (row.state === 'found') parts.push(write(row.occurrence));
  return { results: results - left, total, left, parts };
}

const isRowSort = (sort: SearchSort): sort is RowOrder => sort !== 'date' && sort !== 'oldest';

async function tell({ results, total, left }: Written, target: vscode.Uri): Promise<void> {
  const more = total >= MOST_EXPORTED ? say` More than ${MOST_EXPORTED} are never exported: narrow the query.` : '';
  const changed = left
    ? say` ${count(left, 'result')} left out: the article has changed since it was indexed, or cannot be read.`
    : '';
  const open = say`Open`;
  const choice = await showInformation(
    plainText`Exported ${count(results, 'result')} to ${nameOf(target)}.${changed}${more}`,
    open,
  );
  if (choice === open) await vscode.window.showTextDocument(target);
}
