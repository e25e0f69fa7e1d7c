import { phrase } from '../../text';
import { ENTITY_TYPES } from '../sidecar/items';
import type { CorpusList } from './corpusList';

/** The kinds of passages that a relation type may ask for: a quote, or a mention of an entity of this type. */
export const RELATION_TARGET_KINDS = ['quote', ...ENTITY_TYPES] as const;
export type RelationTargetKind = (typeof RELATION_TARGET_KINDS)[number];

/** A type of relation between two passages. */
export interface RelationType {
  readonly name: string;
  /** `#rrggbb` */
  readonly color?: string;
  readonly description?: string;
  /** True if the relation has no direction. */
  readonly symmetric?: true;
  /** The kind of passage that it usually leads from. Types that fit the chosen passages are offered first. */
  readonly from?: RelationTargetKind;
  /** The kind of passage that it usually leads to. */
  readonly to?: RelationTargetKind;
}

/** The list `relations`. A type may be written as just its name. */
export const RELATIONS: CorpusList<RelationType> = {
  key: 'relations',
  noun: phrase`relation type`,
  keys: ['name', 'color', 'description', 'symmetric', 'from', 'to'],
  keyOf: ({ name }) => name,
  read(fields) {
    const name = fields.name();
    if (name === null) return null;
    const about = { ...fields.color('color'), ...fields.text('description'), ...fields.flag('symmetric') };
    return {
      name,
      ...about,
      ...fields.oneOf('from', RELATION_TARGET_KINDS),
      ...fields.oneOf('to', RELATION_TARGET_KINDS),
    };
  },
};

/**
 * How a relation type fits two passages: in this direction, in the opposite one, or not at all.
 * @param from,to the kinds of the passages; null if a passage is neither a quote nor a mention
 */
export function relationFit(
  type: RelationType,
  from: RelationTargetKind | null,
  to: RelationTargetKind | null,
): 'as is' | 'reversed' | 'not' {
  const fits = (first: RelationTargetKind | null, second: RelationTargetKind | null) =>
    (!type.from || type.from === first) && (!type.to || type.to === second);
  if (fits(from, to)) return 'as is';
  return fits(to, from) ? (type.symmetric ? 'as is' : 'reversed') : 'not';
}
