import type { EntityType } from '../../analysis';
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
}

/** The list `entities`. */
export const ENTITIES: CorpusList<CorpusEntity> = {
  key: 'entities',
  noun: 'entity',
  keys: ['name', 'aliases', 'type', 'status'],
  keyOf: ({ name }) => name,
  read(fields) {
    const name = fields.name();
    if (name === null) return null;
    return {
      name,
      ...fields.texts('aliases'),
      ...fields.oneOf('type', ENTITY_TYPES),
      ...fields.oneOf('status', ['rejected'] as const),
    };
  },
};
