/**
 * Review: quotes are walked one by one, the least certain first. Two things are kept apart: the queue, derived from the
 * present views of the files, and the walk, which is where a person has been. The walk names quotes by their words, so
 * that it outlives edits and restarts; what became of a quote meanwhile is asked of the queue.
 */
import type { ArticleView } from '../annotation';
import { lengthOf, textOf } from '../text';
import { isSpoken, type ViewOptions } from './wording/speakerLabel';

export interface ReviewItem {
  /** Its file, its words, and the how-manieth with these words in the file: what edits elsewhere leave as it is. */
  readonly id: string;
  readonly file: string;
  /** Index of the article in the file. */
  readonly article: number;
  /** Id of the quote in the article's analysis. */
  readonly quote: string;
  readonly start: number;
  /** 0 where no speaker was found. */
  readonly confidence: number;
  /** What a person has said of it, in words; null where nobody has decided yet. */
  readonly decision: string | null;
}

/** Where a person has been. Immutable; `trail[at]` is the quote that is looked at. */
export interface Walk {
  /** Ids of the quotes shown, each once, in the order in which they first were. */
  readonly trail: readonly string[];
  /** Equals the trail's length where nothing is left to look at. */
  readonly at: number;
  readonly skipped: readonly string[];
}

export interface Progress {
  /** 1-based. */
  readonly position: number;
  /** Those walked, and those still to come. */
  readonly total: number;
  readonly decided: number;
  readonly skipped: number;
}

export const NEW_WALK: Walk = { trail: [], at: 0, skipped: [] };

/** So many UTF-16 units of a quote's words stand in its id. */
const WORDS = 48;

/** The quotes of a file that a review may come to, in text order. */
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
      const words = `${textOf(text, span).slice(0, WORDS)}#${lengthOf(span)}`;
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

/** The quotes of all files of a review as they are now; files come in as they are read, and again when they change. */
export class ReviewQueue {
  private readonly files = new Map<string, readonly ReviewItem[]>();
  private readonly byId = new Map<string, ReviewItem>();

  /** @param items all of the file, as `reviewItems` gives them; none where it is gone */
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

  /** Null where there is no such quote, or its file has not been read yet. */
  get(id: string): ReviewItem | null {
    return this.byId.get(id) ?? null;
  }

  current(walk: Walk): ReviewItem | null {
    return this.get(walk.trail[walk.at] ?? '');
  }

  /** The least certain that is neither decided nor skipped nor looked at now; by file and place where alike. */
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

  /** Its words are no longer in its file; of a file that was not read yet nothing is known. */
  private isGone(id: string): boolean {
    return !this.byId.has(id) && this.has(id.slice(0, id.indexOf('#')));
  }
}

function inOrder(a: ReviewItem, b: ReviewItem): number {
  if (a.confidence !== b.confidence) return a.confidence - b.confidence;
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.start - b.start;
}

/** On to the next open quote; past the end of the trail where there is none. */
export function forward(queue: ReviewQueue, walk: Walk): Walk {
  const next = queue.next(walk);
  return next ? goTo(walk, next.id) : { ...walk, at: walk.trail.length };
}

/** On without a decision: the quote does not come again in this walk, unless one goes back to it. */
export function skip(queue: ReviewQueue, walk: Walk): Walk {
  const id = walk.trail[walk.at];
  const skips = id !== undefined && !walk.skipped.includes(id) && !queue.get(id)?.decision;
  return forward(queue, skips ? { ...walk, skipped: [...walk.skipped, id] } : walk);
}

/** Back to the quote looked at before, decided or not; stays where there is none. */
export function back(queue: ReviewQueue, walk: Walk): Walk {
  for (let at = walk.at - 1; at >= 0; at--) if (queue.get(walk.trail[at])) return { ...walk, at };
  return walk;
}

/** To a quote by its id; one that was skipped is open again. */
export function goTo(walk: Walk, id: string): Walk {
  const at = walk.trail.indexOf(id);
  const skipped = walk.skipped.filter(other => other !== id);
  return at >= 0 ? { ...walk, at, skipped } : { trail: [...walk.trail, id], at: walk.trail.length, skipped };
}

/** A walk that was kept as JSON; null where it is none. */
export function readWalk(value: unknown): Walk | null {
  const { trail, at, skipped } = (value ?? {}) as Record<string, unknown>;
  const isIds = (ids: unknown): ids is string[] => Array.isArray(ids) && ids.every(id => typeof id === 'string');
  if (!isIds(trail) || !isIds(skipped) || !Number.isSafeInteger(at)) return null;
  const place = at as number;
  return place >= 0 && place <= trail.length ? { trail, at: place, skipped } : null;
}
