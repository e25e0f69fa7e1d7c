/** The places in the text that an annotation is about: one, or the two that a relation joins. */
import type { Span } from '../../text';
import type { Anchor, AnchoredAnnotation, Annotation, Selector } from './annotation';

export interface AnnotationTarget {
  /** Unique among the ends of all annotations of a file. */
  readonly key: string;
  readonly selector: Selector;
}

/** The target first. */
export function targetsOf(annotation: Annotation): readonly AnnotationTarget[] {
  const { id, target } = annotation;
  const first = { key: id, selector: target };
  return annotation.kind === 'relation' ? [first, { key: `${id} to`, selector: annotation.to }] : [first];
}

/** The annotation with other selectors, in the order of `endsOf`. */
export function withSelectors(annotation: Annotation, [target, to]: readonly Selector[]): Annotation {
  return annotation.kind === 'relation' ? { ...annotation, target, to } : { ...annotation, target };
}

/** Joins an annotation with the anchors of its ends, in the order of `endsOf`. */
export function withAnchors(annotation: Annotation, [anchor, to]: readonly Anchor[]): AnchoredAnnotation {
  return annotation.kind === 'relation' ? { annotation, anchor, to } : { annotation, anchor };
}

/** The places that were found. */
export const anchoredSpans = ({ anchor, to }: AnchoredAnnotation): Span[] =>
  [anchor.span, to?.span].flatMap(span => span ?? []);

/** True for a place that was guessed at; one that the person's own typing has changed is certain. */
export const isUncertain = (anchor: Anchor): boolean => anchor.status === 'fuzzy' && anchor.score < 1;

/** How it stands with the annotation as a whole: lost where one of its ends is, fuzzy where one was guessed at. */
export function anchorStatus({ anchor, to }: AnchoredAnnotation): Anchor['status'] {
  const all = (to ? [anchor, to] : [anchor]).map(one =>
    one.status === 'fuzzy' && !isUncertain(one) ? 'moved' : one.status,
  );
  return (['orphaned', 'fuzzy', 'moved'] as const).find(status => all.includes(status)) ?? 'exact';
}
