import { phrase } from '../../text';
import type { CorpusList } from './corpusList';

/** A tag of the folder's tag set. */
export interface TagDefinition {
  /** The levels of the hierarchy, separated by `/`. */
  readonly name: string;
  /** `#rrggbb` */
  readonly color?: string;
  /** The key that applies it while tagging by keys. */
  readonly key?: string;
  readonly description?: string;
  /** The tags of a group exclude each other: a span has at most one of them. */
  readonly group?: string;
}

/** The list `tags`. A tag may be written as just its name. */
export const TAGS: CorpusList<TagDefinition> = {
  key: 'tags',
  noun: phrase`tag`,
  keys: ['name', 'color', 'key', 'description', 'group'],
  keyOf: ({ name }) => name,
  read(fields) {
    const name = fields.name();
    if (name === null) return null;
    const appearance = { ...fields.color('color'), ...fields.textOrNumber('key') };
    return { name, ...appearance, ...fields.text('description'), ...fields.text('group') };
  },
};
