import type { AnchoredAnnotation, Annotation } from '../model/annotation';
import { targetsOf, withAnchors } from '../model/annotationTargets';
import { anchorSteps } from './anchor';

/** Finds all ends of annotations in a text, in steps as `anchorSteps`. */
export function* anchorAnnotations(
  text: string,
  annotations: readonly Annotation[],
): Generator<void, AnchoredAnnotation[]> {
  const ends = annotations.map(targetsOf);
  const anchors = yield* anchorSteps(
    text,
    ends.flat().map(({ selector }) => selector),
  );
  let next = 0;
  return annotations.map((annotation, i) => withAnchors(annotation, anchors.slice(next, (next += ends[i].length))));
}
