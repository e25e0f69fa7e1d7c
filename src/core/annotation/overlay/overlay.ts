/** What people decided, laid over what was worked out. Pure: the same two inputs give the same view. */

import type { Analysis, Quote } from '../../analysis';
import { bySpan, runToEnd, SimilarSpans, type Span, shareOf } from '../../text';
import { Beside } from '../anchoring/nearbyAnnotations';
import { CorpusIndex } from '../corpusFile/corpusEntityIndex';
import { Cast, type Member, type Speaker } from '../entities/entityResolver';
import { partsOf } from '../entities/mentionPartition';
import { type AnchoredAnnotation, holds, type SpeakerDecision } from '../model/annotation';
import { byTime } from '../model/order';
import { addedQuotes, type PlacedDecision, SHARED, withAdded } from './addedQuotes';

export interface ArticleView {
  readonly analysis: Analysis;
  /** Those of the analysis, and those that a person added; in order of their start. */
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
  /** `rejected`: nobody's speech; `unattributed`: not the speaker that was worked out, and nobody can tell whose. */
  readonly status: 'derived' | 'confirmed' | 'corrected' | 'rejected' | 'unattributed';
  readonly decision: SpeakerDecision | null;
  /** True where the analysis missed it: then its id is `+` and that of the annotation which added it. */
  readonly added: boolean;
  /** Notes, tags and relations that share text with the quote; of hostile numbers not all (`Beside.sharingEach`). */
  readonly annotations: readonly AnchoredAnnotation[];
}

/** Of those that are one by decision: the first, with the names and mentions of all. */
export interface EntityView extends Member {
  /** Ids of the quotes that it speaks. */
  readonly quotes: readonly string[];
}

/** What an overlay may lean on beside analysis and annotations. */
export interface Surroundings {
  /** The file's text: where else the words stand that a person added as an entity. */
  readonly text: string;
  /** What is decided of entities for all articles of the folder. */
  readonly corpus: CorpusIndex;
}

/**
 * Lays annotations over an article's analysis; what no decision touches stays as it was derived. What is decided in the
 * article goes before what is decided for all articles, and that before the analysis.
 */
export const overlay = (
  analysis: Analysis,
  anchored: readonly AnchoredAnnotation[],
  surroundings: Surroundings = { text: '', corpus: new CorpusIndex([]) },
): ArticleView => runToEnd(overlaySteps(analysis, anchored, surroundings));

/** As `overlay`, in steps, so that a caller can share its thread. */
export function* overlaySteps(
  analysis: Analysis,
  anchored: readonly AnchoredAnnotation[],
  surroundings: Surroundings,
): Generator<void, ArticleView> {
  const annotations = inOrder(anchored);
  const holding = annotations.filter(({ annotation }) => holds(annotation));
  yield;
  const parts = partsOf(analysis, holding, surroundings.text, surroundings.corpus);
  yield;
  const cast = new Cast(analysis, { annotations: holding, ...surroundings }, parts);
  yield;
  const { decisions, unmatched } = speakerDecisions(analysis.quotes, holding);
  const added = addedQuotes(unmatched, analysis.article, analysis.quotes);
  for (const { quote, decision } of added) decisions.set(quote.id, decision);
  const beside = new Beside(holding.filter(({ annotation: { kind } }) => kind !== 'speaker' && kind !== 'entity'));
  const own = new Set(added.map(({ quote }) => quote.id));
  const all = withAdded(analysis.quotes, added);
  yield;
  const sharing = beside.sharingEach(all.map(({ span }) => span));
  yield;
  const quotes = all.map((quote, i) => ({
    quote,
    ...spokenBy(quote, decisions.get(quote.id) ?? null, cast),
    added: own.has(quote.id),
    annotations: sharing[i],
  }));
  const spoken = new Map<string, string[]>();
  for (const { speaker, quote } of quotes) {
    if (!speaker?.entity) continue;
    const others = spoken.get(speaker.entity);
    if (others) others.push(quote.id);
    else spoken.set(speaker.entity, [quote.id]);
  }
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

/** For each quote its decision (where several people decided, the last one shows), and decisions on no quote. */
function speakerDecisions(
  quotes: readonly Quote[],
  annotations: readonly AnchoredAnnotation[],
): { decisions: Map<string, SpeakerDecision>; unmatched: PlacedDecision[] } {
  const decisions = new Map<string, SpeakerDecision>();
  const unmatched: PlacedDecision[] = [];
  const index = new SimilarSpans<Quote>(SHARED);
  for (const quote of quotes) index.add(quote.span, quote);
  for (const { annotation, anchor } of annotations) {
    if (annotation.kind !== 'speaker' || !anchor.span) continue;
    const quote = mostAlike(index.near(anchor.span), anchor.span);
    const other = quote && decisions.get(quote.id);
    if (!quote) unmatched.push({ decision: annotation, span: anchor.span });
    else if (!other || byTime(other, annotation) <= 0) decisions.set(quote.id, annotation);
  }
  return { decisions, unmatched };
}

/** Of those that share as much, the first. */
function mostAlike(quotes: readonly Quote[], target: Span): Quote | null {
  let best: Quote | null = null;
  let most = 0;
  for (const quote of quotes) {
    const share = shareOf(quote.span, target);
    if (share > most) [best, most] = [quote, share];
  }
  return best;
}

function spokenBy(
  quote: Quote,
  decision: SpeakerDecision | null,
  cast: Cast,
): Pick<QuoteView, 'speaker' | 'confidence' | 'status' | 'decision'> {
  const derived = cast.derivedSpeaker(quote);
  const undecided = { speaker: derived, confidence: derived ? (quote.attribution?.confidence ?? null) : null };
  if (!decision) return { ...undecided, status: 'derived', decision };
  const { status, speaker: name } = decision;
  if (status === 'rejected' && name) {
    // Whom the analysis names by now may be another than the one that was rejected.
    if (derived && !cast.isNamed(derived, name)) return { ...undecided, status: 'derived', decision };
    return { speaker: null, confidence: null, status: 'unattributed', decision };
  }
  const speaker = status === 'rejected' ? null : name ? cast.namedSpeaker(name, derived) : derived;
  return { speaker, confidence: null, status, decision };
}
