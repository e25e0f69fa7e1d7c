import type { EntityType } from '../../analysis';
import { phrase } from '../../text';
import { ENTITY_TYPES } from '../sidecar/items';
import type { CorpusList } from './corpusList';

/** A decision on an entity for all articles of the folder. */
export interface CorpusEntity {
  readonly name: string;
  /** Other names of the entity. */
  readonly aliases?: readonly string[];
  readonly type?: EntityType;
  /** `rejected`: text with this name is not an entity. */
  readonly status?: 'rejected';
  /**
   * If it applies in some articles only: paths of seed files relative to the corpus file’s folder, with `/`; for one of
   * several articles of a file with `#` and its number, from 1.
   */
  readonly articles?: readonly string[];
  /** If it applies only to entities with one of these roles: words of the role, in order; case does not matter. */
  readonly roles?: readonly string[];
}

/** True if an entry applies in some articles, or to some roles, only: where it does, it comes before others. */
export const isLimited = ({ articles, roles }: CorpusEntity): boolean => articles !== undefined || roles !== undefined;

/** The list `entities`. */
export const ENTITIES: CorpusList<CorpusEntity> = {
  key: 'entities',
  noun: phrase`entity`,
  keys: ['name', 'aliases', 'type', 'status', 'articles', 'roles'],
  keyOf: ({ name }) => name,
  read(fields) {
    const name = fields.name();
    if (name === null) return null;
    return {
      name,
      ...fields.texts('aliases'),
      ...fields.oneOf('type', ENTITY_TYPES),
      ...fields.oneOf('status', ['rejected'] as const),
      ...fields.texts('articles'),
      ...fields.texts('roles'),
    };
  },
};
