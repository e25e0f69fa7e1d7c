import * as vscode from 'vscode';
import type { ConcordanceRow, ResultCount } from '../../../core/corpus';
import {
  type ConcordanceLine,
  concordanceLines,
  emptySummary,
  LINES_BEFORE_RESULTS,
  resultsText,
  summaryLine,
} from '../../../core/view';
import { type ReportError, unlessCancelled } from '../../shell/cancellation';
import { DisposableOwner } from '../../shell/disposables';
import { LANGUAGE } from '../../shell/language';
import { Debouncer } from '../../shell/schedule';
import type { IndexStore } from '../../stores/indexStore';
import { replaceResults } from './replaceResults';
import { type ReadSearch, readSearch } from './searchDocuments';
import { type Asked, askedBy, type FoundPage, pagesOf, Searcher } from './searcher';
import { setOption } from './searchOptions';

/** How long after the last key a search begins, in milliseconds. */
const TYPING_PAUSE = 150;
/** Pages that an undo may bring back. */
const MAX_PAGES = 20;

/** Results that were written into the document. */
export interface WrittenPage {
  /** What was asked: the query and its options. */
  readonly key: string;
  /** The text of the results, from the line above them on. */
  readonly text: string;
  readonly rows: readonly ConcordanceRow[];
  readonly lines: readonly ConcordanceLine[];
  /** In all; null where it is not known. */
  readonly pages: number | null;
}

/** A row of the results, where it is in the document. */
export interface ShownRow {
  readonly row: ConcordanceRow;
  /** Of the document, from 0. */
  readonly lineNumber: number;
  readonly line: ConcordanceLine;
}

/**
 * Keeps the results of one search document up to date. Results are known by their text: what a document says that was
 * not written here leads nowhere, whoever wrote it.
 */
export class LiveSearch extends DisposableOwner {
  private readonly shown = this.own(new vscode.EventEmitter<void>());
  readonly onDidShow = this.shown.event;
  private readonly pause = this.own(new Debouncer(TYPING_PAUSE));
  private readonly searcher: Searcher;
  private readonly written: WrittenPage[] = [];
  private lastQuery: string | null = null;
  private running: vscode.CancellationTokenSource | null = null;
  /** The search that is running, for whoever waits for it. */
  private latest: Promise<void> = Promise.resolve();

  constructor(
    readonly document: vscode.TextDocument,
    private readonly index: IndexStore,
    private readonly report: ReportError,
  ) {
    super();
    this.searcher = new Searcher(index);
    this.own({ dispose: () => this.running?.cancel() });
  }

  /** The document was changed. After an undo, results that are there already are taken over. */
  changed(): void {
    const read = readSearch(this.document);
    if (this.writtenFor(read)?.key === keyOf(read)) this.shown.fire();
    else this.pause.schedule('search', () => this.start());
  }

  /** The index has changed. */
  refresh(): void {
    this.searcher.forget();
    this.start();
  }

  /** Searches now. */
  start(): void {
    this.running?.cancel();
    const source = new vscode.CancellationTokenSource();
    this.running = source;
    this.latest = this.search(source.token).catch(unlessCancelled(this.report));
  }

  /** The rows of the page that the document shows. */
  rows(): ShownRow[] {
    const read = readSearch(this.document);
    const page = this.writtenFor(read);
    if (!page) return [];
    const first = this.document.positionAt(read.resultsStart).line + LINES_BEFORE_RESULTS;
    return page.rows.flatMap((row, i) => {
      const line = page.lines[i];
      return line ? [{ row, line, lineNumber: first + i }] : [];
    });
  }

  /** How many pages there are; null where it is not known. */
  get pages(): number | null {
    return this.writtenFor(readSearch(this.document))?.pages ?? null;
  }

  /** Waits until a search that is running is done. */
  async settled(): Promise<void> {
    for (let waited: Promise<void> | null = null; waited !== this.latest; ) {
      waited = this.latest;
      await waited;
    }
  }

  private writtenFor({ text, resultsStart }: ReadSearch): WrittenPage | undefined {
    const results = text.slice(resultsStart).replaceAll('\r\n', '\n');
    return this.written.find(page => page.text === results);
  }

  private async search(token: vscode.CancellationToken): Promise<void> {
    const read = readSearch(this.document);
    const isOtherQuery = this.lastQuery !== null && this.lastQuery !== read.query.trim();
    this.lastQuery = read.query.trim();
    // The change of the document starts the search of the first page.
    if (isOtherQuery && read.options.page > 1 && (await setOption(this.document, 'page', 1, 'withTyping'))) return;
    const asked = askedBy(read.query);
    if (!asked) return this.write(read, { summary: emptySummary(LANGUAGE), rows: [], lines: [], pages: null }, token);
    const found = await this.searcher.page(asked, read.options, token);
    const { pending } = this.index.status;
    const lines = concordanceLines(found.rows, read.options.context, LANGUAGE);
    const page = (count: ResultCount | null): Page => ({
      summary: summaryOf(read, asked, found, count, pending),
      rows: found.rows,
      lines,
      pages: found.pages ?? (count && pagesOf(count)),
    });
    // A page that is there already, such as one that was saved, is not replaced before its count is known, too.
    const isSaved = this.written.length === 0 && read.resultsStart < read.text.length;
    if (!isSaved && this.writtenFor(read)?.key !== keyOf(read)) await this.write(read, page(null), token);
    await this.write(read, page(await this.searcher.count(asked, token)), token);
  }

  private async write(read: ReadSearch, { summary, ...rest }: Page, token: vscode.CancellationToken): Promise<void> {
    const lines = rest.lines.map(({ text }) => text);
    const page: WrittenPage = { ...rest, key: keyOf(read), text: resultsText(summary, lines) };
    if (token.isCancellationRequested || keyOf(readSearch(this.document)) !== page.key) return;
    this.written.unshift(page);
    this.written.length = Math.min(this.written.length, MAX_PAGES);
    await replaceResults(this.document, page.text);
    this.shown.fire();
  }
}

type Page = Omit<WrittenPage, 'key' | 'text'> & { readonly summary: string };

const keyOf = ({ query, options }: ReadSearch): string => JSON.stringify([query.trim(), options]);

function summaryOf(
  { options, problems }: ReadSearch,
  asked: Asked,
  { unit, pages, sorted }: FoundPage,
  count: ResultCount | null,
  pending: number,
): string {
  return summaryLine(
    {
      unit,
      options,
      count,
      pages: pages ?? (count && pagesOf(count)),
      sorted: sorted !== null && count && count.results > sorted ? sorted : null,
      pending,
      hasProblems: asked.hasProblems || problems.length > 0,
    },
    LANGUAGE,
  );
}
