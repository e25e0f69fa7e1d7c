import type { CorpusList } from './corpusList';

export interface TagDefinition {
  readonly name: string;
  /** `#rrggbb` */
  readonly color?: string;
  /** One key that applies it. */
  readonly key?: string;
  readonly description?: string;
}

/** The tag set. A tag may be written as its name alone. */
export const TAGS: CorpusList<TagDefinition> = {
  key: 'tags',
  what: 'tag',
  keys: ['name', 'color', 'key', 'description'],
  keyOf: ({ name }) => name,
  read(fields) {
    const name = fields.name();
    return name === null
      ? null
      : { name, ...fields.text('color'), ...fields.sign('key'), ...fields.text('description') };
  },
};
