/** Quotes that a person added: decisions on a speaker where the analysis found no quote. */

import type { Quote } from '../../analysis';
import type { Article } from '../../article';
import { bySpan, firstIndexWhere, IntervalIndex, lengthOf, overlaps, SimilarSpans, type Span } from '../../text';
import type { SpeakerDecision } from '../model/annotation';
import { byTime } from '../model/timeOrder';

export interface PlacedDecision {
  readonly decision: SpeakerDecision;
  readonly span: Span;
}

export interface AddedQuote {
  readonly quote: Quote;
  /** The last decision on it. */
  readonly decision: SpeakerDecision;
}

/** Two spans are of one quote where they share at least this much of the longer of the two. */
export const MIN_SAME_QUOTE_OVERLAP = 0.5;

/**
 * The quotes that decisions add, each where its first decision has it and under that one's id behind a `+`, which no
 * later analysis changes. One that was only ever rejected adds nothing.
 * @param decisions those on no quote of the analysis, in any order; those in another article add nothing
 */
export function addedQuotes(
  decisions: readonly PlacedDecision[],
  article: Article,
  derived: readonly Quote[],
): AddedQuote[] {
  const clusters: PlacedDecision[][] = [];
  const byFirst = new SimilarSpans<PlacedDecision[]>(MIN_SAME_QUOTE_OVERLAP);
  const here = decisions.filter(({ span }) => overlaps(article.span, span));
  for (const placed of here.sort((a, b) => byTime(a.decision, b.decision))) {
    const [cluster] = byFirst.near(placed.span);
    if (cluster) {
      cluster.push(placed);
      continue;
    }
    const fresh = [placed];
    clusters.push(fresh);
    byFirst.add(placed.span, fresh);
  }
  const surroundings = { article, derived, index: new IntervalIndex(derived.map(({ span }) => span)) };
  return clusters
    .filter(cluster => cluster.some(({ decision }) => decision.status !== 'rejected'))
    .map(cluster => {
      const [{ decision: first, span }] = cluster;
      return { quote: quoteOf(first, span, surroundings), decision: cluster[cluster.length - 1].decision };
    });
}

interface QuoteContext {
  readonly article: Article;
  readonly derived: readonly Quote[];
  /** Of the derived quotes. */
  readonly index: IntervalIndex;
}

function quoteOf({ id, target }: SpeakerDecision, span: Span, { article, derived, index }: QuoteContext): Quote {
  const parts = paragraphsAt(article, span)
    .map(({ start, end }) => ({ start: Math.max(start, span.start), end: Math.min(end, span.end) }))
    .filter(({ start, end }) => start < end);
  const around = index
    .overlapping({ start: span.start, end: span.start + 1 })
    .map(i => derived[i])
    .filter(quote => quote.span.start <= span.start && span.end <= quote.span.end)
    .sort((a, b) => lengthOf(a.span) - lengthOf(b.span))[0];
  return {
    id: `+${id}`,
    span,
    kind: isInMarks(target.exact) ? 'direct' : 'indirect',
    parts: parts.length ? parts : [span],
    within: around?.id ?? null,
    attribution: null,
    reporting: null,
  };
}

/** The paragraphs that share text with a span. */
function paragraphsAt({ paragraphs }: Article, span: Span): readonly Span[] {
  const first = firstIndexWhere(paragraphs, ({ end }) => end > span.start);
  const last = firstIndexWhere(paragraphs, ({ start }) => start >= span.end);
  return paragraphs.slice(first, last);
}

const isInMarks = (words: string): boolean => /^\s*[“”„‟"«»‘‚‹›'`]/.test(words);

/** In text order, a nested quote behind the one it lies in. */
export function withAdded(derived: readonly Quote[], added: readonly AddedQuote[]): readonly Quote[] {
  if (!added.length) return derived;
  return [...derived, ...added.map(({ quote }) => quote)].sort((a, b) => bySpan(a.span, b.span));
}
