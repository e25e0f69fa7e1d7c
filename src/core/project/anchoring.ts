import {
  type Anchor,
  type AnchoredAnnotation,
  type Annotation,
  anchorSteps,
  type End,
  endsOf,
  type Selector,
  withAnchors,
} from '../annotation';
import type { Span } from '../text';
import type { PlacedEnd } from './ports';

export interface AnchoringResult {
  readonly annotations: readonly AnchoredAnnotation[];
  /** The ends that were looked for and found for certain. */
  readonly found: readonly PlacedEnd[];
}

/**
 * Finds all ends of annotations in a text, in steps.
 * @param tracked where ends are known to be, by their keys; the others are looked for
 */
export function* anchorInFile(
  text: string,
  annotations: readonly Annotation[],
  tracked: ReadonlyMap<string, Span>,
): Generator<void, AnchoringResult> {
  const ends = annotations.flatMap(endsOf);
  const anchors = new Map<string, Anchor>();
  const unplaced: End[] = [];
  for (const end of ends) {
    const at = tracked.get(end.key);
    if (at && at.end <= text.length) anchors.set(end.key, trackedAnchor(text, end.selector, at));
    else unplaced.push(end);
  }
  const looked = yield* anchorSteps(
    text,
    unplaced.map(({ selector }) => selector),
  );
  const found: PlacedEnd[] = [];
  for (const [i, end] of unplaced.entries()) {
    const { status, span } = looked[i];
    anchors.set(end.key, looked[i]);
    // A likely place is looked for again each time: only what is certain is carried along, and kept on saving.
    if (status === 'exact' || status === 'moved') found.push({ end, span });
  }
  const placed = annotations.map(annotation =>
    withAnchors(
      annotation,
      endsOf(annotation).map(({ key }) => anchors.get(key)!),
    ),
  );
  return { annotations: placed, found };
}

function trackedAnchor(text: string, { exact, start }: Selector, at: Span): Anchor {
  if (text.slice(at.start, at.end) !== exact) return { status: 'fuzzy', span: at, score: 1 };
  return { status: at.start === start ? 'exact' : 'moved', span: at, score: 1 };
}
