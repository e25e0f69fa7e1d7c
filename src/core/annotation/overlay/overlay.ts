/** Applies the user's decisions to an analysis. Pure: the same inputs give the same view. */

import type { Analysis, Quote } from '../../analysis';
import { bySpan, runToEnd, SimilarSpans, type Span, shareOf } from '../../text';
import { NearbyAnnotations } from '../anchoring/nearbyAnnotations';
import { CorpusEntityIndex } from '../entities/corpusEntityIndex';
import { EntityResolver, type ResolvedEntity, type ResolvedSpeaker } from '../entities/entityResolver';
import { partitionMentions } from '../entities/mentionPartition';
import { type AnchoredAnnotation, isActive, type SpeakerDecision } from '../model/annotation';
import { byTime } from '../model/timeOrder';
import { addedQuotes, MIN_SAME_QUOTE_OVERLAP, type PlacedDecision, withAdded } from './addedQuotes';
import { withSelfMentions } from './selfMentions';

/** An article with all decisions applied. All offsets are of the file. */
export interface ArticleView {
  readonly analysis: Analysis;
  /** The quotes of the analysis and those that the user added, in text order. */
  readonly quotes: readonly QuoteView[];
  /** In the order of their first mention. Speakers that only a decision names (`d1`, `d2`, …) come last. */
  readonly entities: readonly EntityView[];
  /** In text order; orphans last, in the order of their old offsets. */
  readonly annotations: readonly AnchoredAnnotation[];
}

/** A quote with its decided or derived speaker. */
export interface QuoteView {
  readonly quote: Quote;
  /** `entity` is the id of an `EntityView` of the same article. */
  readonly speaker: ResolvedSpeaker | null;
  /** The confidence of the analysis, 0–1; null if it found no speaker, or if the user decided. */
  readonly confidence: number | null;
  /** `rejected`: not speech. `unattributed`: not the derived speaker; the real one is unknown. */
  readonly status: 'derived' | 'confirmed' | 'corrected' | 'rejected' | 'unattributed';
  readonly decision: SpeakerDecision | null;
  /** True if the user added it. Its id is then `+` and the id of the annotation that added it. */
  readonly added: boolean;
  /** The notes, tags and relations that overlap the quote; not all of them if there are extremely many. */
  readonly annotations: readonly AnchoredAnnotation[];
}

/** An entity with its quotes. */
export interface EntityView extends ResolvedEntity {
  /** The ids of the quotes that it speaks. */
  readonly quotes: readonly string[];
}

/** What an overlay needs besides analysis and annotations. */
export interface OverlayContext {
  /** The file's text, in which more mentions of entities that the user added are found. */
  readonly text: string;
  /** The decisions on entities for all articles of the folder. */
  readonly corpus: CorpusEntityIndex;
}

/**
 * Applies annotations to an article's analysis. Decisions in the article override decisions for all articles, and these
 * override the analysis.
 */
export const overlay = (
  analysis: Analysis,
  anchored: readonly AnchoredAnnotation[],
  context: OverlayContext = { text: '', corpus: new CorpusEntityIndex([]) },
): ArticleView => runToEnd(overlaySteps(analysis, anchored, context));

/** As `overlay`, in steps, so that a caller can share its thread. */
export function* overlaySteps(
  analysis: Analysis,
  anchored: readonly AnchoredAnnotation[],
  context: OverlayContext,
): Generator<void, ArticleView> {
  const annotations = sortAnnotations(anchored);
  const active = annotations.filter(({ annotation }) => isActive(annotation));
  yield;
  const partition = partitionMentions(analysis, active, context.text, context.corpus);
  yield;
  const resolver = new EntityResolver(analysis, { annotations: active, ...context }, partition);
  yield;
  const { decisions, unmatched } = matchSpeakerDecisions(analysis.quotes, active);
  const added = addedQuotes(unmatched, analysis.article, analysis.quotes);
  for (const { quote, decision } of added) decisions.set(quote.id, decision);
  const remarks = active.filter(({ annotation: { kind } }) => kind !== 'speaker' && kind !== 'entity');
  const addedIds = new Set(added.map(({ quote }) => quote.id));
  const all = withAdded(analysis.quotes, added);
  yield;
  const nearby = new NearbyAnnotations(remarks).overlappingEach(all.map(({ span }) => span));
  yield;
  const quotes = all.map((quote, i) => ({
    quote,
    ...resolveSpeaker(quote, decisions.get(quote.id) ?? null, resolver),
    added: addedIds.has(quote.id),
    annotations: nearby[i] ?? [],
  }));
  const spoken = quotesBySpeaker(quotes);
  const changed = quotes.flatMap(({ quote, speaker, decision }) => {
    const derived = decision && resolver.derivedSpeaker(quote)?.entity;
    const decided = speaker?.entity ?? null;
    return derived && derived !== decided ? { quote, derived, decided } : [];
  });
  // Read last: naming a speaker may have added an entity.
  const entities = withSelfMentions(resolver.all(), changed).map(entity => ({
    ...entity,
    quotes: spoken.get(entity.entity.id) ?? [],
  }));
  return { analysis, quotes, entities, annotations };
}

