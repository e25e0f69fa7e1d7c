/** Labels of decisions on entities, for hover and tree. */
import type { EntityView } from '../../annotation';
import { excerpt } from './words';

/** Whether a person decided on an entity, in the article or for all articles. */
export const isDecided = ({ decision, corpus }: EntityView): boolean => decision !== null || corpus !== null;

/** A line for the decision in this article, and one for the decision for all articles. */
export function decisionLabelsOf({ decision, corpus }: EntityView): string[] {
  const lines: string[] = [];
  if (decision) {
    const by = decision.author ? ` by ${excerpt(decision.author, 40)}` : '';
    const day = (decision.modified ?? decision.created)?.slice(0, 10);
    lines.push(`Decided${by}${day ? ` on ${day}` : ''}`);
  }
  if (corpus) {
    const names = corpus.aliases?.length ? `: also ${excerpt(corpus.aliases.join(', '), 120)}` : '';
    lines.push(`Decided for all articles${names}`);
  }
  return lines;
}

/** The label for rejecting an entity: `Not a person`, `Not a place`, `Not an entity`. */
export function rejectionLabelOf({ type }: Pick<EntityView, 'type'>): string {
  if (type === 'other') return 'Not an entity';
  return /^[aeo]/.test(type) ? `Not an ${type}` : `Not a ${type}`;
}
