import { type Mention, meansSelf, type Quote } from '../../analysis';
import { bySpan, contains, IntervalIndex } from '../../text';
import type { ResolvedEntity } from '../entities/entityResolver';

/** A quote whose speaker a decision changed. Entities by their ids. */
export interface ChangedSpeaker {
  readonly quote: Quote;
  /** Of the analysis. */
  readonly derived: string;
  /** Null if it is not speech, or if its speaker is unknown. */
  readonly decided: string | null;
}

/** Gives `I`, `me` and `my` in quotes to the decided speakers. All spans in file offsets. */
export function withSelfMentions(
  entities: readonly ResolvedEntity[],
  changes: readonly ChangedSpeaker[],
): readonly ResolvedEntity[] {
  if (!changes.length) return entities;
  const parts = changes.flatMap(change => change.quote.parts.map(span => ({ span, change })));
  const index = new IntervalIndex(parts.map(({ span }) => span));
  const moved = new Map<string, Mention[]>();
  const leaves = (mention: Mention, from: string): boolean => {
    if (!meansSelf(mention)) return false;
    const around = index.overlapping(mention.span).map(i => parts[i]);
    const part = around.find(one => one && one.change.derived === from && contains(one.span, mention.span));
    const to = part?.change.decided;
    const others = to ? moved.get(to) : undefined;
    if (others) others.push(mention);
    else if (to) moved.set(to, [mention]);
    return part !== undefined;
  };
  const left = entities.map(one => {
    const mentions = one.mentions.filter(mention => !leaves(mention, one.entity.id));
    return mentions.length === one.mentions.length ? one : { ...one, mentions };
  });
  return left.map(one => {
    const came = moved.get(one.entity.id);
    return came ? { ...one, mentions: [...one.mentions, ...came].sort((a, b) => bySpan(a.span, b.span)) } : one;
  });
}
