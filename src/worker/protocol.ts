import type { ArticleAnalysis } from '../core/analysis';
import type { ArticleText } from '../core/article';

/** Ids are chosen by whoever asks and are unique among the questions that are open. */
export type Request =
  | { readonly kind: 'analyse'; readonly id: number; readonly article: ArticleText }
  | { readonly kind: 'cancel'; readonly id: number };

/** Exactly one reply comes to each `analyse`; none comes once it was cancelled. */
export type Reply =
  | { readonly kind: 'analysed'; readonly id: number; readonly analysis: ArticleAnalysis }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string };

/** One end of a channel. Messages are plain data and arrive in the order in which they were sent. */
export interface Port<In, Out> {
  readonly post: (message: Out) => void;
  readonly listen: (receive: (message: In) => void) => void;
}
