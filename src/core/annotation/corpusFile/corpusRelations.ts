import { ENTITY_TYPES } from '../sidecar/items';
import type { CorpusList } from './corpusList';

/** What an end of a relation may be said to be: the kinds of what is worked out. */
export const RELATION_TARGET_KINDS = ['quote', ...ENTITY_TYPES] as const;
export type RelationTargetKind = (typeof RELATION_TARGET_KINDS)[number];

/** A type of relation between two passages: two spans, or the mentions of two entities. */
export interface RelationType {
  readonly name: string;
  /** `#rrggbb` */
  readonly color?: string;
  readonly description?: string;
  /** It says the same read from either end. */
  readonly symmetric?: true;
  /** What it usually leads from, and to: it is offered first where that fits. */
  readonly from?: RelationTargetKind;
  readonly to?: RelationTargetKind;
}

/** A type may be written as its name alone. */
export const RELATIONS: CorpusList<RelationType> = {
  key: 'relations',
  noun: 'relation type',
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

/** How well a type fits two ends: as they stand, the other way round, or not. Ends of no kind fit what asks for none. */
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
