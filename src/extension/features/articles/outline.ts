import * as vscode from 'vscode';
import { type OutlineItem, outlineOf } from '../../../core/view';
import { queryView } from '../../services/viewQueries';
import { documentSymbol } from '../../shell/labels';
import { toRange } from '../../shell/positions';
import { settings } from '../../stores/settings';
import type { SeedView, ViewStore } from '../../stores/viewStore';

const SYMBOL_KINDS = { article: vscode.SymbolKind.File, quote: vscode.SymbolKind.String } as const;

/** The outline of a file: its articles, and their quotes. */
export class Outline implements vscode.DocumentSymbolProvider {
  constructor(private readonly views: ViewStore) {}

  async provideDocumentSymbols(
    document: vscode.TextDocument,
    token: vscode.CancellationToken,
  ): Promise<vscode.DocumentSymbol[]> {
    const symbols = await queryView(this.views, document, token, view =>
      view.articles.map(article => symbolOf(outlineOf(article, view.text, settings.view(document.uri)), view)),
    );
    return symbols ?? [];
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
