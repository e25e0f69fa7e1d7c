/** The targets of an annotation: the passages that it is about. A relation has two, all others have one. */
import type { Span } from '../../text';
import type { Anchor, AnchoredAnnotation, Annotation, Selector } from './annotation';

export interface AnnotationTarget {
  /** Unique among the targets of all annotations of a file. */
  readonly key: string;
  readonly selector: Selector;
}

/** The targets of an annotation: `target`, then a relation's `to`. */
export function targetsOf(annotation: Annotation): readonly AnnotationTarget[] {
  const { id, target } = annotation;
  const first = { key: id, selector: target };
  return annotation.kind === 'relation' ? [first, { key: `${id} to`, selector: annotation.to }] : [first];
}

/** The annotation with other selectors, in the order of `targetsOf`. A missing selector leaves the target as it is. */
export function withSelectors(annotation: Annotation, [target, to]: readonly Selector[]): Annotation {
  const changed = { ...annotation, target: target ?? annotation.target };
  return changed.kind === 'relation' ? { ...changed, to: to ?? changed.to } : changed;
}

const ORPHANED: Anchor = { status: 'orphaned', span: null, score: 0 };

/** Joins an annotation with the anchors of its targets, in the order of `targetsOf`. A missing anchor is orphaned. */
export function withAnchors(annotation: Annotation, [anchor, to]: readonly Anchor[]): AnchoredAnnotation {
  const anchored = { annotation, anchor: anchor ?? ORPHANED };
  return annotation.kind === 'relation' ? { ...anchored, to: to ?? ORPHANED } : anchored;
}

/** The spans of the targets that were found, as file offsets. */
export const anchoredSpans = ({ anchor, to }: AnchoredAnnotation): Span[] =>
  [anchor.span, to?.span].flatMap(span => span ?? []);

/** True for a fuzzy match. A passage that the user changed by typing in it is not uncertain: its score is 1. */
export const isUncertain = (anchor: Anchor): boolean => anchor.status === 'fuzzy' && anchor.score < 1;

/** The overall status of an annotation: the worst of its targets. `fuzzy` means uncertain. */
export function anchorStatus({ anchor, to }: AnchoredAnnotation): Anchor['status'] {
  const all = (to ? [anchor, to] : [anchor]).map(one =>
    one.status === 'fuzzy' && !isUncertain(one) ? 'moved' : one.status,
  );
  return (['orphaned', 'fuzzy', 'moved'] as const).find(status => all.includes(status)) ?? 'exact';
}
