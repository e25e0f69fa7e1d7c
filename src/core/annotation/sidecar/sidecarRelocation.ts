/** Which text a sidecar belongs to whose article was moved or renamed by another program. */
import { anchorSteps } from '../anchoring/anchor';
import type { Annotation } from '../model/annotation';
import { endsOf } from '../model/annotationTargets';

/** The longest passages tell most: so many are looked for, */
const MOST_TARGETS = 50;
/** and without one of so many in its very words a text is not searched. */
const TELLING = 5;
/** With fewer of its passages in it, a text is another one. */
export const ENOUGH_AT_HOME = 0.6;

/**
 * How many of the annotated passages a text holds, 0–1. Yields between passages, so that a caller can give way.
 */
export function* shareAtHome(text: string, annotations: readonly Annotation[]): Generator<void, number> {
  const targets = annotations
    .flatMap(endsOf)
    .map(({ selector }) => selector)
    .sort((a, b) => b.exact.length - a.exact.length);
  if (!targets.slice(0, TELLING).some(({ exact }) => exact && text.includes(exact))) return 0;
  const anchors = yield* anchorSteps(text, targets.slice(0, MOST_TARGETS));
  return anchors.filter(({ span }) => span !== null).length / anchors.length;
}
