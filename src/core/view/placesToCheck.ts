/** Annotations whose positions need attention, because their text changed or was not found. */

import { type AnchoredAnnotation, anchorStatus, isUncertain, targetsOf } from '../annotation';
import { bySpan, type DisplayLanguage, type Span, textOf } from '../text';
import { annotationNode } from './tree/annotationsTree';
import type { TreeNode } from './tree/treeNode';
import { excerpt } from './wording/words';

/** A place found by similarity, with its present and its original text. */
export interface ChangedPlace {
  readonly span: Span;
  readonly was: string;
  readonly now: string;
}

export interface PlaceToCheck {
  readonly one: AnchoredAnnotation;
  /** The text was not found. */
  readonly lost: boolean;
  /** Up to two for a relation, else at most one. */
  readonly changed: readonly ChangedPlace[];
}

/**
 * The changed annotations in text order, then the lost ones in the order of the sidecar.
 * @param source the file's text
 */
export function placesToCheck(source: string, annotations: readonly AnchoredAnnotation[]): PlaceToCheck[] {
  const all = annotations.map((one): PlaceToCheck => {
    const anchors = one.to ? [one.anchor, one.to] : [one.anchor];
    const changed = targetsOf(one.annotation).flatMap(({ selector }, i): ChangedPlace[] => {
      const anchor = anchors[i];
      if (!anchor?.span || !isUncertain(anchor)) return [];
      const { span } = anchor;
      return [{ span, was: selector.exact, now: textOf(source, span) }];
    });
    return { one, lost: anchorStatus(one) === 'orphaned', changed };
  });
  const changed = all.flatMap(place => {
    const [first] = place.changed;
    return first && !place.lost ? [{ place, span: first.span }] : [];
  });
  changed.sort((a, b) => bySpan(a.span, b.span));
  return [...changed.map(({ place }) => place), ...all.filter(({ lost }) => lost)];
}

/** Counts the places: `2 changed, 1 lost`. */
export function countPlaces(places: readonly PlaceToCheck[], { say }: DisplayLanguage): string {
  const lost = places.filter(place => place.lost).length;
  const changed = places.length - lost;
  return [changed ? say`${changed} changed` : '', lost ? say`${lost} lost` : ''].filter(Boolean).join(', ');
}

/** The node of a place: the annotation, with its present and its original text. */
export function placeNode({ one, changed: [first] }: PlaceToCheck, language: DisplayLanguage): TreeNode {
  const { say } = language;
  const node = annotationNode(one, language);
  if (!first) return node;
  const { was, now, span } = first;
  return {
    ...node,
    icon: 'changed',
    description: say`“${excerpt(now, 40)}” · was “${excerpt(was, 40)}”`,
    tooltip: `${excerpt(node.label, 80)}\n${say`now: “${excerpt(now, 300)}”`}\n${say`was: “${excerpt(was, 300)}”`}`,
    context: `annotation.${one.annotation.kind}.fuzzy`,
    span,
  };
}

/** Names the annotation of a place: `note`, `tag “check”`, `decision on the speaker`. */
export function annotationLabelOf({ one: { annotation } }: PlaceToCheck, { say, count }: DisplayLanguage): string {
  switch (annotation.kind) {
    case 'note':
      return annotation.replies?.length
        ? say`note with ${count(annotation.replies.length, 'reply', 'replies')}`
        : say`note`;
    case 'tag':
      return say`tag “${excerpt(annotation.tag, 40)}”`;
    case 'relation':
      return say`relation “${excerpt(annotation.relation, 40)}”`;
    case 'speaker':
      return say`decision on the speaker`;
    case 'entity':
      return say`decision on the entity`;
  }
}
