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

/** What can be shown as a colour; anything else that stands in the file gives way to another. */
export const isColor = (text: string | undefined): text is string => /^#[0-9a-f]{6}$/i.test(text ?? '');

/** The tag set. A tag may be written as its name alone. */
export const TAGS: CorpusList<TagDefinition> = {
  key: 'tags',
  what: 'tag',
  keys: ['name', 'color', 'key', 'description', 'group'],
  keyOf: ({ name }) => name,
  read(fields) {
    const name = fields.name();
    if (name === null) return null;
    const signs = { ...fields.text('color'), ...fields.sign('key') };
    return { name, ...signs, ...fields.text('description'), ...fields.text('group') };
  },
};
