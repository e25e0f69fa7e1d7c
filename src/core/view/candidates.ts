/** Who may have said a quote, by name, and what choosing one of them decides. */

import type { Candidate, Quote } from '../analysis';
import type { ArticleView, EntityView, QuoteView } from '../annotation';
import { entityById } from './find';

/** Somebody who was considered for a quote, under the name that the article's view has for them. */
export interface Proposal {
  readonly name: string;
  readonly confidence: number;
  readonly candidate: Candidate;
}

/** Somebody else this unlikely was never meant: one figure of confidence is all that tells them from the rest. */
const LEAST = 0.02;

/**
 * Those considered, best first, each name once; none where the analysis found nobody. Left out is who has no name or
 * description in the article (`who`, `their`), and whom a person rejected.
 */
export function proposalsFor(view: ArticleView, quote: Quote): Proposal[] {
  const { attribution } = quote;
  if (!attribution) return [];
  const proposals: Proposal[] = [];
  for (const candidate of [attribution, ...attribution.runnersUp]) {
    const entity = entityOf(view, candidate);
    if (!entity || entity.hidden || entity.mentions.every(({ kind }) => kind === 'pronoun')) continue;
    if (candidate !== attribution && candidate.confidence < LEAST) continue;
    if (proposals.some(({ name }) => name === entity.name)) continue;
    proposals.push({ name: entity.name, confidence: candidate.confidence, candidate });
  }
  return proposals;
}

/** Confirms where the name is that of the speaker who was worked out, else corrects. */
export function verdictOn(
  view: ArticleView,
  { quote }: QuoteView,
  speaker: string,
): { readonly status: 'confirmed' | 'corrected'; readonly speaker: string } {
  const derived = quote.attribution && entityOf(view, quote.attribution)?.name;
  return { status: speaker === derived ? 'confirmed' : 'corrected', speaker };
}

/** By the words that stand for them first: decisions may have given these to another entity, or made several one. */
function entityOf(view: ArticleView, { entity: id, mention }: Candidate): EntityView | null {
  const named = ({ mentions }: EntityView) =>
    mentions.some(({ span }) => span.start === mention?.span.start && span.end === mention.span.end);
  return view.entities.find(named) ?? entityById(view, id);
}
