import type * as vscode from 'vscode';
import type { QuoteView } from '../../../core/annotation';
import { resultOf, type SearchResult } from '../../../core/corpus';
import { excerpt, isNamed, percent } from '../../../core/view';
import type { Services } from '../../services/services';
import { throwIfCancelled } from '../../shell/cancellation';
import { count, plainText, say } from '../../shell/language';
import { showInformation, withProgress } from '../../shell/messages';
import { pickMany, type Row } from '../../shell/picks';
import { canHaveSidecar } from '../../stores/annotatable';
import { Transaction } from '../../stores/history';
import { settings } from '../../stores/settings';
import type { SeedView } from '../../stores/viewStore';
import type { LiveSearch } from './liveSearch';

/** A quote whose speaker can be confirmed. */
interface Confirmable {
  readonly view: SeedView;
  readonly quote: QuoteView;
  readonly speaker: string;
}

type Parts = Pick<Services, 'views' | 'index' | 'annotator'>;

/** Confirms the speakers of the quotes on the page that is shown, after a list to uncheck some, as one action. */
export async function confirmResults(search: LiveSearch | null, parts: Parts): Promise<void> {
  if (!search) return;
  await search.settled();
  const results = new Map(search.rows().map(({ row }) => [resultOf(row).id, row]));
  const open = [...results.values()].filter(row => (resultOf(row).quote?.status ?? 'derived') === 'derived');
  const found = await withProgress(plainText`Reading results`, async (token, progress) => {
    const all: Confirmable[] = [];
    for (const [done, row] of open.entries()) {
      throwIfCancelled(token);
      progress(done, open.length);
      const one = row.state === 'found' ? await confirmable(row.occurrence.result, parts) : null;
      if (one) all.push(one);
    }
    return all;
  });
  const left = open.length - found.length;
  const without = left
    ? say`${count(left, 'result is', 'results are')} left out: not a quote with a named speaker, or changed since it was indexed.`
    : '';
  if (!found.length) {
    void showInformation(plainText`There are no unconfirmed speakers on this page. ${without}`);
    return;
  }
  const files = new Set(found.map(({ view }) => view.uri.toString())).size;
  const chosen = await pickMany(found.map(rowOf), {
    title: plainText`Confirm ${count(found.length, 'Speaker')} in ${count(files, 'File')}`,
    placeholder: plainText`Press Enter to confirm the checked speakers. ${without}`,
  });
  if (chosen?.length) await confirm(chosen, parts);
}

/** The quote as it is in its article now; null where that is no longer what was found. */
async function confirmable(result: SearchResult, { views, index }: Parts): Promise<Confirmable | null> {
  const uri: vscode.Uri = index.uriOf(result.file);
  const view = canHaveSidecar(uri) ? await views.of(uri) : null;
  const quote = view?.articles[result.article]?.quotes.find(
    one => one.quote.span.start === result.span.start && one.quote.span.end === result.span.end,
  );
  const speaker = quote?.speaker?.name;
  const isOpen = view && quote && speaker && quote.status === 'derived' && isNamed(quote, settings.view(uri));
  return isOpen && speaker === result.quote?.speaker ? { view, quote, speaker } : null;
}

const rowOf = (one: Confirmable): Row<Confirmable> => ({
  label: one.speaker,
  description: percent(one.quote.confidence ?? 0),
  detail: excerpt(one.view.text.slice(one.quote.quote.span.start, one.quote.quote.span.end), 110),
  picked: true,
  value: one,
});

async function confirm(chosen: readonly Confirmable[], { annotator }: Parts): Promise<void> {
  const byFile = new Map<string, Confirmable[]>();
  for (const one of chosen) {
    const key = one.view.uri.toString();
    byFile.set(key, [...(byFile.get(key) ?? []), one]);
  }
  const action = new Transaction();
  for (const ones of byFile.values()) {
    const [first] = ones;
    if (!first) continue;
    await annotator.decideEach(
      first.view,
      ones.map(({ quote, speaker }) => ({ quote, verdict: { status: 'confirmed', speaker } })),
      action,
    );
  }
}
