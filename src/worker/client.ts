import type { ArticleAnalysis } from '../core/analysis';
import type { ArticleText } from '../core/article';
import type { OperationArgs, OperationName, OperationResult } from './operations';
import type { Port, Reply, Request } from './protocol';

/** The worker could not do a task, or is lost. */
export class WorkerError extends Error {
  override readonly name = 'WorkerError';
}

/** An analysis under way. */
export interface PendingAnalysis {
  /** Rejects with a WorkerError; never settles once it was cancelled. */
  readonly result: Promise<ArticleAnalysis>;
  /** Stops the work. Does nothing once the result is there. */
  readonly cancel: () => void;
}

interface OpenRequest {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: WorkerError) => void;
}

/** Sends tasks to a worker and matches its replies to them. */
export class WorkerClient {
  private readonly open = new Map<number, OpenRequest>();
  private lastId = 0;
  private lost: WorkerError | null = null;

  constructor(private readonly port: Port<Reply, Request>) {
    port.listen(reply => this.receive(reply));
  }

  /** Sends the models. To be called once, before all else. @throws WorkerError */
  async load(models: Uint8Array): Promise<void> {
    await this.send({ kind: 'load', id: ++this.lastId, models });
  }

  analyse(article: ArticleText): PendingAnalysis {
    const id = ++this.lastId;
    const result = this.send({ kind: 'analyse', id, article }) as Promise<ArticleAnalysis>;
    const cancel = (): void => {
      if (this.open.delete(id)) this.port.post({ kind: 'cancel', id });
    };
    return { result, cancel };
  }

  /** @throws WorkerError */
  run<N extends OperationName>(name: N, args: OperationArgs<N>): Promise<OperationResult<N>> {
    return this.send({ kind: 'run', id: ++this.lastId, name, args }) as Promise<OperationResult<N>>;
  }

  /** To be called when the worker has ended: open requests fail, and so do later ones. */
  lose(message: string): void {
    this.lost = new WorkerError(message);
    for (const { reject } of this.open.values()) reject(this.lost);
    this.open.clear();
  }

  private send(request: Request): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.lost) throw this.lost;
      this.open.set(request.id, { resolve, reject });
      try {
        this.port.post(request);
      } catch (error) {
        this.open.delete(request.id);
        // The arguments are not plain data.
        throw new WorkerError(error instanceof Error ? error.message : String(error));
      }
    });
  }

  private receive(reply: Reply): void {
    const open = this.open.get(reply.id);
    // A reply can be on its way when its request is cancelled.
    if (!open) return;
    this.open.delete(reply.id);
    if (reply.kind === 'failed') open.reject(new WorkerError(reply.message));
    else if (reply.kind === 'analysed') open.resolve(reply.analysis);
    else open.resolve(reply.kind === 'ran' ? reply.result : undefined);
  }
}
