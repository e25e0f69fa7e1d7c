/** Finds the article of a sidecar after another program moved or renamed the article. */
import { anchorSteps } from '../anchoring/anchor';
import type { Annotation } from '../model/annotation';
import { targetsOf } from '../model/annotationTargets';

/** The number of passages that are searched for: the longest ones, which are the most distinctive. */
const MAX_TARGETS_SEARCHED = 50;
/** A text is searched only if it has one of this many longest passages word for word. */
const MAX_TARGETS_PRECHECKED = 5;
/** The smallest share of passages, 0–1, for a text to be taken for the article. */
export const MIN_RELOCATION_SHARE = 0.6;

/**
 * The share of the annotated passages that are found in a text, 0–1. Yields between passages, so that a caller can
 * pause or cancel.
 */
export function* relocationShareSteps(text: string, annotations: readonly Annotation[]): Generator<void, number> {
  const selectors = annotations
    .flatMap(targetsOf)
    .map(({ selector }) => selector)
    .sort((a, b) => b.exact.length - a.exact.length);
  if (!selectors.slice(0, MAX_TARGETS_PRECHECKED).some(({ exact }) => exact && text.includes(exact))) return 0;
  const anchors = yield* anchorSteps(text, selectors.slice(0, MAX_TARGETS_SEARCHED));
  return anchors.filter(({ span }) => span !== null).length / anchors.length;
}
