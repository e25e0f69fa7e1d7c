import * as vscode from 'vscode';
import { parseQuery } from '../../../core/corpus';
import type { ReportError } from '../../shell/cancellation';
import { setContext } from '../../shell/contexts';
import { DisposableOwner } from '../../shell/disposables';
import { diagnostic } from '../../shell/labels';
import { tell } from '../../shell/language';
import type { IndexStore } from '../../stores/indexStore';
import { LiveSearch, type ShownRow } from './liveSearch';
import { isSearchDocument, rangeOf, readSearch } from './searchDocuments';

/** While files are indexed, results are asked for again so often, in milliseconds. */
const REFRESH_INTERVAL = 2_000;

/** The searches of all documents that are shown: their results, marks and problems. */
export class SearchEditors extends DisposableOwner {
  private readonly searches = new Map<vscode.TextDocument, LiveSearch>();
  /** Searches whose results may be out of date: they are asked again when they are shown. */
  private readonly stale = new Set<LiveSearch>();
  private readonly problems = this.own(vscode.languages.createDiagnosticCollection('seed-search'));
  private readonly hits = this.own(vscode.window.createTextEditorDecorationType({ fontWeight: 'bold' }));
  private isOnRow = false;
  private timer: ReturnType<typeof setTimeout> | null = null;

  constructor(
    private readonly index: IndexStore,
    private readonly report: ReportError,
  ) {
    super();
    this.own(vscode.window.onDidChangeVisibleTextEditors(() => this.follow()));
    this.own(vscode.window.onDidChangeActiveTextEditor(() => this.followCursor()));
    this.own(vscode.window.onDidChangeTextEditorSelection(() => this.followCursor()));
    this.own(vscode.workspace.onDidOpenTextDocument(() => this.follow()));
    this.own(vscode.workspace.onDidCloseTextDocument(document => this.close(document)));
    this.own(
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (!contentChanges.length) return;
        this.searches.get(document)?.changed();
        this.listProblems(document);
      }),
    );
    this.own(index.onDidChange(() => this.refreshSoon()));
    this.own({ dispose: () => this.end() });
    this.follow();
  }

  /** The search of the active editor; null where it is none. */
  get active(): LiveSearch | null {
    const document = vscode.window.activeTextEditor?.document;
    return (document && this.searches.get(document)) ?? null;
  }

  of(document: vscode.TextDocument): LiveSearch | null {
    return this.searches.get(document) ?? null;
  }

  /** The row of the results at the cursor of the active editor; null where there is none. */
  rowAtCursor(): ShownRow | null {
    const editor = vscode.window.activeTextEditor;
    if (!editor) return null;
    return this.rowAt(editor.document, editor.selection.active.line);
  }

  rowAt(document: vscode.TextDocument, line: number): ShownRow | null {
    return (
      this.of(document)
        ?.rows()
        .find(({ lineNumber }) => lineNumber === line) ?? null
    );
  }

  private end(): void {
    if (this.timer) clearTimeout(this.timer);
    for (const search of this.searches.values()) search.dispose();
    this.searches.clear();
  }

  /** A document is searched for when it is first shown. */
  private follow(): void {
    for (const { document } of vscode.window.visibleTextEditors) {
      if (!isSearchDocument(document)) continue;
      const known = this.searches.get(document);
      if (known) {
        if (this.stale.delete(known)) known.refresh();
        this.mark(known);
        continue;
      }
      const search = new LiveSearch(document, this.index, this.report);
      this.searches.set(document, search);
      search.onDidShow(() => this.mark(search));
      this.listProblems(document);
      search.start();
    }
  }

  private close(document: vscode.TextDocument): void {
    const search = this.searches.get(document);
    if (!search) return;
    this.searches.delete(document);
    this.stale.delete(search);
    this.problems.delete(document.uri);
    search.dispose();
  }

  private refreshSoon(): void {
    for (const search of this.searches.values()) this.stale.add(search);
    this.timer ??= setTimeout(() => {
      this.timer = null;
      this.follow();
    }, REFRESH_INTERVAL);
  }

  private mark(search: LiveSearch): void {
    const ranges = search
      .rows()
      .flatMap(({ lineNumber, line: { link, isHit } }) =>
        link && isHit ? [new vscode.Range(lineNumber, link.start, lineNumber, link.end)] : [],
      );
    for (const editor of vscode.window.visibleTextEditors)
      if (editor.document === search.document) editor.setDecorations(this.hits, ranges);
    this.followCursor();
  }

  /** Enter opens a row, and is a line break in the query. */
  private followCursor(): void {
    const editor = vscode.window.activeTextEditor;
    const isRow = !!editor && isSearchDocument(editor.document) && this.rowAtCursor()?.row.state === 'found';
    if (isRow === this.isOnRow) return;
    this.isOnRow = isRow;
    void setContext('onSearchRow', isRow);
  }

  private listProblems(document: vscode.TextDocument): void {
    if (!this.searches.has(document)) return;
    const { query, problems } = readSearch(document);
    this.problems.set(
      document.uri,
      [...parseQuery(query).problems, ...problems].map(({ span, message }) =>
        diagnostic(rangeOf(document, span), tell(message), vscode.DiagnosticSeverity.Error),
      ),
    );
  }
}
