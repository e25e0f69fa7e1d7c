import type * as vscode from 'vscode';
import { type ConcordanceRow, concordanceRows, type SearchResult, type Words } from '../../../core/corpus';
import { throwIfCancelled } from '../../shell/cancellation';
import { breathe } from '../../shell/schedule';
import { readText } from '../../shell/text';
import type { IndexStore } from '../../stores/indexStore';

/** Files that are read at a time. */
const AT_ONCE = 16;

/**
 * The rows of results, with the words of their articles as they are now.
 * @param onRead is told how many results are done
 * @throws vscode.CancellationError
 */
export async function rowsOf(
  index: Pick<IndexStore, 'uriOf'>,
  results: readonly SearchResult[],
  phrases: readonly Words[],
  token: vscode.CancellationToken,
  onRead: (done: number) => void = () => undefined,
): Promise<ConcordanceRow[]> {
  const rows: ConcordanceRow[] = [];
  for (let i = 0; i < results.length; i += AT_ONCE) {
    throwIfCancelled(token);
    const batch = results.slice(i, i + AT_ONCE);
    const texts = new Map<string, Promise<string | null>>();
    for (const { file } of batch) if (!texts.has(file)) texts.set(file, textOf(index, file));
    for (const result of batch)
      for (const row of concordanceRows(result, (await texts.get(result.file)) ?? null, phrases)) rows.push(row);
    onRead(Math.min(results.length, i + AT_ONCE));
    await breathe();
  }
  return rows;
}

/** Null where the file cannot be read: its row says so. */
const textOf = (index: Pick<IndexStore, 'uriOf'>, file: string): Promise<string | null> =>
  readText(index.uriOf(file)).catch(() => null);
