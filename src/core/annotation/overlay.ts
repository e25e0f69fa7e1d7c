/** What people decided, laid over what was worked out. Pure: the same two inputs give the same view. */
import type { Analysis, Entity, EntityType, Mention, Quote } from '../analysis/model';
import { bySpan, lengthOf, overlaps, type Span } from '../text/span';
import { byTime, Cast, type Speaker } from './cast';
import { placesOf } from './ends';
import { type AnchoredAnnotation, type EntityDecision, holds, type SpeakerDecision } from './model';

export interface ArticleView {
  readonly analysis: Analysis;
  /** In the order of `analysis.quotes`. */
  readonly quotes: readonly QuoteView[];
  /** In the order of their first mention; speakers whom only a person named (`d1`, `d2`, …) come last. */
  readonly entities: readonly EntityView[];
  /** In text order; orphans last, in the order in which they once stood. */
  readonly annotations: readonly AnchoredAnnotation[];
}

export interface QuoteView {
  readonly quote: Quote;
  /** `entity` is the id of an `EntityView` of the same article. */
  readonly speaker: Speaker | null;
  /** Of the analysis; null where it found no speaker, or a person decided. */
  readonly confidence: number | null;
  readonly status: 'derived' | 'confirmed' | 'corrected' | 'rejected';
  readonly decision: SpeakerDecision | null;
  /** Notes, tags and relations that share text with the quote. */
  readonly annotations: readonly AnchoredAnnotation[];
}

export interface EntityView {
  /** Where decisions merged several, the first of them, with the names and mentions of all. */
  readonly entity: Entity;
  readonly name: string;
  readonly type: EntityType;
  readonly role: string | null;
  readonly mentions: readonly Mention[];
  /** Ids of the quotes that it speaks. */
  readonly quotes: readonly string[];
  readonly decision: EntityDecision | null;
  /** A person said that this is no entity. */
  readonly hidden: boolean;
}

/** A decision belongs to the quote that shares at least this much of the longer of the two. */
const SHARED = 0.5;

/** Lays annotations over an article's analysis; what no decision touches stays as it was derived. */
export function overlay(analysis: Analysis, anchored: readonly AnchoredAnnotation[]): ArticleView {
  const annotations = inOrder(anchored);
  const holding = annotations.filter(({ annotation }) => holds(annotation));
  const cast = new Cast(analysis, holding);
  const decisions = speakerDecisions(analysis.quotes, holding);
  const quotes = analysis.quotes.map(quote => quoteView(quote, decisions.get(quote.id) ?? null, cast, holding));
  const spoken = new Map<string, string[]>();
  for (const { speaker, quote } of quotes)
    if (speaker?.entity) spoken.set(speaker.entity, [...(spoken.get(speaker.entity) ?? []), quote.id]);
  const entities = cast.all().map(member => ({ ...member, quotes: spoken.get(member.entity.id) ?? [] }));
  return { analysis, quotes, entities, annotations };
}

function inOrder(anchored: readonly AnchoredAnnotation[]): AnchoredAnnotation[] {
  return [...anchored].sort((a, b) => {
    if (a.anchor.span && b.anchor.span) return bySpan(a.anchor.span, b.anchor.span);
    if (a.anchor.span || b.anchor.span) return a.anchor.span ? -1 : 1;
    return bySpan(a.annotation.target, b.annotation.target);
  });
}

/** For each quote its decision; where several people decided, the last one shows. */
function speakerDecisions(
  quotes: readonly Quote[],
  annotations: readonly AnchoredAnnotation[],
): ReadonlyMap<string, SpeakerDecision> {
  const decisions = new Map<string, SpeakerDecision>();
  for (const { annotation, anchor } of annotations) {
    if (annotation.kind !== 'speaker' || !anchor.span) continue;
    const quote = quoteAt(quotes, anchor.span);
    if (!quote) continue;
    const other = decisions.get(quote.id);
    if (!other || byTime(other, annotation) <= 0) decisions.set(quote.id, annotation);
  }
  return decisions;
}

function quoteAt(quotes: readonly Quote[], target: Span): Quote | null {
  let best: Quote | null = null;
  let most = 0;
  for (const quote of quotes) {
    if (!overlaps(quote.span, target)) continue;
    const shared = Math.min(quote.span.end, target.end) - Math.max(quote.span.start, target.start);
    const share = shared / Math.max(lengthOf(quote.span), lengthOf(target));
    if (share >= SHARED && share > most) {
      best = quote;
      most = share;
    }
  }
  return best;
}

function quoteView(
  quote: Quote,
  decision: SpeakerDecision | null,
  cast: Cast,
  annotations: readonly AnchoredAnnotation[],
): QuoteView {
  const beside = annotations.filter(
    one =>
      one.annotation.kind !== 'speaker' &&
      one.annotation.kind !== 'entity' &&
      placesOf(one).some(place => overlaps(place, quote.span)),
  );
  const derived = cast.derivedSpeaker(quote);
  if (!decision) {
    const confidence = derived ? (quote.attribution?.confidence ?? null) : null;
    return { quote, speaker: derived, confidence, status: 'derived', decision, annotations: beside };
  }
  const { status, speaker: name } = decision;
  const speaker = status === 'rejected' ? null : name ? cast.namedSpeaker(name, derived) : derived;
  return { quote, speaker, confidence: null, status, decision, annotations: beside };
}
