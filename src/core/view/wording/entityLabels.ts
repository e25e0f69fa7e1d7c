/** Labels of decisions on entities, for hover and tree. */

import type { EntityType } from '../../analysis';
import type { EntityView } from '../../annotation';
import type { DisplayLanguage } from '../../text';
import { excerpt } from './words';

/** Whether a person decided on an entity, in the article or for all articles. */
export const isDecided = ({ decision, corpus }: EntityView): boolean => decision !== null || corpus !== null;

/** A line for the decision in this article, and one for the decision for all articles. */
export function decisionLabelsOf({ decision, corpus }: EntityView, { say }: DisplayLanguage): string[] {
  const lines: string[] = [];
  if (decision) {
    const by = decision.author ? say` by ${excerpt(decision.author, 40)}` : '';
    const day = (decision.modified ?? decision.created)?.slice(0, 10);
    lines.push(say`Decided${by}${day ? say` on ${day}` : ''}`);
  }
  if (corpus) {
    const names = corpus.aliases?.length ? say`: also ${excerpt(corpus.aliases.join(', '), 120)}` : '';
    lines.push(say`Decided for all articles${names}`);
  }
  return lines;
}

/** The label for rejecting an entity: `Not a person`, `Not a place`, `Not an entity`. */
export function rejectionLabelOf({ type }: Pick<EntityView, 'type'>, { say }: DisplayLanguage): string {
  switch (type) {
    case 'person':
      return say`Not a person`;
    case 'organization':
      return say`Not an organization`;
    case 'place':
      return say`Not a place`;
    case 'group':
      return say`Not a group`;
    case 'event':
      return say`Not an event`;
    case 'work':
      return say`Not a work`;
    case 'product':
      return say`Not a product`;
    case 'other':
      return say`Not an entity`;
  }
}

/** What an entity is, in a word. */
export function typeName(type: EntityType, { say }: DisplayLanguage): string {
  switch (type) {
    case 'person':
      return say`person`;
    case 'organization':
      return say`organization`;
    case 'place':
      return say`place`;
    case 'group':
      return say`group`;
    case 'event':
      return say`event`;
    case 'work':
      return say`work`;
    case 'product':
      return say`product`;
    case 'other':
      return say`other`;
  }
}
