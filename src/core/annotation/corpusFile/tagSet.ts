/** The tags of a folder: their hierarchy by `/`, their colours, their keys, and which of them exclude each other. */
import type { TagDefinition } from './corpusTags';

/** Told apart by hue; used in turn for tags that name no colour, nor have a parent that does. */
const PALETTE = ['#4e9bd4', '#d9822b', '#4fa66a', '#c2557a', '#8f6fd1', '#b3a125', '#3fa7a0', '#a9705a'];

export interface TagNode {
  /** With its parents' names: `claim/number`. */
  readonly name: string;
  /** Its own part of the name: `number`. */
  readonly label: string;
  readonly children: readonly TagNode[];
}

/** A name of more parts is no path: each part would be a level of its own, named in full. */
const MAX_TAG_LEVELS = 20;

/** The parts of a name that is a path; one that has an empty part is no path. */
export function tagPath(name: string): readonly string[] {
  const parts = name.split('/', MAX_TAG_LEVELS + 1);
  return parts.length <= MAX_TAG_LEVELS && parts.every(part => part.trim() !== '') ? parts : [name];
}

/** From the tag itself up to its topmost parent. */
function lineageOf(name: string): string[] {
  const parts = tagPath(name);
  return parts.map((_, i) => parts.slice(0, parts.length - i).join('/'));
}

export const isTagBelow = (name: string, parent: string): boolean => lineageOf(name).slice(1).includes(parent);

/** A tag's name once it, or a tag above it, was renamed. */
export const renameTagPath = (name: string, from: string, to: string): string =>
  name === from ? to : isTagBelow(name, from) ? to + name.slice(from.length) : name;

/** Names as a tree, in their order; a parent that is not among them stands where its first child would. */
export function tagTree(names: readonly string[]): TagNode[] {
  const roots: TagNode[] = [];
  const known = new Map<string, { readonly name: string; readonly label: string; readonly children: TagNode[] }>();
  for (const name of names) {
    let siblings: TagNode[] = roots;
    for (const own of lineageOf(name).reverse()) {
      let node = known.get(own);
      if (!node) {
        node = { name: own, label: tagPath(own)[tagPath(own).length - 1], children: [] };
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

  /** The tags and their parents as a tree, in the order of the file; `others`, which it does not define, come last. */
  tree(others: readonly string[] = []): TagNode[] {
    return tagTree([...this.byName.keys(), ...others.filter(name => !this.byName.has(name)).sort()]);
  }

  /** `#rrggbb`: its own, else its nearest parent's, else one that is always the same for all below one topmost parent. */
  colorOf(name: string): string {
    const line = lineageOf(name);
    for (const own of line) {
      const color = this.byName.get(own)?.color;
      if (color) return color;
    }
    let hash = 0;
    for (const char of line[line.length - 1]) hash = (hash * 31 + char.codePointAt(0)!) >>> 0;
    return PALETTE[hash % PALETTE.length];
  }

  /** The first tag that a key applies, in whatever case it is typed. */
  byKey(key: string): string | null {
    const wanted = key.toLowerCase();
    return this.definitions.find(tag => tag.key?.toLowerCase() === wanted)?.name ?? null;
  }

  /** The other tags that cannot stand on one span with this one. */
  excludedBy(name: string): string[] {
    const group = this.byName.get(name)?.group;
    return group ? this.definitions.flatMap(tag => (tag.group === group && tag.name !== name ? [tag.name] : [])) : [];
  }

  /**
   * What a person's choice comes to: of a group only one tag stays, the one that was not chosen before, else the first.
   * @param before the tags that were chosen so far
   */
  resolveExclusions(before: readonly string[], chosen: readonly string[]): string[] {
    const fresh = chosen.filter(name => !before.includes(name));
    const ranked = [...fresh.reverse(), ...chosen.filter(name => before.includes(name))];
    const gone = new Set<string>();
    for (const name of ranked) if (!gone.has(name)) for (const other of this.excludedBy(name)) gone.add(other);
    return chosen.filter(name => !gone.has(name));
  }
}
