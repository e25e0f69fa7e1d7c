import type { Mention } from '../../analysis';
import type { ArticleView, EntityView } from '../../annotation';
import { mentionAt } from '../find';

export interface Definition {
  /** What the question is about. */
  readonly entity: EntityView;
  readonly mention: Mention;
  /** Where it leads: the mention itself if it is the one that introduces the entity. */
  readonly target: Mention;
}

/**
 * Where the mention at a file offset is explained: a pronoun by its antecedent, that is the last name or description
 * before it; any other mention by the first full name. Null if there is no mention.
 */
export function definitionAt(view: ArticleView, offset: number): Definition | null {
  const found = mentionAt(view, offset);
  if (!found) return null;
  const { entity, mention, index } = found;
  const introduction = introductionOf(entity) ?? mention;
  const antecedent = entity.mentions
    .slice(0, index)
    .reverse()
    .find(({ kind }) => kind !== 'pronoun');
  return { entity, mention, target: mention.kind === 'pronoun' ? (antecedent ?? introduction) : introduction };
}

/** The first mention by the fullest name, or else by any name, or else the first one; null if there is none. */
export function introductionOf({ entity, mentions }: EntityView): Mention | null {
  const names = mentions.filter(({ kind }) => kind === 'name');
  return names.find(({ text }) => text === entity.name) ?? names[0] ?? mentions[0] ?? null;
}
