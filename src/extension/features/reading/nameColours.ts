import * as vscode from 'vscode';
import { typedNamesOf } from '../../../core/view';
import { NAME_TOKENS } from '../../contributions/nameTokens';
import { queryView } from '../../services/viewQueries';
import { DisposableOwner } from '../../shell/disposables';
import { toRange } from '../../shell/positions';
import type { ViewStore } from '../../stores/viewStore';

export const NAME_LEGEND = new vscode.SemanticTokensLegend(Object.keys(NAME_TOKENS));

/** Colours names by what they name. */
export class NameColours extends DisposableOwner implements vscode.DocumentSemanticTokensProvider {
  private readonly changed = this.own(new vscode.EventEmitter<void>());
  readonly onDidChangeSemanticTokens = this.changed.event;

  constructor(private readonly views: Pick<ViewStore, 'ofDocument' | 'onDidChange'>) {
    super();
    this.own(views.onDidChange(() => this.changed.fire()));
  }

  provideDocumentSemanticTokens(
    document: vscode.TextDocument,
    token: vscode.CancellationToken,
  ): Promise<vscode.SemanticTokens | null> {
    return queryView(this.views, document, token, ({ articles, text, lines }) => {
      const builder = new vscode.SemanticTokensBuilder(NAME_LEGEND);
      for (const article of articles)
        for (const { span, type } of typedNamesOf(article, text))
          if (type in NAME_TOKENS) builder.push(toRange(lines, span), type);
      return builder.build();
    });
  }
}
