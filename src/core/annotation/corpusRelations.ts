import type { CorpusList } from './corpusList';

/** A type of relation between two spans or entities. */
export interface RelationType {
  readonly name: string;
  readonly description?: string;
}

/** A type may be written as its name alone. */
export const RELATIONS: CorpusList<RelationType> = {
  key: 'relations',
  what: 'relation type',
  keys: ['name', 'description'],
  keyOf: ({ name }) => name,
  read(fields) {
    const name = fields.name();
    return name === null ? null : { name, ...fields.text('description') };
  },
};
