/**
 * Review: shows quotes one by one, the least certain first. The queue is derived from the present views of the files.
 * The walk is the history of the person. It identifies quotes by their words, so it survives edits and restarts; the
 * queue knows their present state.
 */
import type { ArticleView } from '../annotation';
import { lengthOf, textOf } from '../text';
import { isSpoken, type ViewOptions } from './wording/speakerLabel';

export interface ReviewItem {
  /** File, words, and the number of the occurrence of these words in the file (from 1). Stable under edits elsewhere. */
  readonly id: string;
  readonly file: string;
  /** Index of the article in the file. */
  readonly article: number;
  /** Id of the quote in the article's analysis. */
  readonly quote: string;
  readonly start: number;
  /** 0 if no speaker was found. */
  readonly confidence: number;
  /** Describes the decision of a person; null if there is none. */
  readonly decision: string | null;
}

/** The history of a review. Immutable; `trail[at]` is the current quote. */
export interface Walk {
  /** Ids of the quotes shown, each once, in the order of their first showing. */
  readonly trail: readonly string[];
  /** Equals the length of the trail if nothing is left. */
  readonly at: number;
  readonly skipped: readonly string[];
}

export interface Progress {
  /** 1-based. */
  readonly position: number;
  /** Number of quotes shown and still to come. */
  readonly total: number;
  readonly decided: number;
  readonly skipped: number;
}

export const NEW_WALK: Walk = { trail: [], at: 0, skipped: [] };

/** Maximum length of the words in an id, in UTF-16 units. */
const MAX_ID_WORDS_LENGTH = 48;

/** The quotes of a file to review, in text order. @param text the file's */
export function reviewItems(
  file: string,
  text: string,
  articles: readonly ArticleView[],
  options: Pick<ViewOptions, 'indirect'>,
): ReviewItem[] {
  const seen = new Map<string, number>();
  return articles.flatMap(({ analysis: { article }, quotes }) =>
    quotes.flatMap(view => {
      if (!isSpoken(view, options)) return [];
      const { id, span } = view.quote;
      const words = `${textOf(text, span).slice(0, MAX_ID_WORDS_LENGTH)}#${lengthOf(span)}`;
      const nth = (seen.get(words) ?? 0) + 1;
      seen.set(words, nth);
      return [
        {
          id: `${file}#${words}#${nth}`,
          file,
          article: article.index,
          quote: id,
          start: span.start,
          confidence: view.confidence ?? 0,
          decision: view.status === 'derived' ? null : `${view.status} ${view.speaker?.name ?? ''}`.trim(),
        },
      ];
    }),
  );
}

/** The present quotes of all files of a review. Files are added as they are read, and again when they change. */
export class ReviewQueue {
  private readonly files = new Map<string, readonly ReviewItem[]>();
  private readonly byId = new Map<string, ReviewItem>();

  /** Sets the quotes of a file. @param items the result of `reviewItems`; empty if the file no longer exists */
  set(file: string, items: readonly ReviewItem[]): void {
    for (const { id } of this.files.get(file) ?? []) this.byId.delete(id);
    this.files.set(file, items);
    for (const item of items) this.byId.set(item.id, item);
  }

  get isEmpty(): boolean {
    return this.byId.size === 0;
  }

  has(file: string): boolean {
    return this.files.has(file);
  }

  /** Null if there is no such quote or its file has not been read yet. */
  get(id: string): ReviewItem | null {
    return this.byId.get(id) ?? null;
  }

  current(walk: Walk): ReviewItem | null {
    return this.get(walk.trail[walk.at] ?? '');
  }

  /** The least certain quote that is neither decided, skipped nor current; ties are resolved by file and position. */
  next(walk: Walk): ReviewItem | null {
    const current = walk.trail[walk.at];
    const skipped = new Set(walk.skipped);
    let first: ReviewItem | null = null;
    for (const item of this.byId.values()) {
      if (item.decision !== null || item.id === current || skipped.has(item.id)) continue;
      if (!first || inOrder(item, first) < 0) first = item;
    }
    return first;
  }

  progress(walk: Walk): Progress {
    const walked = new Set(walk.trail);
    let toCome = 0;
    for (const item of this.byId.values()) if (item.decision === null && !walked.has(item.id)) toCome++;
    const known = walk.trail.slice(0, walk.at + 1).filter(id => !this.isGone(id)).length;
    const left = walk.trail.slice(walk.at + 1).filter(id => !this.isGone(id)).length;
    return {
      position: Math.max(1, known),
      total: known + left + toCome,
      decided: walk.trail.filter(id => this.get(id)?.decision).length,
      skipped: walk.skipped.filter(id => this.get(id)?.decision === null).length,
    };
  }

  /** Whether a quote no longer exists. False if its file has not been read yet. */
  private isGone(id: string): boolean {
    return !this.byId.has(id) && this.has(id.slice(0, id.indexOf('#')));
  }
}

function inOrder(a: ReviewItem, b: ReviewItem): number {
  if (a.confidence !== b.confidence) return a.confidence - b.confidence;
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.start - b.start;
}

/** Goes to the next open quote, or past the end of the trail if there is none. */
export function forward(queue: ReviewQueue, walk: Walk): Walk {
  const next = queue.next(walk);
  return next ? goTo(walk, next.id) : { ...walk, at: walk.trail.length };
}

/** Skips the current quote. It is not offered again unless the person goes back to it. */
export function skip(queue: ReviewQueue, walk: Walk): Walk {
  const id = walk.trail[walk.at];
  const skips = id !== undefined && !walk.skipped.includes(id) && !queue.get(id)?.decision;
  return forward(queue, skips ? { ...walk, skipped: [...walk.skipped, id] } : walk);
}

/** Goes back to the previous quote that still exists. Stays if there is none. */
export function back(queue: ReviewQueue, walk: Walk): Walk {
  for (let at = walk.at - 1; at >= 0; at--) if (queue.get(walk.trail[at] ?? '')) return { ...walk, at };
  return walk;
}

/** Goes to a quote by its id. A skipped quote becomes open again. */
export function goTo(walk: Walk, id: string): Walk {
  const at = walk.trail.indexOf(id);
  const skipped = walk.skipped.filter(other => other !== id);
  return at >= 0 ? { ...walk, at, skipped } : { trail: [...walk.trail, id], at: walk.trail.length, skipped };
}

/** Reads a stored walk. Returns null if the value is not a valid walk. */
export function readWalk(value: unknown): Walk | null {
  const { trail, at, skipped } = (value ?? {}) as Record<string, unknown>;
  const isIds = (ids: unknown): ids is string[] => Array.isArray(ids) && ids.every(id => typeof id === 'string');
  if (!isIds(trail) || !isIds(skipped) || !Number.isSafeInteger(at)) return null;
  const place = at as number;
  return place >= 0 && place <= trail.length ? { trail, at: place, skipped } : null;
}
