import * as vscode from 'vscode';
import type { ArticleView } from '../../../core/annotation';
import type { Span } from '../../../core/text';
import {
  cueOf,
  PlainText,
  positionLabelOf,
  proposalLabelOf,
  type ReviewedQuote,
  reasonLabelOf,
  reviewKeys,
  reviewLineOf,
  strong,
  text,
} from '../../../core/view';
import type { ShownIcon } from '../../shell/icons';
import { drawnAfter } from '../../shell/labels';
import { LANGUAGE, plainText, say } from '../../shell/language';
import { render } from '../../shell/markdown';
import { toRange } from '../../shell/positions';
import { StatusItem } from '../../shell/statusItem';
import { themeColor } from '../../shell/themeColor';
import { settings } from '../../stores/settings';
import type { SeedView } from '../../stores/viewStore';

/** The quote under review in the view of its file. */
export interface ShownQuote extends ReviewedQuote {
  readonly view: SeedView;
  readonly article: ArticleView;
  /** Describes what *undo* would undo; null if there is nothing. */
  readonly last: string | null;
}

/**
 * The state of a review that shows a quote. `running`: single keys belong to it. `noting`: a note is written, so they
 * do not, and the article stays locked. `suspended`: the quote stays marked, and the article is free.
 */
export type ShownPhase = 'running' | 'noting' | 'suspended';

const PHASE_LABELS = { noting: say`Review paused for the note`, suspended: say`Review paused` } as const;

/** Shows a review: marks in the article, a line above the paragraph, and an entry in the status bar. */
export class ReviewSurface implements vscode.Disposable {
  private readonly quote = vscode.window.createTextEditorDecorationType({
    backgroundColor: themeColor('reviewedQuoteBackground'),
    overviewRulerColor: themeColor('reviewedQuoteBorder'),
    overviewRulerLane: vscode.OverviewRulerLane.Full,
  });
  private readonly mention = vscode.window.createTextEditorDecorationType({
    borderColor: themeColor('reviewedQuoteBorder'),
    borderStyle: 'solid',
    borderWidth: '1px',
    borderRadius: '2px',
  });
  private readonly cue = vscode.window.createTextEditorDecorationType({ textDecoration: 'underline' });
  private readonly line = vscode.window.createTextEditorDecorationType({
    after: { color: new vscode.ThemeColor('editor.foreground'), fontWeight: 'bold' },
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
  private readonly status = new StatusItem('review', say`Seed Annotator: Review`, 'review.actions', 10);

  dispose(): void {
    vscode.Disposable.from(this.quote, this.mention, this.cue, this.line, this.status).dispose();
  }

  show(shown: ShownQuote, phase: ShownPhase): void {
    const suspended = phase !== 'running';
    this.mark(shown, phase);
    const { view } = shown;
    const who = proposalLabelOf(shown, settings.view(view.uri));
    const place = positionLabelOf(shown);
    const { start, end } = shown.quote.quote.span;
    const done = shown.last ? plainText`${shown.last}. ` : '';
    const words = PlainText.of(view.text.slice(start, Math.min(end, start + 300)), 300);
    this.status.show({
      icon: suspended ? 'paused' : 'review',
      text: plainText`Review ${place}`,
      tooltip: tooltip(shown, who, suspended),
      spoken: suspended
        ? plainText`Review paused at ${place}`
        : plainText`${done}Review ${place}: ${who}, ${reasonLabelOf(shown, view.text, LANGUAGE)}. ${words}`,
      live: true,
    });
  }

  /** Shows that the review waits: for files to be read, or to be resumed. */
  showWaiting(icon: ShownIcon, tooltip: PlainText): void {
    this.unmark();
    this.status.show({ icon, text: plainText`Review`, tooltip, spoken: tooltip, live: true });
  }

  hide(): void {
    this.unmark();
    this.status.hide();
  }

  private unmark(): void {
    for (const editor of vscode.window.visibleTextEditors)
      for (const type of [this.quote, this.mention, this.cue, this.line]) editor.setDecorations(type, []);
  }

  private mark(shown: ShownQuote, phase: ShownPhase): void {
    const { view, quote, proposals, proposed } = shown;
    const proposal = proposals[proposed];
    const mention = proposal?.candidate.mention?.span ?? null;
    const cue = proposal ? cueOf(quote.quote, proposal) : null;
    const ranges = (spans: readonly (Span | null)[]) =>
      spans.flatMap(span => (span ? [toRange(view.lines, span)] : []));
    const options = settings.view(view.uri);
    const { position, total } = shown.progress;
    const words =
      phase === 'running'
        ? reviewLineOf(shown, view.text, options)
        : say`${PHASE_LABELS[phase]} · ${position} of ${total} · ${proposalLabelOf(shown, options)}`;
    const key = view.uri.toString();
    for (const editor of vscode.window.visibleTextEditors) {
      const { document } = editor;
      const here = document.uri.toString() === key && document.getText() === view.text;
      editor.setDecorations(this.quote, here ? ranges(quote.quote.parts) : []);
      editor.setDecorations(this.mention, here ? ranges([mention]) : []);
      editor.setDecorations(this.cue, here ? ranges([cue]) : []);
      const above = here ? document.lineAt(Math.max(0, paragraphLine(shown) - 1)).range.end : null;
      editor.setDecorations(
        this.line,
        above ? [{ range: new vscode.Range(above, above), renderOptions: drawnAfter(words) }] : [],
      );
    }
  }
}

/** The paragraph in which the quote begins, in file offsets. */
export function paragraphOf({ article, quote }: Pick<ShownQuote, 'article' | 'quote'>): Span {
  const { paragraphs } = article.analysis.article;
  const { start } = quote.quote.span;
  return paragraphs.find(paragraph => paragraph.start <= start && start < paragraph.end) ?? quote.quote.span;
}

export const paragraphLine = (shown: ShownQuote): number => shown.view.lines.positionAt(paragraphOf(shown).start).line;

function tooltip(shown: ShownQuote, who: string, suspended: boolean): vscode.MarkdownString {
  const { position, total, decided, skipped } = shown.progress;
  const why = reasonLabelOf(shown, shown.view.text, LANGUAGE);
  const head = [
    [text(say`Quote ${position} of ${total}: ${decided} decided, ${skipped} skipped`)],
    [strong(who)],
    ...(why ? [[text(say`Why: ${why}`)]] : []),
  ];
  const keys = suspended
    ? [[text(say`Review paused — click to resume or stop`)]]
    : reviewKeys(shown, shown.last, LANGUAGE).map(({ key, does }) => [strong(key), text(` ${does}`)]);
  return render([head, keys], [], () => null);
}
