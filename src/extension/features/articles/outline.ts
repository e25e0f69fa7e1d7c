import * as vscode from 'vscode';
import { type OutlineItem, outlineOf } from '../../../core/view';
import { queryView } from '../../services/viewQueries';
import { DisposableOwner } from '../../shell/disposables';
import { documentSymbol } from '../../shell/labels';
import { toRange } from '../../shell/positions';
import { SEED_SELECTOR } from '../../stores/seedFiles';
import { settings } from '../../stores/settings';
import type { SeedView, ViewStore } from '../../stores/viewStore';

const SYMBOL_KINDS = { article: vscode.SymbolKind.File, quote: vscode.SymbolKind.String } as const;

/** The outline of a file: its articles, and their quotes. */
export class Outline implements vscode.DocumentSymbolProvider {
  /** The version of each document at the last answer. */
  private answered = new WeakMap<vscode.TextDocument, number>();

  constructor(private readonly views: ViewStore) {}

  /** Forgets the answers for a file's present text. @returns false if there were none */
  forget(uri: vscode.Uri): boolean {
    const name = uri.toString();
    const document = vscode.workspace.textDocuments.find(one => one.uri.toString() === name);
    if (!document || this.answered.get(document) !== document.version) return false;
    this.answered = new WeakMap();
    return true;
  }

  async provideDocumentSymbols(
    document: vscode.TextDocument,
    token: vscode.CancellationToken,
  ): Promise<vscode.DocumentSymbol[]> {
    this.answered.set(document, document.version);
    const symbols = await queryView(this.views, document, token, view =>
      view.articles.map(article => symbolOf(outlineOf(article, view.text, settings.view(document.uri)), view)),
    );
    return symbols ?? [];
  }
}

/**
 * Registers the outline. The editor asks once for each text, so after a decision, which does not change the text, it is
 * registered anew: otherwise the breadcrumbs and the outline would name the speaker of before.
 */
export class OutlineRegistration extends DisposableOwner {
  private registered: vscode.Disposable;

  constructor(views: ViewStore) {
    super();
    const outline = new Outline(views);
    const register = () => vscode.languages.registerDocumentSymbolProvider(SEED_SELECTOR, outline, { label: 'Seed' });
    this.registered = register();
    this.own({ dispose: () => this.registered.dispose() });
    this.own(
      views.onDidChange(uri => {
        if (!outline.forget(uri)) return;
        this.registered.dispose();
        this.registered = register();
      }),
    );
  }
}

function symbolOf(
  { kind, label, detail, span, selection, children }: OutlineItem,
  view: SeedView,
): vscode.DocumentSymbol {
  const [range, selected] = [toRange(view.lines, span), toRange(view.lines, selection)];
  const symbol = documentSymbol(label, detail, SYMBOL_KINDS[kind], range, selected);
  symbol.children = children.map(child => symbolOf(child, view));
  return symbol;
}

/** Folds each article of a file below its header. */
export class ArticleFolding implements vscode.FoldingRangeProvider {
  constructor(private readonly views: ViewStore) {}

  async provideFoldingRanges(
    document: vscode.TextDocument,
    _: vscode.FoldingContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.FoldingRange[]> {
    const ranges = await queryView(this.views, document, token, view =>
      view.file.articles.map(({ header, paragraphs, span }) => {
        const first = header?.span ?? paragraphs[0] ?? span;
        const last = paragraphs.at(-1) ?? span;
        return new vscode.FoldingRange(
          toRange(view.lines, first).start.line,
          toRange(view.lines, last).end.line,
          vscode.FoldingRangeKind.Region,
        );
      }),
    );
    return ranges ?? [];
  }
}
