import type { AnchoredAnnotation, Annotation } from '../model/annotation';
import { targetsOf, withAnchors } from '../model/annotationTargets';
import { anchorSteps } from './anchor';

/** Anchors all targets of annotations in a text, in steps as `anchorSteps`. Keeps the order of the annotations. */
export function* anchorAnnotations(
  text: string,
  annotations: readonly Annotation[],
): Generator<void, AnchoredAnnotation[]> {
  const targets = annotations.map(targetsOf);
  const anchors = yield* anchorSteps(
    text,
    targets.flat().map(({ selector }) => selector),
  );
  let next = 0;
  return annotations.map((annotation, i) =>
    withAnchors(annotation, anchors.slice(next, (next += targets[i]?.length ?? 0))),
  );
}
