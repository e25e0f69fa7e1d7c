import * as vscode from 'vscode';
import { NEW_WALK, plainText, type ReviewQueue, reviewItems } from '../../../core/view';
import { withProgress } from '../../shell/messages';
import { findSeedFiles } from '../../stores/seedFiles';
import { settings } from '../../stores/settings';
import type { ViewStore } from '../../stores/viewStore';

/** What a review goes over: one file, or the seed files below a folder. */
export interface Scope {
  readonly kind: 'file' | 'folder';
  readonly uri: vscode.Uri;
}

export function isIn({ kind, uri }: Scope, file: vscode.Uri): boolean {
  const [scope, candidate] = [uri.toString(), file.toString()];
  return kind === 'file' ? scope === candidate : candidate.startsWith(scope.endsWith('/') ? scope : `${scope}/`);
}

/** A review starts with what was read by then, in milliseconds; the rest joins in as it comes. */
const PATIENCE = 2000;
/** Reading that is done before this is not told of. */
const UNTOLD = 500;

/** Brings the files of a scope into a queue, one after the other, in the background. */
export class Reading implements vscode.Disposable {
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
    private readonly scope: Scope,
    private readonly report: (error: unknown) => void,
  ) {}

  get isRunning(): boolean {
    return this.running;
  }

  dispose(): void {
    this.source.cancel();
    this.source.dispose();
    this.read.dispose();
  }

  /** Begins to read; resolves when all is read, or when there is enough to begin with. Goes on by itself then. */
  start(): Promise<void> {
    const all = new Promise<void>(resolve => {
      this.readAll(() => enough()).then(resolve, error => resolve(this.report(error)));
    });
    let enough: () => void;
    const begun = new Promise<void>(resolve => (enough = resolve));
    if (this.scope.kind === 'folder') setTimeout(() => this.running && this.tell(all), UNTOLD);
    return Promise.race([all, begun]);
  }

  /** Brings one file of the queue up to date. */
  async refresh(uri: vscode.Uri): Promise<void> {
    try {
      const view = await this.views.once(uri);
      const file = uri.toString();
      this.queue.set(file, view ? reviewItems(file, view.text, view.articles, settings.view(uri)) : []);
    } catch (error) {
      // A newer text came meanwhile: that is asked for by whoever brought it.
      if (!(error instanceof vscode.CancellationError)) throw error;
    }
  }

  private async readAll(enough: () => void): Promise<void> {
    const { token } = this.source;
    const start = Date.now();
    try {
      const { kind, uri } = this.scope;
      const files = kind === 'file' ? [uri] : (await findSeedFiles(token)).filter(file => isIn(this.scope, file));
      this.of = files.length;
      for (const file of files) {
        if (token.isCancellationRequested) break;
        await this.refresh(file).catch(this.report);
        this.done++;
        this.read.fire();
        if (Date.now() - start > PATIENCE && this.queue.next(NEW_WALK)) enough();
      }
    } finally {
      this.running = false;
      this.read.fire();
    }
  }

  /** Shows how far the reading is; *Cancel* ends it, and the review goes on with what was read. */
  private tell(all: Promise<unknown>): void {
    void withProgress(plainText`Reading articles to review`, async (token, progress) => {
      token.onCancellationRequested(() => this.source.cancel());
      const listener = this.onDidRead(() => progress(this.done, this.of));
      await all;
      listener.dispose();
    });
  }
}
