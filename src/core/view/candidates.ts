/** The possible speakers of a quote, and the decision that choosing one means. */

import type { Candidate, Quote } from '../analysis';
import type { ArticleView, EntityView, QuoteView } from '../annotation';
import { entityById } from './find';

/** A possible speaker, with the name of the entity in the article's view. */
export interface Proposal {
  readonly name: string;
  /** 0–1 */
  readonly confidence: number;
  readonly candidate: Candidate;
}

/** Minimum confidence of a proposal, except for the best one. */
const MIN_CONFIDENCE = 0.02;

/**
 * The possible speakers of a quote, best first, each name once. Entities without a name or description in the article
 * (only `who`, `their`) and rejected entities are left out.
 */
export function proposalsFor(view: ArticleView, quote: Quote): Proposal[] {
  const { attribution } = quote;
  if (!attribution) return [];
  const proposals: Proposal[] = [];
  for (const candidate of [attribution, ...attribution.runnersUp]) {
    const entity = entityOf(view, candidate);
    if (!entity || entity.hidden || entity.mentions.every(({ kind }) => kind === 'pronoun')) continue;
    if (candidate !== attribution && candidate.confidence < MIN_CONFIDENCE) continue;
    if (proposals.some(({ name }) => name === entity.name)) continue;
    proposals.push({ name: entity.name, confidence: candidate.confidence, candidate });
  }
  return proposals;
}

/** The verdict for a chosen speaker: `confirmed` if the analysis found the same name, else `corrected`. */
export function verdictOn(
  view: ArticleView,
  { quote }: QuoteView,
  speaker: string,
): { readonly status: 'confirmed' | 'corrected'; readonly speaker: string } {
  const derived = quote.attribution && entityOf(view, quote.attribution)?.name;
  return { status: speaker === derived ? 'confirmed' : 'corrected', speaker };
}

/** Finds the entity by its mention first: decisions can move a mention to another entity, or merge entities. */
function entityOf(view: ArticleView, { entity: id, mention }: Candidate): EntityView | null {
  const named = ({ mentions }: EntityView) =>
    mentions.some(({ span }) => span.start === mention?.span.start && span.end === mention.span.end);
  return view.entities.find(named) ?? entityById(view, id);
}
