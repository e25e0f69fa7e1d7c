import type * as vscode from 'vscode';
import { hoverAt } from '../../../core/view';
import { renderArticleBlocks } from '../../services/articleMarkdown';
import { articleAt, queryView } from '../../services/viewQueries';
import { hover } from '../../shell/markdown';
import { toOffset, toRange } from '../../shell/positions';
import { settings } from '../../stores/settings';
import type { ViewStore } from '../../stores/viewStore';

/** Hover of the quote, mention or header at a position. */
export class ArticleHover implements vscode.HoverProvider {
  constructor(private readonly views: ViewStore) {}

  provideHover(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.Hover | null> {
    const { uri } = document;
    return queryView(this.views, document, token, view => {
      const offset = toOffset(view.lines, position);
      const article = articleAt(view, offset);
      const found = article && hoverAt(article, view.text, offset, settings.view(uri));
      if (!found) return null;
      return hover([renderArticleBlocks(found.blocks, uri, article, offset)], toRange(view.lines, found.span));
    });
  }
}
