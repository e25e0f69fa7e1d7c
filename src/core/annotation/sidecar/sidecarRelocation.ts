/** Which text a sidecar belongs to whose article was moved or renamed by another program. */
import { anchorSteps } from '../anchoring/anchor';
import type { Annotation } from '../model/annotation';
import { targetsOf } from '../model/annotationTargets';

/** The longest passages tell most: so many are looked for, */
const MAX_TARGETS_SEARCHED = 50;
/** and without one of so many in its very words a text is not searched. */
const MAX_TARGETS_PRECHECKED = 5;
/** With fewer of its passages in it, a text is another one. */
export const MIN_RELOCATION_SHARE = 0.6;

/**
 * How many of the annotated passages a text holds, 0–1. Yields between passages, so that a caller can give way.
 */
export function* relocationShareSteps(text: string, annotations: readonly Annotation[]): Generator<void, number> {
  const targets = annotations
    .flatMap(targetsOf)
    .map(({ selector }) => selector)
    .sort((a, b) => b.exact.length - a.exact.length);
  if (!targets.slice(0, MAX_TARGETS_PRECHECKED).some(({ exact }) => exact && text.includes(exact))) return 0;
  const anchors = yield* anchorSteps(text, targets.slice(0, MAX_TARGETS_SEARCHED));
  return anchors.filter(({ span }) => span !== null).length / anchors.length;
}
