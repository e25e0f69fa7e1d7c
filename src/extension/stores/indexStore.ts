import * as vscode from 'vscode';
import type { IndexQueryArgs, IndexQueryName, IndexQueryResult } from '../../core/corpus';
import {
  IndexClient,
  type IndexEvent,
  type IndexLimit,
  type IndexProgress,
  type IndexRequest,
  type RunningWorker,
} from '../../worker';
import { settingKey } from '../contributions/settings';
import { DisposableOwner } from '../shell/disposables';
import { say } from '../shell/language';
import { Debouncer } from '../shell/schedule';
import { ChosenArticles } from './chosenArticles';
import { readForIndex } from './indexedFiles';
import { IndexedPaths } from './indexedPaths';
import { IndexWatch } from './indexWatch';

/** Starts the worker that owns the index. Resolves to null where the host has none; may reject. */
export type { IndexLimit };

export type StartIndexWorker = () => Promise<RunningWorker<IndexEvent, IndexRequest> | null>;

export interface IndexOptions {
  readonly start?: StartIndexWorker | undefined;
  /** Where databases are kept; null for one in memory. */
  readonly storage: vscode.Uri | null;
  readonly log: Pick<vscode.LogOutputChannel, 'info' | 'warn'>;
}

/**
 * Indexing waits so long after an article was opened, and after the last work that a person waited for, in milliseconds:
 * the editor draws the text, asks for lenses only 0.25 s later, and draws them.
 */
const HOLD_AFTER = 500;
/** A worker that ended is started again so often. */
const MAX_STARTS = 3;

const NOT_STARTED: IndexProgress = { state: 'listing', files: 0, pending: 0, perSecond: null, fault: null };

/**
 * The corpus index of the workspace. A worker of its own builds it and answers questions; it starts with the first
 * question. Until files are indexed, answers lack them.
 */
export class IndexStore extends DisposableOwner {
  private readonly changed = this.own(new vscode.EventEmitter<void>());
  private readonly progressed = this.own(new vscode.EventEmitter<IndexProgress>());
  private connection: Promise<IndexClient | null> | null = null;
  private starts = 0;
  private end: () => void = () => undefined;
  private isDisposed = false;
  private paths = new IndexedPaths();
  private shown = NOT_STARTED;
  /** Works that a person waits for. */
  private waited = 0;
  private isHeld = false;
  private readonly release = this.own(new Debouncer(HOLD_AFTER));
  private readonly chosen = this.own(new ChosenArticles());

  /** Fires when answers may have changed, at most twice a second while files are indexed. */
  readonly onDidChange = this.changed.event;
  readonly onDidChangeStatus = this.progressed.event;

  constructor(private readonly options: IndexOptions) {
    super();
    const watch = this.own(new IndexWatch());
    this.own(watch.onDidTouch(uris => this.touch(uris)));
    this.own(watch.onDidChangeRules(() => void this.sendIfStarted({ kind: 'scan' })));
    this.own(vscode.workspace.onDidOpenTextDocument(({ uri }) => this.opened(uri)));
    this.own(this.chosen.onDidChange(({ uri, isChosen }) => this.choose(uri, isChosen)));
    this.own(vscode.workspace.onDidChangeWorkspaceFolders(() => this.reopen()));
    this.own(
      vscode.workspace.onDidChangeConfiguration(event => {
        const names = [settingKey('files'), settingKey('index'), 'files.exclude'];
        if (names.some(name => event.affectsConfiguration(name))) this.reopen();
      }),
    );
  }

  override dispose(): void {
    this.isDisposed = true;
    this.end();
    super.dispose();
  }

  get status(): IndexProgress {
    return this.shown;
  }

  /** Asks a question. @throws Error where there is no index here, or it cannot answer */
  async ask<N extends IndexQueryName>(name: N, ...args: IndexQueryArgs<N>): Promise<IndexQueryResult<N>> {
    return (await this.client()).ask(name, args).result;
  }

  /** As `ask`. @throws vscode.CancellationError as soon as the token is cancelled */
  async askUntil<N extends IndexQueryName>(
    token: vscode.CancellationToken,
    name: N,
    ...args: IndexQueryArgs<N>
  ): Promise<IndexQueryResult<N>> {
    const client = await this.client();
    if (token.isCancellationRequested) throw new vscode.CancellationError();
    const { result, cancel } = client.ask(name, args);
    return new Promise((resolve, reject) => {
      const listener = token.onCancellationRequested(() => {
        cancel();
        reject(new vscode.CancellationError());
      });
      result.then(resolve, reject).finally(() => listener.dispose());
    });
  }

