/** Annotations whose place a person should look at, since what they stood on has changed or is not found any more. */

import { type AnchoredAnnotation, anchorStatus, isUncertain, targetsOf } from '../annotation';
import { bySpan, type Span, textOf } from '../text';
import { annotationNode } from './tree/annotationsTree';
import type { TreeNode } from './tree/treeNode';
import { count, excerpt } from './wording/words';

/** A place found by likeness: what stands there now, and what stood there. */
export interface ChangedPlace {
  readonly span: Span;
  readonly was: string;
  readonly now: string;
}

export interface PlaceToCheck {
  readonly one: AnchoredAnnotation;
  /** False: found, in other words. */
  readonly lost: boolean;
  /** Of a relation there may be two. */
  readonly changed: readonly ChangedPlace[];
}

/** The changed ones in text order, then the lost ones in the order of the sidecar. */
export function placesToCheck(source: string, annotations: readonly AnchoredAnnotation[]): PlaceToCheck[] {
  const all = annotations.map((one): PlaceToCheck => {
    const anchors = one.to ? [one.anchor, one.to] : [one.anchor];
    const changed = targetsOf(one.annotation).flatMap(({ selector }, i): ChangedPlace[] => {
      const { span } = anchors[i];
      if (!span || !isUncertain(anchors[i])) return [];
      return [{ span, was: selector.exact, now: textOf(source, span) }];
    });
    return { one, lost: anchorStatus(one) === 'orphaned', changed };
  });
  const changed = all.filter(place => !place.lost && place.changed.length);
  changed.sort((a, b) => bySpan(a.changed[0].span, b.changed[0].span));
  return [...changed, ...all.filter(({ lost }) => lost)];
}

/** How many of each, such as `2 changed, 1 lost`. */
export function countPlaces(places: readonly PlaceToCheck[]): string {
  const lost = places.filter(place => place.lost).length;
  const changed = places.length - lost;
  return [changed ? `${changed} changed` : '', lost ? `${lost} lost` : ''].filter(Boolean).join(', ');
}

/** A place as a node: what is annotated, and from which words to which they changed. */
export function placeNode({ one, changed }: PlaceToCheck): TreeNode {
  const node = annotationNode(one);
  if (!changed.length) return node;
  const [{ was, now, span }] = changed;
  return {
    ...node,
    icon: 'changed',
    description: `“${excerpt(now, 40)}” · was “${excerpt(was, 40)}”`,
    tooltip: `${excerpt(node.label, 80)}\nnow: “${excerpt(now, 300)}”\nwas: “${excerpt(was, 300)}”`,
    context: `annotation.${one.annotation.kind}.fuzzy`,
    span,
  };
}

/** `note`, `tag “check”`, `decision on a speaker`: what it is that stands on a changed place. */
export function annotationLabelOf({ one: { annotation } }: PlaceToCheck): string {
  switch (annotation.kind) {
    case 'note':
      return annotation.replies?.length ? `note with ${count(annotation.replies.length, 'reply', 'replies')}` : 'note';
    case 'tag':
      return `tag “${excerpt(annotation.tag, 40)}”`;
    case 'relation':
      return `relation “${excerpt(annotation.relation, 40)}”`;
    default:
      return `decision on the ${annotation.kind}`;
  }
}
