import * as vscode from 'vscode';
import { selectionSpansAt } from '../../../core/view';
import { articleAt, queryView } from '../../services/viewQueries';
import { toOffset, toRange } from '../../shell/positions';
import type { SeedView, ViewStore } from '../../stores/viewStore';

/** *Expand Selection*: from the word to the mention, the quote, the paragraph and the article. */
export class GrowingSelection implements vscode.SelectionRangeProvider {
  constructor(private readonly views: Pick<ViewStore, 'ofDocument'>) {}

  async provideSelectionRanges(
    document: vscode.TextDocument,
    positions: readonly vscode.Position[],
    token: vscode.CancellationToken,
  ): Promise<vscode.SelectionRange[]> {
    const ranges = await queryView(this.views, document, token, view => positions.map(at => rangeAt(view, at)));
    return ranges ?? [];
  }
}

function rangeAt(view: SeedView, position: vscode.Position): vscode.SelectionRange {
  const offset = toOffset(view.lines, position);
  const article = articleAt(view, offset);
  let around: vscode.SelectionRange | undefined;
  for (const at of article ? selectionSpansAt(article, view.text, offset).reverse() : [])
    around = new vscode.SelectionRange(toRange(view.lines, at), around);
  return around ?? new vscode.SelectionRange(new vscode.Range(position, position));
}