  /** The file that a path of the index stands for. */
  uriOf(path: string): vscode.Uri {
    return this.paths.uriOf(path);
  }

  /** The path in the index of a file; null where the index cannot have it. */
  pathOf(uri: vscode.Uri): string | null {
    return this.paths.pathOf(uri);
  }

  /** Looks at a file again before all others. */
  refresh(uri: vscode.Uri): void {
    this.touch([uri]);
  }

  /** Indexes files that are in sight before others. @param paths as in the index */
  prioritize(paths: readonly string[]): void {
    if (paths.length) void this.sendIfStarted({ kind: 'prioritize', paths });
  }

  /** Indexing waits while a person waits for this work, and shortly after it. */
  async holdDuring<T>(work: Promise<T>): Promise<T> {
    this.waited++;
    this.beginHold();
    try {
      return await work;
    } finally {
      this.waited--;
      this.endHoldLater();
    }
  }

  private opened(uri: vscode.Uri): void {
    const paths = this.paths.pathsOf([uri]);
    if (!paths.length) return;
    this.beginHold();
    this.endHoldLater();
    this.prioritize(paths);
  }

  private beginHold(): void {
    if (!this.isHeld && this.shown.state !== 'ready') this.hold(true);
  }

  private endHoldLater(): void {
    if (this.isHeld) this.release.schedule('hold', () => this.waited > 0 || this.hold(false));
  }

  private hold(isHeld: boolean): void {
    this.isHeld = isHeld;
    void this.sendIfStarted({ kind: 'hold', isHeld });
  }

  /** Indexes all files, only those that are open or change, or none for now. */
  limit(limit: IndexLimit): void {
    void this.sendIfStarted({ kind: 'limit', limit });
  }

  /** Drops the index and builds it again. */
  rebuild(): void {
    void this.sendIfStarted({ kind: 'rebuild' });
  }

  /** Looks at all files again. */
  rescan(): void {
    void this.sendIfStarted({ kind: 'scan' });
  }

  private choose(uri: vscode.Uri, isChosen: boolean): void {
    const path = this.pathOf(uri);
    if (path !== null) void this.sendIfStarted({ kind: 'choose', path, isChosen });
  }

  private touch(uris: readonly vscode.Uri[]): void {
    void this.sendIfStarted({ kind: 'touch', paths: this.paths.pathsOf(uris) });
  }

  private reopen(): void {
    if (!this.connection) return;
    void this.connection.then(client => client && this.openIn(client));
  }

  /** Opens the database of the present folders and settings. */
  private openIn(client: IndexClient): void {
    this.paths = new IndexedPaths();
    client.send({ kind: 'open', setup: this.paths.setup(this.options.storage, this.chosen.all()) });
  }

  private async sendIfStarted(request: Exclude<IndexRequest, { readonly id: number }>): Promise<void> {
    (await this.connection)?.send(request);
  }

  private async client(): Promise<IndexClient> {
    const client = await this.connect();
    if (client) return client;
    throw this.isDisposed ? new vscode.CancellationError() : new Error(say`There is no corpus index here.`);
  }

  private connect(): Promise<IndexClient | null> {
    const { start, log } = this.options;
    if (this.connection) return this.connection;
    if (!start || this.isDisposed || this.starts >= MAX_STARTS) return Promise.resolve(null);
    this.starts++;
    const connection = this.open(start).catch(error => {
      log.warn(say`The corpus index could not be started: ${error instanceof Error ? error.message : error}`);
      return null;
    });
    this.connection = connection;
    return connection;
  }

  private async open(start: StartIndexWorker): Promise<IndexClient | null> {
    const port = await start();
    if (!port) return null;
    const { log } = this.options;
    const client = new IndexClient(port, {
      changed: () => this.changed.fire(),
      progress: progress => {
        this.shown = progress;
        this.progressed.fire(progress);
      },
      log: sentence => log.warn(sentence),
      read: want => readForIndex(want, this.paths),
    });
    this.end = () => {
      client.lose(say`It was ended.`);
      port.end();
    };
    if (this.isDisposed) this.end();
    port.onLost(reason => {
      client.lose(reason);
      if (this.isDisposed) return;
      log.warn(say`The worker of the corpus index ended: ${reason}`);
      this.connection = null;
      // Those who look at the index ask again, which starts another worker.
      this.changed.fire();
    });
    this.openIn(client);
    return client;
  }
}
