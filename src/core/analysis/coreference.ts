import type { Span } from '../text/span';
import type { Doc } from './document';
import type { MentionCandidate } from './mentions';
import type { Entity } from './model';

/** What the resolution needs to know of the quotes: where they are and, where known, who speaks. */
export interface QuoteContext {
  readonly quotes: readonly { readonly span: Span; readonly parts: readonly Span[] }[];
  /** Index in the mentions of the words that stand for a quote's speaker, or null. */
  readonly speakerOf?: (quoteIndex: number) => number | null;
}

export interface Resolution {
  /** In order of first mention, ids `e1`, `e2`, … */
  readonly entities: Entity[];
  /** For each mention the id of its entity, or null where it is open who is meant. */
  readonly entityOf: readonly (string | null)[];
}

/** Puts mentions that stand for the same person or thing together. */
export function resolveEntities(_doc: Doc, mentions: readonly MentionCandidate[], _context: QuoteContext): Resolution {
  return { entities: [], entityOf: mentions.map(() => null) };
}
