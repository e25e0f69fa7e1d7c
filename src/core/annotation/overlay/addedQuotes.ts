/** Quotes that the user added: speaker decisions where the analysis found no quote. All offsets are of the file. */

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

/** Two spans belong to the same quote if they share at least this part of the longer one, 0–1. */
export const MIN_SAME_QUOTE_OVERLAP = 0.5;

/**
 * The quotes that decisions add. The first decision on a quote gives its span and its id, `+` and the decision's id, so
 * that neither depends on the analysis. A quote with nothing but rejections is not added.
 * @param decisions decisions that match no quote of the analysis, in any order; those in other articles are ignored
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
  const context = { article, derived, index: new IntervalIndex(derived.map(({ span }) => span)) };
  return clusters
    .filter(cluster => cluster.some(({ decision }) => decision.status !== 'rejected'))
    .map(cluster => {
      const [first, last] = [cluster[0], cluster.at(-1)] as [PlacedDecision, PlacedDecision];
      return { quote: createQuote(first, context), decision: last.decision };
    });
}

interface AddedQuoteContext {
  readonly article: Article;
  readonly derived: readonly Quote[];
  /** Index of the derived quotes. */
  readonly index: IntervalIndex;
}

function createQuote({ decision: { id, target }, span }: PlacedDecision, context: AddedQuoteContext): Quote {
  const { article, derived, index } = context;
  const parts = paragraphsAt(article, span)
    .map(({ start, end }) => ({ start: Math.max(start, span.start), end: Math.min(end, span.end) }))
    .filter(({ start, end }) => start < end);
  const around = index
    .overlapping({ start: span.start, end: span.start + 1 })
    .flatMap(i => derived[i] ?? [])
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

/** The paragraphs that overlap a span. */
function paragraphsAt({ paragraphs }: Article, span: Span): readonly Span[] {
  const first = firstIndexWhere(paragraphs, ({ end }) => end > span.start);
  const last = firstIndexWhere(paragraphs, ({ start }) => start >= span.end);
  return paragraphs.slice(first, last);
}

const isInMarks = (words: string): boolean => /^\s*[“”„‟"«»‘‚‹›'`]/.test(words);

/** All quotes in text order; a nested quote comes after the one that contains it. */
export function withAdded(derived: readonly Quote[], added: readonly AddedQuote[]): readonly Quote[] {
  if (!added.length) return derived;
  return [...derived, ...added.map(({ quote }) => quote)].sort((a, b) => bySpan(a.span, b.span));
}
