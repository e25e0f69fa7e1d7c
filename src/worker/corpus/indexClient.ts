import type { IndexQueryArgs, IndexQueryName, IndexQueryResult } from '../../core/corpus';
import { WorkerError } from '../client';
import type { Port } from '../protocol';
import type { FileWant, FileWantResult, IndexEvent, IndexProgress, IndexRequest } from './protocol';

/** A question under way. */
export interface PendingAnswer<T> {
  /** Rejects with a WorkerError; never settles once it was cancelled. */
  readonly result: Promise<T>;
  readonly cancel: () => void;
}

export interface IndexListener {
  changed(): void;
  progress(progress: IndexProgress): void;
  log(sentence: string): void;
  /** Reads files that the worker cannot. May reject. */
  read(want: FileWant): Promise<FileWantResult<FileWant>>;
}

interface OpenQuestion {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: WorkerError) => void;
}

/** Sends requests to the worker of an index and matches its answers to them. */
export class IndexClient {
  private readonly open = new Map<number, OpenQuestion>();
  private lastId = 0;
  private lost: WorkerError | null = null;

  constructor(
    private readonly port: Port<IndexEvent, IndexRequest>,
    private readonly listener: IndexListener,
  ) {
    port.listen(event => this.receive(event));
  }

  send(request: Exclude<IndexRequest, { readonly id: number }>): void {
    if (!this.lost) this.port.post(request);
  }

  ask<N extends IndexQueryName>(name: N, args: IndexQueryArgs<N>): PendingAnswer<IndexQueryResult<N>> {
    const id = ++this.lastId;
    return {
      result: this.request({ kind: 'ask', id, name, args }) as Promise<IndexQueryResult<N>>,
      cancel: () => {
        if (this.open.delete(id)) this.port.post({ kind: 'forget', id });
      },
    };
  }

  /** Ends all work. Resolves once the database is closed. @throws WorkerError */
  async close(): Promise<void> {
    await this.request({ kind: 'close', id: ++this.lastId });
  }

  /** To be called when the worker has ended: open questions fail, and so do later ones. */
  lose(message: string): void {
    this.lost = new WorkerError(message);
    for (const { reject } of this.open.values()) reject(this.lost);
    this.open.clear();
  }

  private request(request: Extract<IndexRequest, { readonly id: number }>): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.lost) throw this.lost;
      this.open.set(request.id, { resolve, reject });
      this.port.post(request);
    });
  }

  private give(want: number, file: FileWant): void {
    this.listener.read(file).then(
      result => this.send({ kind: 'given', want, result }),
      error => this.send({ kind: 'refused', want, message: error instanceof Error ? error.message : String(error) }),
    );
  }

  private receive(event: IndexEvent): void {
    if (event.kind === 'changed') this.listener.changed();
    else if (event.kind === 'progress') this.listener.progress(event.progress);
    else if (event.kind === 'log') this.listener.log(event.sentence);
    else if (event.kind === 'want') this.give(event.want, event.file);
    else {
      const open = this.open.get(event.id);
      this.open.delete(event.id);
      if (event.kind === 'failed') open?.reject(new WorkerError(event.message));
      else open?.resolve(event.kind === 'answer' ? event.result : undefined);
    }
  }
}
