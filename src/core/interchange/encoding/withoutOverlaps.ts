/** For formats that hold one label per place. */
import { bySpan, type Span } from '../../text';
import type { ExchangeItem } from '../exchangeModel';

export interface Ranked<T> {
  readonly of: T;
  readonly span: Span;
  /** The lower, the more it counts. */
  readonly rank: number;
}

/**
 * Chooses spans that do not overlap: those of the lowest rank first, of each rank the one that begins first, of those the
 * longest. Empty spans are left out. Takes time in proportion to the spans for each rank, besides sorting them.
 * @returns what was chosen, in text order, and the others
 */
export function withoutOverlaps<T>(all: readonly Ranked<T>[]): { kept: Ranked<T>[]; left: Ranked<T>[] } {
  const byRank = new Map<number, Ranked<T>[]>();
  for (const one of all) {
    const known = byRank.get(one.rank);
    if (known) known.push(one);
    else byRank.set(one.rank, [one]);
  }
  let kept: Ranked<T>[] = [];
  const left: Ranked<T>[] = [];
  for (const [, list] of [...byRank].sort(([a], [b]) => a - b)) kept = addOf(list, kept, left);
  return { kept, left };
}

/** @param kept in text order; returned with those of the list that fit between */
function addOf<T>(list: readonly Ranked<T>[], kept: readonly Ranked<T>[], left: Ranked<T>[]): Ranked<T>[] {
  const merged: Ranked<T>[] = [];
  let next = 0;
  let end = 0;
  for (const one of [...list].sort((a, b) => bySpan(a.span, b.span))) {
    let following = kept[next];
    while (following && following.span.end <= one.span.start) {
      merged.push(following);
      following = kept[++next];
    }
    const { span } = one;
    if (span.end > span.start && span.start >= end && !(following && following.span.start < span.end)) {
      merged.push(one);
      end = span.end;
    } else left.push(one);
  }
  return [...merged, ...kept.slice(next)];
}

/** What counts most: what people set, then quotes, then names and dates. */
export function rankOf(item: ExchangeItem): number {
  if (item.origin === 'person') return 0;
  if (item.origin === 'relation') return 1;
  return item.what === 'quote' ? 2 : 3;
}
