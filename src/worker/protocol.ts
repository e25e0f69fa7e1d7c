import type { ArticleAnalysis } from '../core/analysis';
import type { ArticleText } from '../core/article';
import type { OperationArgs, OperationName, OperationResult } from './operations';

/** The asking side chooses the ids. They are unique among open requests. */
export type Request =
  /** The first request: the models that the worker analyses with, as UTF-8 JSON of a `ModelData`. */
  | { readonly kind: 'load'; readonly id: number; readonly models: Uint8Array }
  | { readonly kind: 'analyse'; readonly id: number; readonly article: ArticleText }
  | {
      readonly kind: 'run';
      readonly id: number;
      readonly name: OperationName;
      readonly args: OperationArgs<OperationName>;
    }
  | { readonly kind: 'cancel'; readonly id: number };

/** One reply answers each request but `cancel`. None comes for a request that was cancelled. */
export type Reply =
  | { readonly kind: 'loaded'; readonly id: number }
  | { readonly kind: 'analysed'; readonly id: number; readonly analysis: ArticleAnalysis }
  | { readonly kind: 'ran'; readonly id: number; readonly result: OperationResult<OperationName> }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string };

/** One end of a channel. Messages are plain data and arrive in the order in which they were sent. */
export interface Port<In, Out> {
  readonly post: (message: Out) => void;
  readonly listen: (receive: (message: In) => void) => void;
}

/** A running worker, as its host hands it out. */
export interface WorkerPort extends RunningWorker<Reply, Request> {}

export interface RunningWorker<In, Out> extends Port<In, Out> {
  /** Calls back once if the worker ends or fails by itself. */
  readonly onLost: (listener: (reason: string) => void) => void;
  /** Ends the worker. */
  readonly end: () => void;
}
