/** Chooses the selectors that annotations get when their article is saved. */

import type { Span } from '../../text';
import type { Annotation, Selector } from '../model/annotation';
import { type AnnotationTarget, targetsOf } from '../model/annotationTargets';
import { describeSpan } from '../model/selector';
import { anchorSteps } from './anchor';
import { isSameSelector, type TrackingSnapshot } from './trackedRanges';

/** An annotation whose selectors need to change. Selectors are in the order of `targetsOf`. */
export interface RefreshedSelectors {
  readonly id: string;
  readonly from: readonly Selector[];
  readonly to: readonly Selector[];
}

export interface SelectorRefresh {
  readonly stale: readonly RefreshedSelectors[];
  /** The selector that each target has from now on, by the target's key. */
  readonly selectors: ReadonlyMap<string, Selector>;
}

/**
 * Chooses a selector for each target: the one that it had when the text was last the same; else the oldest of its
 * selectors that still leads to the passage, so that an edit elsewhere changes nothing and a restored text gets its old
 * selector; else a new one. A target that is lost or uncertain keeps its selector. Yields between selectors, so that a
 * caller can pause or cancel.
 */
export function* refreshSteps(
  snapshot: TrackingSnapshot,
  annotations: readonly Annotation[],
): Generator<void, SelectorRefresh> {
  const choices = annotations.flatMap(targetsOf).map(target => choiceFor(snapshot, target));
  while (choices.some(isOpen)) {
    const anchors = yield* anchorSteps(
      snapshot.text,
      choices.map(({ selector }) => selector),
    );
    for (const [i, anchor] of anchors.entries()) {
      const choice = choices[i];
      if (!choice?.candidates || !choice.span) continue;
      const { candidates, span } = choice;
      const leads = anchor.status !== 'fuzzy' && anchor.span?.start === span.start && anchor.span.end === span.end;
      const next = leads ? undefined : candidates.shift();
      if (next) choice.selector = next;
      else if (leads) choice.candidates = null;
      else Object.assign(choice, { selector: describeSpan(snapshot.text, span), candidates: null });
    }
  }
  const selectors = new Map(choices.map(({ target, selector }) => [target.key, selector]));
  return { stale: annotations.flatMap(annotation => staleOf(annotation, selectors)), selectors };
}

interface SelectorChoice {
  readonly target: AnnotationTarget;
  /** The passage that the selector must lead to; null if the selector is chosen without a check. */
  readonly span: Span | null;
  selector: Selector;
  /** The selectors to try after this one; null once the choice is made. */
  candidates: Selector[] | null;
}

const isOpen = ({ candidates }: SelectorChoice): boolean => candidates !== null;

function choiceFor({ targets, text }: TrackingSnapshot, target: AnnotationTarget): SelectorChoice {
  const tracked = targets.get(target.key);
  const known = tracked?.selectors.some(one => isSameSelector(one, target.selector)) ? tracked : undefined;
  const chosen = (selector: Selector): SelectorChoice => ({ target, span: null, selector, candidates: null });
  if (!known) return chosen(target.selector);
  if (known.recalled) return chosen(known.recalled);
  if (!known.span || known.span.end > text.length) return chosen(target.selector);
  const [selector = target.selector, ...candidates] = known.selectors;
  return { target, span: known.span, selector, candidates };
}

function staleOf(annotation: Annotation, selectors: ReadonlyMap<string, Selector>): RefreshedSelectors[] {
  const targets = targetsOf(annotation);
  const isStale = targets.some(({ key, selector }) => !isSameSelector(selectors.get(key) ?? selector, selector));
  if (!isStale) return [];
  const from = targets.map(({ selector }) => selector);
  const to = targets.map(({ key, selector }) => selectors.get(key) ?? selector);
  return [{ id: annotation.id, from, to }];
}
