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

export interface AnchoringResult {
  readonly annotations: readonly AnchoredAnnotation[];
  /** The ends that were searched for and found with certainty. */
  readonly found: readonly PlacedTarget[];
}

/**
 * Anchors annotations in a text, in steps.
 * @param text the file's
 * @param tracked known spans by the keys of the targets; all other targets are searched for
 */
export function* anchorInFile(
  text: string,
  annotations: readonly Annotation[],
  tracked: ReadonlyMap<string, Span>,
): Generator<void, AnchoringResult> {
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
    const anchor = looked[i] as Anchor;
    const { status, span } = anchor;
    anchors.set(target.key, anchor);
    // Uncertain places are searched for again each time. Only certain ones are tracked and saved.
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
