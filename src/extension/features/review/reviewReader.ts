import * as vscode from 'vscode';
import { NEW_WALK, type ReviewQueue, reviewItems } from '../../../core/view';
import { isCancellation, type ReportError } from '../../shell/cancellation';
import { plainText } from '../../shell/language';
import { withProgress } from '../../shell/messages';
import { findSeedFiles } from '../../stores/seedFiles';
import { settings } from '../../stores/settings';
import type { ViewStore } from '../../stores/viewStore';

/** What a review covers: one file, or the seed files below a folder. */
export interface ReviewScope {
  readonly kind: 'file' | 'folder';
  readonly uri: vscode.Uri;
}

export function isIn({ kind, uri }: ReviewScope, file: vscode.Uri): boolean {
  const [scope, candidate] = [uri.toString(), file.toString()];
  return kind === 'file' ? scope === candidate : candidate.startsWith(scope.endsWith('/') ? scope : `${scope}/`);
}

/** After this time a review starts with the files read so far; the rest is added as it is read. */
const MAX_WAIT_MS = 2000;
/** Delay before progress is shown. */
const PROGRESS_DELAY_MS = 500;

/** Reads the files of a scope into a queue, one after the other, in the background. */
export class ReviewReader implements vscode.Disposable {
  private readonly source = new vscode.CancellationTokenSource();
  private readonly read = new vscode.EventEmitter<void>();
  /** Fires after each file, and at the end. */
  readonly onDidRead = this.read.event;
  private running = true;
  private done = 0;
  private of = 0;

  constructor(
    private readonly views: ViewStore,
    private readonly queue: ReviewQueue,
    private readonly scope: ReviewScope,
    private readonly report: ReportError,
  ) {}

  get isRunning(): boolean {
    return this.running;
  }

  dispose(): void {
    this.source.cancel();
    this.source.dispose();
    this.read.dispose();
  }

  /** Begins to read. Resolves when all files are read, or when there is enough to start; then reading goes on. */
  start(): Promise<void> {
    const all = new Promise<void>(resolve => {
      this.readAll(() => enough()).then(resolve, error => resolve(this.report(error)));
    });
    let enough: () => void;
    const begun = new Promise<void>(resolve => (enough = resolve));
    if (this.scope.kind === 'folder') setTimeout(() => this.running && this.showProgress(all), PROGRESS_DELAY_MS);
    return Promise.race([all, begun]);
  }

  /** Updates one file of the queue. */
  async refresh(uri: vscode.Uri): Promise<void> {
    try {
      const view = await this.views.once(uri);
      const file = uri.toString();
      this.queue.set(file, view ? reviewItems(file, view.text, view.articles, settings.view(uri)) : []);
    } catch (error) {
      // The text has changed again: that change refreshes the file again.
      if (!isCancellation(error)) throw error;
    }
  }

  private async readAll(enough: () => void): Promise<void> {
    const { token } = this.source;
    const start = performance.now();
    try {
      const { kind, uri } = this.scope;
      const files = kind === 'file' ? [uri] : (await findSeedFiles(token)).filter(file => isIn(this.scope, file));
      this.of = files.length;
      for (const file of files) {
        if (token.isCancellationRequested) break;
        await this.refresh(file).catch(this.report);
        this.done++;
        this.read.fire();
        if (performance.now() - start > MAX_WAIT_MS && this.queue.next(NEW_WALK)) enough();
      }
    } finally {
      this.running = false;
      this.read.fire();
    }
  }

  /** Shows the progress. *Cancel* ends the reading; the review goes on with the files read so far. */
  private showProgress(all: Promise<unknown>): void {
    void withProgress(plainText`Reading articles to review`, async (token, progress) => {
      token.onCancellationRequested(() => this.source.cancel());
      const listener = this.onDidRead(() => progress(this.done, this.of));
      await all;
      listener.dispose();
    });
  }
}
