import type * as vscode from 'vscode';
import { overlaps } from '../../../core/text';
import { hintsIn, tagNamesIn } from '../../../core/view';
import { Redrawing } from '../../services/redrawing';
import type { ReviewedParagraph } from '../../services/reviewedParagraph';
import { queryView } from '../../services/viewQueries';
import { DisposableOwner } from '../../shell/disposables';
import { inlayHint } from '../../shell/labels';
import { toPosition, toSpan } from '../../shell/positions';
import { settings } from '../../stores/settings';
import type { SeedView, ViewStore } from '../../stores/viewStore';

/** Hints between the words: the speaker of a quote, the name that a pronoun stands for, the day that *Friday* is, a tag's name. */
export class InlayHints extends DisposableOwner implements vscode.InlayHintsProvider {
  readonly onDidChangeInlayHints: vscode.Event<void>;

  constructor(
    private readonly views: Pick<ViewStore, 'ofDocument' | 'onDidChange'>,
    private readonly reviewed: Pick<ReviewedParagraph, 'in' | 'onDidChange'>,
  ) {
    super();
    this.onDidChangeInlayHints = this.own(new Redrawing(views, reviewed)).onDidChange;
  }

  async provideInlayHints(
    document: vscode.TextDocument,
    range: vscode.Range,
    token: vscode.CancellationToken,
  ): Promise<vscode.InlayHint[]> {
    const shown = settings.inlayHints(document.uri);
    if (!Object.values(shown).includes(true) && !settings.tagNames(document.uri)) return [];
    return (await queryView(this.views, document, token, view => this.hintsOf(view, range))) ?? [];
  }

  private hintsOf(view: SeedView, range: vscode.Range): vscode.InlayHint[] {
    const { uri, lines, text } = view;
    const within = toSpan(lines, range);
    const options = { ...settings.view(uri), ...settings.inlayHints(uri), lenses: settings.lens(uri) };
    // The paragraph under review has the speaker above it, and marks of its own.
    const reviewed = this.reviewed.in(uri);
    const hints = view.articles
      .filter(({ analysis }) => overlaps(analysis.article.span, within))
      .flatMap(article => hintsIn(article, text, within, options))
      .filter(({ offset }) => !reviewed || offset < reviewed.start || offset > reviewed.end);
    const names = settings.tagNames(uri) ? tagNamesIn(view.annotations, within) : [];
    return [...hints, ...names].map(({ offset, label, tooltip }) =>
      inlayHint(toPosition(lines, offset), label, tooltip),
    );
  }
}