/** The ids of the quotes by the id of the entity that speaks them. */
function quotesBySpeaker(quotes: readonly Pick<QuoteView, 'speaker' | 'quote'>[]): Map<string, string[]> {
  const spoken = new Map<string, string[]>();
  for (const { speaker, quote } of quotes) {
    if (!speaker?.entity) continue;
    const others = spoken.get(speaker.entity);
    if (others) others.push(quote.id);
    else spoken.set(speaker.entity, [quote.id]);
  }
  return spoken;
}

function sortAnnotations(anchored: readonly AnchoredAnnotation[]): AnchoredAnnotation[] {
  return [...anchored].sort((a, b) => {
    if (a.anchor.span && b.anchor.span) return bySpan(a.anchor.span, b.anchor.span);
    if (a.anchor.span || b.anchor.span) return a.anchor.span ? -1 : 1;
    return bySpan(a.annotation.target, b.annotation.target);
  });
}

/** The decision on each quote, by the quote's id, and the decisions that match no quote. The latest decision counts. */
function matchSpeakerDecisions(
  quotes: readonly Quote[],
  annotations: readonly AnchoredAnnotation[],
): { decisions: Map<string, SpeakerDecision>; unmatched: PlacedDecision[] } {
  const decisions = new Map<string, SpeakerDecision>();
  const unmatched: PlacedDecision[] = [];
  const index = new SimilarSpans<Quote>(MIN_SAME_QUOTE_OVERLAP);
  for (const quote of quotes) index.add(quote.span, quote);
  for (const { annotation, anchor } of annotations) {
    if (annotation.kind !== 'speaker' || !anchor.span) continue;
    const quote = mostOverlapping(index.near(anchor.span), anchor.span);
    const other = quote && decisions.get(quote.id);
    if (!quote) unmatched.push({ decision: annotation, span: anchor.span });
    else if (!other || byTime(other, annotation) <= 0) decisions.set(quote.id, annotation);
  }
  return { decisions, unmatched };
}

/** The quote that shares most with a span, the first of equal ones; null if none overlaps it. */
function mostOverlapping(quotes: readonly Quote[], target: Span): Quote | null {
  let best: Quote | null = null;
  let most = 0;
  for (const quote of quotes) {
    const share = shareOf(quote.span, target);
    if (share > most) [best, most] = [quote, share];
  }
  return best;
}

function resolveSpeaker(
  quote: Quote,
  decision: SpeakerDecision | null,
  resolver: EntityResolver,
): Pick<QuoteView, 'speaker' | 'confidence' | 'status' | 'decision'> {
  const derived = resolver.derivedSpeaker(quote);
  const undecided = { speaker: derived, confidence: derived ? (quote.attribution?.confidence ?? null) : null };
  if (!decision) return { ...undecided, status: 'derived', decision };
  const { status, speaker: name } = decision;
  if (status === 'rejected' && name) {
    // The analysis may now name another speaker than the rejected one.
    if (derived && !resolver.isNamed(derived, name)) return { ...undecided, status: 'derived', decision };
    return { speaker: null, confidence: null, status: 'unattributed', decision };
  }
  const speaker = status === 'rejected' ? null : name ? resolver.namedSpeaker(name, derived) : derived;
  return { speaker, confidence: null, status, decision };
}
