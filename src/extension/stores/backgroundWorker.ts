import * as vscode from 'vscode';
import type { ArticleAnalysis } from '../../core/analysis';
import type { ArticleText } from '../../core/article';
import {
  createOperations,
  type OperationArgs,
  type OperationName,
  type OperationResult,
  type Operations,
  runOperation,
  WorkerClient,
  type WorkerPort,
} from '../../worker';

/** Runs operations, on whichever thread. */
export interface Operator {
  run<N extends OperationName>(name: N, ...args: OperationArgs<N>): Promise<OperationResult<N>>;
}

/** Runs operations on this thread. */
export class LocalOperator implements Operator {
  constructor(private readonly operations: Operations = createOperations()) {}

  async run<N extends OperationName>(name: N, ...args: OperationArgs<N>): Promise<OperationResult<N>> {
    return runOperation(this.operations, name, args);
  }
}

/** Starts a worker. Resolves to null where the host has none; may reject. */
export type StartWorker = () => Promise<WorkerPort | null>;

export interface WorkerOptions {
  /** Missing where the host has no workers: then all work stays on this thread. */
  readonly start?: StartWorker | undefined;
  /** UTF-8 JSON of the models that the worker is to analyse with. */
  readonly readModels: () => Thenable<Uint8Array>;
  /** Is told whether the worker runs, and which task it could not do. */
  readonly log: Pick<vscode.LogOutputChannel, 'info' | 'warn'>;
}

/** How long a worker may take to load its models, in milliseconds. Not every host reports that it refused a worker. */
const MAX_LOADING = 30_000;

/** A worker that ended is started once more. If that one ends too, all work stays on this thread. */
const MAX_STARTS = 2;

/**
 * Does work in a worker. The worker starts with the first task. Without a worker, and for tasks that it did not finish,
 * the work is done on the extension host's own thread, so no task is lost.
 */
export class BackgroundWorker implements Operator, vscode.Disposable {
  private connection: Promise<WorkerClient | null> | null = null;
  private starts = 0;
  private isDisposed = false;
  private end: () => void = () => undefined;
  private readonly local = new LocalOperator();

  constructor(private readonly options: WorkerOptions) {}

  dispose(): void {
    this.isDisposed = true;
    this.end();
  }

  /**
   * Analyses an article in the worker.
   * @returns null where the worker could not do it: then the caller does
   * @throws vscode.CancellationError as soon as the token is cancelled; the work stops in the worker, too
   */
  async analyse(article: ArticleText, token: vscode.CancellationToken): Promise<ArticleAnalysis | null> {
    const client = await this.connect();
    if (token.isCancellationRequested) throw new vscode.CancellationError();
    if (!client) return null;
    const { result, cancel } = client.analyse(article);
    return new Promise((resolve, reject) => {
      const listener = token.onCancellationRequested(() => {
        cancel();
        reject(new vscode.CancellationError());
      });
      result
        .catch(error => this.giveUp('analyse', error))
        .then(resolve, reject)
        .finally(() => listener.dispose());
    });
  }

  /** Runs an operation in the worker, or on this thread where the worker could not do it. */
  async run<N extends OperationName>(name: N, ...args: OperationArgs<N>): Promise<OperationResult<N>> {
    const client = await this.connect();
    const result = client && (await client.run(name, args).catch(error => this.giveUp(name, error)));
    return result ?? this.local.run(name, ...args);
  }

  private giveUp(task: string, error: unknown): null {
    this.options.log.warn(
      `${task}: ${error instanceof Error ? error.message : error} The extension does without the worker.`,
    );
    return null;
  }

  private connect(): Promise<WorkerClient | null> {
    const { start } = this.options;
    if (this.connection) return this.connection;
    if (!start || this.isDisposed || this.starts >= MAX_STARTS) return Promise.resolve(null);
    this.starts++;
    this.connection = this.open(start).catch(error => {
      this.connection = null;
      this.end();
      return this.giveUp('The worker could not be started', error);
    });
    return this.connection;
  }

  /** @throws Error where the worker does not start or cannot load its models */
  private async open(start: StartWorker): Promise<WorkerClient | null> {
    const [port, models] = await Promise.all([start(), this.options.readModels()]);
    if (!port) {
      this.options.log.info('Articles are analysed without a worker: there is none here.');
      return null;
    }
    const client = new WorkerClient(port);
    let isOver = false;
    const end = (reason: string): void => {
      isOver = true;
      client.lose(reason);
      port.end();
    };
    this.end = () => end('It was ended.');
    if (this.isDisposed) this.end();
    port.onLost(reason => {
      if (isOver) return;
      this.connection = null;
      end(reason);
      this.options.log.warn(`The worker ended: ${reason}`);
    });
    const timer = setTimeout(() => end('It did not start in time.'), MAX_LOADING);
    try {
      await client.load(models);
      this.options.log.info('Articles are analysed in a worker.');
      return client;
    } finally {
      clearTimeout(timer);
    }
  }
}
