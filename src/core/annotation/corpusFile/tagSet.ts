/** The tag set of a folder: its hierarchy by `/`, colours, keys, and groups of tags that exclude each other. */
import type { TagDefinition } from './corpusTags';

/** Colours of distinct hue, for tags that have no colour and no parent with one. */
const PALETTE = ['#4e9bd4', '#d9822b', '#4fa66a', '#c2557a', '#8f6fd1', '#b3a125', '#3fa7a0', '#a9705a'];

export interface TagNode {
  /** The full name: `claim/number`. */
  readonly name: string;
  /** The last level of the name: `number`. */
  readonly label: string;
  readonly children: readonly TagNode[];
}

/** Maximum number of levels. A name with more is a single level: each level would repeat the whole name before it. */
const MAX_TAG_LEVELS = 20;

/** The levels of a tag name. A name with an empty level, or with too many, is one level. */
export function tagPath(name: string): readonly string[] {
  const parts = name.split('/', MAX_TAG_LEVELS + 1);
  return parts.length <= MAX_TAG_LEVELS && parts.every(part => part.trim() !== '') ? parts : [name];
}

/** The full names of the tag and its parents, from the tag up. */
function lineageOf(name: string): string[] {
  const parts = tagPath(name);
  return parts.map((_, i) => parts.slice(0, parts.length - i).join('/'));
}

/** True if `parent` is a parent of the tag, at any level. */
export const isTagBelow = (name: string, parent: string): boolean => lineageOf(name).slice(1).includes(parent);

/** The name of a tag after the tag `from` was renamed to `to`: changed if it is that tag or below it. */
export const renameTagPath = (name: string, from: string, to: string): string =>
  name === from ? to : isTagBelow(name, from) ? to + name.slice(from.length) : name;

/** Arranges names as a tree, in their order. A missing parent is added at the place of its first child. */
export function tagTree(names: readonly string[]): TagNode[] {
  const roots: TagNode[] = [];
  const known = new Map<string, { readonly name: string; readonly label: string; readonly children: TagNode[] }>();
  for (const name of names) {
    let siblings: TagNode[] = roots;
    for (const own of lineageOf(name).reverse()) {
      let node = known.get(own);
      if (!node) {
        node = { name: own, label: tagPath(own).at(-1) ?? own, children: [] };
        known.set(own, node);
        siblings.push(node);
      }
      siblings = node.children;
    }
  }
  return roots;
}

export class TagSet {
  private readonly byName: ReadonlyMap<string, TagDefinition>;

  constructor(readonly definitions: readonly TagDefinition[]) {
    this.byName = new Map(definitions.map(definition => [definition.name, definition]));
  }

  get(name: string): TagDefinition | null {
    return this.byName.get(name) ?? null;
  }

  /** The tags as a tree, in file order. Undefined ones among `others` come last, sorted by name. */
  tree(others: readonly string[] = []): TagNode[] {
    return tagTree([...this.byName.keys(), ...others.filter(name => !this.byName.has(name)).sort()]);
  }

  /** The tag's colour, `#rrggbb`: its own, else its nearest parent's, else one from the palette by its top level. */
  colorOf(name: string): string {
    const line = lineageOf(name);
    for (const own of line) {
      const color = this.byName.get(own)?.color;
      if (color) return color;
    }
    let hash = 0;
    for (const char of line.at(-1) ?? name) hash = (hash * 31 + char.codePointAt(0)!) >>> 0;
    return PALETTE[hash % PALETTE.length] as string;
  }

  /** The first tag with this key, ignoring case; null if there is none. */
  byKey(key: string): string | null {
    const wanted = key.toLowerCase();
    return this.definitions.find(tag => tag.key?.toLowerCase() === wanted)?.name ?? null;
  }

  /** The other tags of its group, which cannot be on the same span. */
  excludedBy(name: string): string[] {
    const group = this.byName.get(name)?.group;
    return group ? this.definitions.flatMap(tag => (tag.group === group && tag.name !== name ? [tag.name] : [])) : [];
  }

  /**
   * Reduces a choice of tags to at most one of each group: a newly chosen tag, else the first.
   * @param before the tags that the span has so far
   */
  resolveExclusions(before: readonly string[], chosen: readonly string[]): string[] {
    const fresh = chosen.filter(name => !before.includes(name));
    const ranked = [...fresh.reverse(), ...chosen.filter(name => before.includes(name))];
    const excluded = new Set<string>();
    for (const name of ranked) if (!excluded.has(name)) for (const other of this.excludedBy(name)) excluded.add(other);
    return chosen.filter(name => !excluded.has(name));
  }
}
