/** Which selectors annotations get when their article is saved. */

import type { Annotation, Selector } from '../model/annotation';
import { type End, endsOf } from '../model/annotationTargets';
import { describe } from '../model/selector';
import { anchorSteps } from './anchor';
import { isSameSelector, type Snapshot } from './trackedRanges';

/** An annotation whose selectors no longer lead to where it is. Selectors are in the order of `endsOf`. */
export interface Refreshed {
  readonly id: string;
  readonly from: readonly Selector[];
  readonly to: readonly Selector[];
}

export interface Refreshment {
  readonly stale: readonly Refreshed[];
  /** What selector each end has from now on, by the end's key. */
  readonly selectors: ReadonlyMap<string, Selector>;
}

/**
 * Chooses the selector of each end: the one that it had when the text was the same before; else the oldest of its own
 * that leads to where it is, so that an edit elsewhere leaves no trace and words that are back have their selector back;
 * else a new one. An end that is lost or not known for certain keeps what it has. Yields so that a caller can give way.
 */
export function* refreshSteps(snapshot: Snapshot, annotations: readonly Annotation[]): Generator<void, Refreshment> {
  const choices = annotations.flatMap(endsOf).map(end => choiceFor(snapshot, end));
  for (let open = choices.filter(isOpen); open.length; open = choices.filter(isOpen)) {
    const anchors = yield* anchorSteps(
      snapshot.text,
      choices.map(({ selector }) => selector),
    );
    choices.forEach((choice, i) => {
      const { candidates, target } = choice;
      if (!candidates || !target) return;
      const { status, span } = anchors[i];
      const leads = status !== 'fuzzy' && span?.start === target.start && span.end === target.end;
      if (leads) choice.candidates = null;
      else if (candidates.length) choice.selector = candidates.shift()!;
      else Object.assign(choice, { selector: describe(snapshot.text, target), candidates: null });
    });
  }
  const selectors = new Map(choices.map(({ end, selector }) => [end.key, selector]));
  return { stale: annotations.flatMap(annotation => staleOf(annotation, selectors)), selectors };
}

interface Choice {
  readonly end: End;
  readonly target: { readonly start: number; readonly end: number } | null;
  selector: Selector;
  /** To be tried after the selector; null once it is chosen. */
  candidates: Selector[] | null;
}

const isOpen = ({ candidates }: Choice): boolean => candidates !== null;

function choiceFor({ ends, text }: Snapshot, end: End): Choice {
  const tracked = ends.get(end.key);
  const known = tracked?.selectors.some(one => isSameSelector(one, end.selector)) ? tracked : undefined;
  const chosen = (selector: Selector): Choice => ({ end, target: null, selector, candidates: null });
  if (!known) return chosen(end.selector);
  if (known.recalled) return chosen(known.recalled);
  if (!known.span || known.span.end > text.length) return chosen(end.selector);
  const [selector, ...candidates] = known.selectors;
  return { end, target: known.span, selector, candidates };
}

function staleOf(annotation: Annotation, selectors: ReadonlyMap<string, Selector>): Refreshed[] {
  const ends = endsOf(annotation);
  const from = ends.map(({ selector }) => selector);
  const to = ends.map(({ key, selector }) => selectors.get(key) ?? selector);
  return to.every((selector, i) => isSameSelector(selector, from[i])) ? [] : [{ id: annotation.id, from, to }];
}
