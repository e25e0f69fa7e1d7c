import * as vscode from 'vscode';
import type { ConcordanceRow, Occurrence } from '../../../core/corpus';
import { DEFAULT_SEARCH, excerpt } from '../../../core/view';
import { type ReportError, unlessCancelled } from '../../shell/cancellation';
import { themeIcon } from '../../shell/icons';
import { count, plainText, say } from '../../shell/language';
import { createPick, draw, type Row } from '../../shell/picks';
import { Debouncer } from '../../shell/schedule';
import { askedBy, type Searcher } from './searcher';

/** How long after the last key a search begins, in milliseconds. */
const TYPING_PAUSE = 120;
/** Words shown before a hit, in characters. */
const BEFORE = 60;

interface Answers {
  /** Fires when results may be others. */
  readonly onDidChange: vscode.Event<void>;
  /** How many files are not in the index yet. */
  readonly pending: () => number;
  /** Opens the place of a row. */
  readonly open: (occurrence: Occurrence) => Promise<void>;
  /** Opens the query in the search editor. */
  readonly openEditor: (query: string) => Promise<unknown>;
  readonly report: ReportError;
}

/** Searches in passing: results as the person types, Enter opens one. */
export function pickResult(
  searcher: Searcher,
  initial: string,
  { open, openEditor, report, onDidChange, pending }: Answers,
): void {
  const pick = createPick<Occurrence | null>({
    title: plainText`Search Articles`,
    placeholder: plainText`Words, “a phrase”, or fields such as speaker: or after:`,
  });
  pick.buttons = [{ iconPath: themeIcon('toText'), tooltip: say`Open in Search Editor` }];
  pick.value = initial;
  const pause = new Debouncer(TYPING_PAUSE);
  let running: vscode.CancellationTokenSource | null = null;
  const search = async (query: string) => {
    running?.cancel();
    running = new vscode.CancellationTokenSource();
    const { token } = running;
    const asked = askedBy(query);
    pick.busy = asked !== null;
    const found = asked && (await searcher.page(asked, DEFAULT_SEARCH, token));
    if (token.isCancellationRequested) return;
    pick.busy = false;
    const rows = rowsOf(found?.rows ?? []);
    pick.items = (asked && !rows.length ? [nothingFound(pending())] : rows).map(draw);
  };
  const changes = onDidChange(() => void search(pick.value).catch(unlessCancelled(report)));
  pick.onDidChangeValue(value => pause.schedule('pick', () => void search(value).catch(unlessCancelled(report))));
  pick.onDidTriggerButton(() => {
    const { value } = pick;
    pick.hide();
    void openEditor(value).then(undefined, report);
  });
  pick.onDidAccept(() => {
    const [chosen] = pick.selectedItems;
    pick.hide();
    if (chosen?.value) void open(chosen.value).catch(unlessCancelled(report));
  });
  pick.onDidHide(() => {
    running?.cancel();
    changes.dispose();
    pause.dispose();
    pick.dispose();
  });
  pick.show();
  if (initial) void search(initial).catch(unlessCancelled(report));
}

/** The words of a row are in its detail: the editor sorts rows by what of their labels is typed. */
function rowsOf(rows: readonly ConcordanceRow[]): Row<Occurrence | null>[] {
  const found = rows.flatMap(row => (row.state === 'found' && row.occurrence.number === 0 ? [row.occurrence] : []));
  return found.map(occurrence => {
    const { result, before, keyword, after } = occurrence;
    const { quote, date, source, headline } = result;
    const left = before.replace(/\s+/g, ' ').slice(-BEFORE);
    return {
      label: quote?.speaker ?? headline,
      icon: quote ? 'quote' : 'article',
      description: [date, source].filter(Boolean).join(' · '),
      detail: excerpt(`${left === before ? '' : '…'}${keyword ? left : ''}${keyword}${after}`, 160),
      alwaysShow: true,
      value: occurrence,
    };
  });
}

const nothingFound = (pending: number): Row<Occurrence | null> => ({
  label: say`Nothing found`,
  description: pending ? say`${count(pending, 'file')} not indexed yet` : '',
  alwaysShow: true,
  value: null,
});
