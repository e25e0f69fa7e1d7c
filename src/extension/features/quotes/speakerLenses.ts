import type * as vscode from 'vscode';
import type { ArticleView } from '../../../core/annotation';
import { lensesOf, readingLenses, type SpeakerLens } from '../../../core/view';
import { Redrawing } from '../../services/redrawing';
import type { ReviewedParagraph } from '../../services/reviewedParagraph';
import { queryView } from '../../services/viewQueries';
import { commandOf } from '../../shell/actions';
import { DisposableOwner } from '../../shell/disposables';
import { codeLens } from '../../shell/labels';
import { toRange } from '../../shell/positions';
import { canBeAnnotated } from '../../stores/annotatable';
import { settings } from '../../stores/settings';
import type { SeedView, ViewStore } from '../../stores/viewStore';

/** Lenses above each paragraph with quotes: who speaks, and what can be decided. */
export class SpeakerLenses extends DisposableOwner implements vscode.CodeLensProvider {
  readonly onDidChangeCodeLenses: vscode.Event<void>;

  constructor(
    private readonly views: Pick<ViewStore, 'ofDocument' | 'onDidChange'>,
    private readonly reviewed: Pick<ReviewedParagraph, 'in' | 'onDidChange'>,
  ) {
    super();
    this.onDidChangeCodeLenses = this.own(new Redrawing(views, reviewed)).onDidChange;
  }

  async provideCodeLenses(document: vscode.TextDocument, token: vscode.CancellationToken): Promise<vscode.CodeLens[]> {
    if (!settings.lens(document.uri)) return [];
    const lenses = await queryView(this.views, document, token, view =>
      view.articles.flatMap(article => this.lensesIn(article, view)),
    );
    return lenses ?? [];
  }

  private lensesIn(article: ArticleView, { uri, lines, text }: SeedView): vscode.CodeLens[] {
    const reviewed = this.reviewed.in(uri);
    const all = lensesOf(article, text, settings.view(uri));
    const shown = (canBeAnnotated(uri) ? all : readingLenses(all)).filter(
      ({ paragraph }) => paragraph.start !== reviewed?.start,
    );
    return shown.map(({ action, icon, paragraph, title, tooltip }: SpeakerLens) => {
      const link = action && commandOf(action, uri, article.analysis.article.index, paragraph.start);
      // Without a command the lens is drawn as text.
      const { command, arguments: args } = link ?? { command: '', arguments: [] };
      return codeLens(toRange(lines, paragraph), { icon, title, tooltip, command, arguments: args });
    });
  }
}
