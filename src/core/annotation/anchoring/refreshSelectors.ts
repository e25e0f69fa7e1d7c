/** Which selectors annotations get when their article is saved. */

import type { Annotation, Selector } from '../model/annotation';
import { type AnnotationTarget, targetsOf } from '../model/annotationTargets';
import { describeSpan } from '../model/selector';
import { anchorSteps } from './anchor';
import { isSameSelector, type Snapshot } from './trackedRanges';

/** An annotation whose selectors no longer lead to where it is. Selectors are in the order of `endsOf`. */
export interface RefreshedSelectors {
  readonly id: string;
  readonly from: readonly Selector[];
  readonly to: readonly Selector[];
}

export interface SelectorRefresh {
  readonly stale: readonly RefreshedSelectors[];
  /** What selector each end has from now on, by the end's key. */
  readonly selectors: ReadonlyMap<string, Selector>;
}

/**
 * Chooses the selector of each end: the one that it had when the text was the same before; else the oldest of its own
 * that leads to where it is, so that an edit elsewhere leaves no trace and words that are back have their selector back;
 * else a new one. An end that is lost or not known for certain keeps what it has. Yields so that a caller can give way.
 */
export function* refreshSteps(
  snapshot: Snapshot,
  annotations: readonly Annotation[],
): Generator<void, SelectorRefresh> {
  const choices = annotations.flatMap(targetsOf).map(end => choiceFor(snapshot, end));
  for (let open = choices.filter(isOpen); open.length; open = choices.filter(isOpen)) {
    const anchors = yield* anchorSteps(
      snapshot.text,
      choices.map(({ selector }) => selector),
    );
    choices.forEach((choice, i) => {
      const { candidates, span: target } = choice;
      if (!candidates || !target) return;
      const { status, span } = anchors[i];
      const leads = status !== 'fuzzy' && span?.start === target.start && span.end === target.end;
      if (leads) choice.candidates = null;
      else if (candidates.length) choice.selector = candidates.shift()!;
      else Object.assign(choice, { selector: describeSpan(snapshot.text, target), candidates: null });
    });
  }
  const selectors = new Map(choices.map(({ target: end, selector }) => [end.key, selector]));
  return { stale: annotations.flatMap(annotation => staleOf(annotation, selectors)), selectors };
}

interface SelectorChoice {
  readonly target: AnnotationTarget;
  readonly span: { readonly start: number; readonly end: number } | null;
  selector: Selector;
  /** To be tried after the selector; null once it is chosen. */
  candidates: Selector[] | null;
}

const isOpen = ({ candidates }: SelectorChoice): boolean => candidates !== null;

function choiceFor({ targets: ends, text }: Snapshot, end: AnnotationTarget): SelectorChoice {
  const tracked = ends.get(end.key);
  const known = tracked?.selectors.some(one => isSameSelector(one, end.selector)) ? tracked : undefined;
  const chosen = (selector: Selector): SelectorChoice => ({ target: end, span: null, selector, candidates: null });
  if (!known) return chosen(end.selector);
  if (known.recalled) return chosen(known.recalled);
  if (!known.span || known.span.end > text.length) return chosen(end.selector);
  const [selector, ...candidates] = known.selectors;
  return { target: end, span: known.span, selector, candidates };
}

function staleOf(annotation: Annotation, selectors: ReadonlyMap<string, Selector>): RefreshedSelectors[] {
  const ends = targetsOf(annotation);
  const from = ends.map(({ selector }) => selector);
  const to = ends.map(({ key, selector }) => selectors.get(key) ?? selector);
  return to.every((selector, i) => isSameSelector(selector, from[i])) ? [] : [{ id: annotation.id, from, to }];
}
