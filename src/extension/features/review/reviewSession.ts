import * as vscode from 'vscode';
import { forward, proposalsFor, ReviewQueue, reviewItems, type Walk } from '../../../core/view';
import type { History } from '../../stores/history';
import { settings } from '../../stores/settings';
import type { ViewStore } from '../../stores/viewStore';
import { Reading, type Scope } from './reading';
import type { Shown } from './reviewSurface';

/** One review: what it goes over, what is left of that, and how far the person has come. */
export class ReviewSession implements vscode.Disposable {
  readonly queue = new ReviewQueue();
  readonly reading: Reading;
  /** Index of the proposal that *accept* would take for the quote looked at. */
  proposed = 0;

  constructor(
    private readonly views: ViewStore,
    readonly scope: Scope,
    public walk: Walk,
    private readonly history: Pick<History, 'last'>,
    report: (error: unknown) => void,
  ) {
    this.reading = new Reading(views, this.queue, scope, report);
  }

  dispose(): void {
    this.reading.dispose();
  }

  /** Begins to read the scope, the file of the quote that one was at first. */
  async open(): Promise<void> {
    const at = this.walk.trail[this.walk.at];
    if (at) await this.reading.refresh(vscode.Uri.parse(at.slice(0, at.indexOf('#'))));
    const enough = this.reading.start();
    if (!this.queue.current(this.walk)) await enough;
  }

  go(step: (queue: ReviewQueue, walk: Walk) => Walk): void {
    this.walk = step(this.queue, this.walk);
    this.proposed = 0;
  }

  /** The quote looked at as it is now; where it has gone meanwhile the next one. Null where none is left. */
  async look(): Promise<Shown | null> {
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

  /** How far the review is, with what was read by now. */
  standing(): Pick<Shown, 'progress' | 'reading' | 'last'> {
    const reading = this.reading.isRunning;
    return { progress: this.queue.progress(this.walk), reading, last: this.history.last };
  }
}
