import * as vscode from 'vscode';
import { forward, proposalsFor, ReviewQueue, reviewItems, type Walk } from '../../../core/view';
import type { ReportError } from '../../shell/cancellation';
import type { History } from '../../stores/history';
import { settings } from '../../stores/settings';
import type { ViewStore } from '../../stores/viewStore';
import { ReviewReader, type ReviewScope } from './reviewReader';
import type { ShownQuote } from './reviewSurface';

/** One review: its scope, the quotes left, and the person's way through them. */
export class ReviewSession implements vscode.Disposable {
  readonly queue = new ReviewQueue();
  readonly reader: ReviewReader;
  /** Index of the proposal that *accept* takes for the current quote. */
  proposed = 0;

  constructor(
    private readonly views: ViewStore,
    readonly scope: ReviewScope,
    public walk: Walk,
    private readonly history: Pick<History, 'last'>,
    report: ReportError,
  ) {
    this.reader = new ReviewReader(views, this.queue, scope, report);
  }

  dispose(): void {
    this.reader.dispose();
  }

  /** Begins to read the scope, starting with the file of the current quote. */
  async open(): Promise<void> {
    const at = this.walk.trail[this.walk.at];
    if (at) await this.reader.refresh(vscode.Uri.parse(at.slice(0, at.indexOf('#'))));
    const enough = this.reader.start();
    if (!this.queue.current(this.walk)) await enough;
  }

  /** Moves to another quote. */
  go(step: (queue: ReviewQueue, walk: Walk) => Walk): void {
    this.walk = step(this.queue, this.walk);
    this.proposed = 0;
  }

  /** The current quote in its present view, or the next one if it is gone; null if none is left. */
  async look(): Promise<ShownQuote | null> {
    for (;;) {
      const item = this.queue.current(this.walk);
      if (!item) {
        if (!this.queue.next(this.walk)) return null;
        this.go(forward);
        continue;
      }
      const uri = vscode.Uri.parse(item.file);
      const view = await this.views.of(uri);
      this.queue.set(item.file, view ? reviewItems(item.file, view.text, view.articles, settings.view(uri)) : []);
      const now = this.queue.current(this.walk);
      const article = now && view?.articles[now.article];
      const quote = article?.quotes.find(({ quote }) => quote.id === now?.quote);
      if (!view || !article || !quote) continue;
      const proposals = proposalsFor(article, quote.quote);
      const proposed = Math.min(this.proposed, Math.max(0, proposals.length - 1));
      return { view, article, quote, proposals, proposed, ...this.standing() };
    }
  }

  /** The progress of the review among the files read so far. */
  standing(): Pick<ShownQuote, 'progress' | 'reading' | 'last'> {
    const reading = this.reader.isRunning;
    return { progress: this.queue.progress(this.walk), reading, last: this.history.last };
  }
}
