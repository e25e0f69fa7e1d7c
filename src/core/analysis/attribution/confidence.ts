import { PAIR_FEATURES } from './pairFeatures';
import { QUOTE_FEATURES } from './quoteFeatures';

/** Features of the confidence model: the margin of the best candidate, its own features, and the quote’s. */
export const CONFIDENCE_FEATURES = [
  'share',
  'share of the next',
  'score',
  'candidates',
  ...PAIR_FEATURES,
  ...QUOTE_FEATURES,
] as const;

/**
 * Values in the order of {@link CONFIDENCE_FEATURES}; `scores` are the candidates' scores, `top` the best one's index,
 * `row` its features and the quote's.
 */
export function confidenceFeatures(scores: readonly number[], top: number, row: readonly number[]): number[] {
  const shares = softmax(scores);
  let next = 0;
  for (const [i, share] of shares.entries()) if (i !== top) next = Math.max(next, share);
  return [shares[top] as number, next, scores[top] as number, scores.length, ...row];
}

/** The scores as shares of one. */
export function softmax(scores: readonly number[]): number[] {
  const top = scores.reduce((most, score) => Math.max(most, score), Number.NEGATIVE_INFINITY);
  const weights = scores.map(s => Math.exp(s - top));
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map(w => w / sum);
}
