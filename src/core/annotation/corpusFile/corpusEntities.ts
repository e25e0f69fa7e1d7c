import type { EntityType } from '../../analysis';
import { ENTITY_TYPES } from '../sidecar/items';
import type { CorpusList } from './corpusList';

/** What a person decided about an entity for all articles. */
export interface CorpusEntity {
  readonly name: string;
  /** Other names that stand for it. */
  readonly aliases?: readonly string[];
  readonly type?: EntityType;
  /** `rejected`: what goes by this name is no entity. */
  readonly status?: 'rejected';
}

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
