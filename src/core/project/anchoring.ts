import {
  type Anchor,
  type AnchoredAnnotation,
  type Annotation,
  type AnnotationTarget,
  anchorSteps,
  type Selector,
  targetsOf,
  withAnchors,
} from '../annotation';
import type { Span } from '../text';
import type { PlacedTarget } from './ports';

export interface Anchored {
  readonly annotations: readonly AnchoredAnnotation[];
  /** The ends that were looked for and found for certain. */
  readonly found: readonly PlacedTarget[];
}

/**
 * Finds all ends of annotations in a text, in steps.
 * @param tracked where ends are known to be, by their keys; the others are looked for
 */
export function* anchorInFile(
  text: string,
  annotations: readonly Annotation[],
  tracked: ReadonlyMap<string, Span>,
): Generator<void, Anchored> {
  const targets = annotations.flatMap(targetsOf);
  const anchors = new Map<string, Anchor>();
  const unplaced: AnnotationTarget[] = [];
  for (const target of targets) {
    const at = tracked.get(target.key);
    if (at && at.end <= text.length) anchors.set(target.key, trackedAnchor(text, target.selector, at));
    else unplaced.push(target);
  }
  const looked = yield* anchorSteps(
    text,
    unplaced.map(({ selector }) => selector),
  );
  const found: PlacedTarget[] = [];
  for (const [i, target] of unplaced.entries()) {
    const { status, span } = looked[i];
    anchors.set(target.key, looked[i]);
    // A likely place is looked for again each time: only what is certain is carried along, and kept on saving.
    if (status === 'exact' || status === 'moved') found.push({ target, span });
  }
  const placed = annotations.map(annotation =>
    withAnchors(
      annotation,
      targetsOf(annotation).map(({ key }) => anchors.get(key)!),
    ),
  );
  return { annotations: placed, found };
}

function trackedAnchor(text: string, { exact, start }: Selector, at: Span): Anchor {
  if (text.slice(at.start, at.end) !== exact) return { status: 'fuzzy', span: at, score: 1 };
  return { status: at.start === start ? 'exact' : 'moved', span: at, score: 1 };
}
