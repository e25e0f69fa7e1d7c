import type { CorpusList } from './corpusList';

export interface TagDefinition {
  readonly name: string;
  /** `#rrggbb` */
  readonly color?: string;
  /** One key that applies it. */
  readonly key?: string;
  readonly description?: string;
  /** Of the tags of one group, a span has one at most. */
  readonly group?: string;
}

/** The tag set. A tag may be written as its name alone. */
export const TAGS: CorpusList<TagDefinition> = {
  key: 'tags',
  noun: 'tag',
  keys: ['name', 'color', 'key', 'description', 'group'],
  keyOf: ({ name }) => name,
  read(fields) {
    const name = fields.name();
    if (name === null) return null;
    const signs = { ...fields.color('color'), ...fields.textOrNumber('key') };
    return { name, ...signs, ...fields.text('description'), ...fields.text('group') };
  },
};
