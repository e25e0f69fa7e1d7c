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
  /** The ends that were searched for and found with certainty. */
  readonly found: readonly PlacedEnd[];
}

/**
 * Anchors annotations in a text, in steps.
 * @param text the file's
 * @param tracked known spans by the keys of the ends; all other ends are searched for
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
    const anchor = looked[i] as Anchor;
    const { status, span } = anchor;
    anchors.set(end.key, anchor);
    // Uncertain places are searched for again each time. Only certain ones are tracked and saved.
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
