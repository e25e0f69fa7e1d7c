import type { ArticleAnalysis } from '../core/analysis';
import type { ArticleText } from '../core/article';
import type { Port, Reply, Request } from './protocol';

/** The worker could not analyse, or is gone. */
export class WorkerError extends Error {
  override readonly name = 'WorkerError';
}

/** An analysis that was asked for. */
export interface Asked {
  /** Rejects with a WorkerError; never settles once it was cancelled. */
  readonly result: Promise<ArticleAnalysis>;
  /** Stops the work. Does nothing once the result is there. */
  readonly cancel: () => void;
}

interface Open {
  readonly resolve: (analysis: ArticleAnalysis) => void;
  readonly reject: (error: WorkerError) => void;
}

/** Asks a worker for analyses. */
export class AnalysisClient {
  private readonly open = new Map<number, Open>();
  private lastId = 0;
  private lost: WorkerError | null = null;

  constructor(private readonly port: Port<Reply, Request>) {
    port.listen(reply => this.receive(reply));
  }

  analyse(article: ArticleText): Asked {
    const id = ++this.lastId;
    const result = new Promise<ArticleAnalysis>((resolve, reject) => {
      if (this.lost) reject(this.lost);
      else this.open.set(id, { resolve, reject });
    });
    if (!this.lost) this.port.post({ kind: 'analyse', id, article });
    const cancel = (): void => {
      if (this.open.delete(id)) this.port.post({ kind: 'cancel', id });
    };
    return { result, cancel };
  }

  /** To be called when the worker has ended or cannot start: what is open fails, and so does what is asked later. */
  lose(message: string): void {
    this.lost = new WorkerError(message);
    for (const { reject } of this.open.values()) reject(this.lost);
    this.open.clear();
  }

  private receive(reply: Reply): void {
    const open = this.open.get(reply.id);
    // A reply can be on its way when its question is cancelled.
    if (!open) return;
    this.open.delete(reply.id);
    if (reply.kind === 'analysed') open.resolve(reply.analysis);
    else open.reject(new WorkerError(reply.message));
  }
}
