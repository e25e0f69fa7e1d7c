/** For formats that hold one label per place. */
import { bySpan, type Span } from '../../text';
import type { ExchangeItem } from '../exchangeModel';

export interface Ranked<T> {
  readonly of: T;
  readonly span: Span;
  /** The lower, the more it counts; from 0. */
  readonly rank: number;
}

/**
 * Chooses spans that do not overlap: those of the lowest rank first. Of rank 0, the fewest are left out; of each other
 * rank, the outer ones are chosen. Empty spans are left out. Takes time in proportion to the spans for each rank, besides
 * sorting them.
 * @returns what was chosen, in text order, and the others
 */
export function withoutOverlaps<T>(all: readonly Ranked<T>[]): { kept: Ranked<T>[]; left: Ranked<T>[] } {
  const byRank = new Map<number, Ranked<T>[]>();
  for (const one of all) {
    const known = byRank.get(one.rank);
    if (known) known.push(one);
    else byRank.set(one.rank, [one]);
  }
  const left: Ranked<T>[] = [];
  let kept = mostOf(byRank.get(0) ?? [], left);
  byRank.delete(0);
  for (const [, list] of [...byRank].sort(([a], [b]) => a - b)) kept = addOf(list, kept, left);
  return { kept, left };
}

/** As many as can be: always the next that ends first. */
function mostOf<T>(list: readonly Ranked<T>[], left: Ranked<T>[]): Ranked<T>[] {
  const kept: Ranked<T>[] = [];
  let end = 0;
  for (const one of [...list].sort((a, b) => a.span.end - b.span.end || b.span.start - a.span.start)) {
    if (one.span.start >= end && one.span.end > one.span.start) {
      kept.push(one);
      end = one.span.end;
    } else left.push(one);
  }
  return kept;
}

/** The outer ones that fit. @param kept in text order; returned with those of the list that fit between */
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
