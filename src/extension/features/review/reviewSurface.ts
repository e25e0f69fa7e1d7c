import * as vscode from 'vscode';
import type { ArticleView } from '../../../core/annotation';
import type { Span } from '../../../core/text';
import {
  cueOf,
  lineInWords,
  PlainText,
  plainText,
  positionInWords,
  type Reviewed,
  reviewKeys,
  strong,
  text,
  whoInWords,
  whyInWords,
} from '../../../core/view';
import type { ShownIcon } from '../../shell/icons';
import { drawnAfter } from '../../shell/labels';
import { render } from '../../shell/markdown';
import { toRange } from '../../shell/positions';
import { StatusItem } from '../../shell/statusItem';
import { themeColor } from '../../shell/themeColor';
import { settings } from '../../stores/settings';
import type { SeedView } from '../../stores/viewStore';

/** The quote under review in the view of its file. */
export interface Shown extends Reviewed {
  readonly view: SeedView;
  readonly article: ArticleView;
  /** What *undo* would take back, in words; null where there is nothing. */
  readonly last: string | null;
}

/** How the review stands with the quote that is shown: see `Phase`. */
export type Standing = 'running' | 'noting' | 'suspended';

const INSTEAD = { noting: 'Review paused for the note', suspended: 'Review paused' } as const;

/** What is seen of a review: the quote marked in its article, a line above its paragraph, and the status bar. */
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
  private readonly status = new StatusItem('review', 'Seed Annotator: Review', 'review.actions', 10);

  dispose(): void {
    vscode.Disposable.from(this.quote, this.mention, this.cue, this.line, this.status).dispose();
  }

  show(shown: Shown, standing: Standing): void {
    const suspended = standing !== 'running';
    this.mark(shown, standing);
    const { view } = shown;
    const who = whoInWords(shown, settings.view(view.uri));
    const place = positionInWords(shown);
    const { start, end } = shown.quote.quote.span;
    const done = shown.last ? plainText`${shown.last}. ` : '';
    const words = PlainText.of(view.text.slice(start, Math.min(end, start + 300)), 300);
    this.status.show({
      icon: suspended ? 'paused' : 'review',
      text: plainText`Review ${place}`,
      tooltip: tooltip(shown, who, suspended),
      spoken: suspended
        ? plainText`Review paused at ${place}`
        : plainText`${done}Review ${place}: ${who}, ${whyInWords(shown, view.text)}. ${words}`,
      live: true,
    });
  }

  /** A review that waits: for files that are still being read, or to be resumed. */
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

  private mark(shown: Shown, standing: Standing): void {
    const { view, quote, proposals, proposed } = shown;
    const proposal = proposals[proposed];
    const mention = proposal?.candidate.mention?.span ?? null;
    const cue = proposal ? cueOf(quote.quote, proposal) : null;
    const ranges = (spans: readonly (Span | null)[]) =>
      spans.flatMap(span => (span ? [toRange(view.lines, span)] : []));
    const options = settings.view(view.uri);
    const { position, total } = shown.progress;
    const words =
      standing === 'running'
        ? lineInWords(shown, view.text, options)
        : `${INSTEAD[standing]} · ${position} of ${total} · ${whoInWords(shown, options)}`;
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

/** The paragraph that the quote begins in. */
export function paragraphOf({ article, quote }: Pick<Shown, 'article' | 'quote'>): Span {
  const { paragraphs } = article.analysis.article;
  const { start } = quote.quote.span;
  return paragraphs.find(paragraph => paragraph.start <= start && start < paragraph.end) ?? quote.quote.span;
}

export const paragraphLine = (shown: Shown): number => shown.view.lines.positionAt(paragraphOf(shown).start).line;

function tooltip(shown: Shown, who: string, suspended: boolean): vscode.MarkdownString {
  const { position, total, decided, skipped } = shown.progress;
  const why = whyInWords(shown, shown.view.text);
  const head = [
    [text(`Quote ${position} of ${total}: ${decided} decided, ${skipped} skipped`)],
    [strong(who)],
    ...(why ? [[text(`Why: ${why}`)]] : []),
  ];
  const keys = suspended
    ? [[text('Review paused — click to resume or stop')]]
    : reviewKeys(shown, shown.last).map(({ key, does }) => [strong(key), text(` ${does}`)]);
  return render([head, keys], [], () => null);
}
