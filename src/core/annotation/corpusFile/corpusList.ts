/** What the lists of the corpus file have in common: how an item is read, told from others, and changed. */
import type { ItemFlaw } from '../sidecar/items';
import { type Fields, type ListItem, listItems, type SidecarProblem, spanAt, type YamlFile } from '../yaml/file';
import { isFields, isSame, type ListChange } from '../yaml/listChanges';

/** One list at the top of the corpus file, by the key that it stands under. */
export interface CorpusList<Item> {
  readonly key: string;
  /** What one item is called in a sentence. */
  readonly noun: string;
  /** The item; null where it cannot be used. Whatever is wrong is told to `fields`. */
  read(fields: ItemFields): Item | null;
  /** What tells an item from all others of the list. */
  keyOf(item: Item): string;
  /** The keys in the order in which they are written. */
  readonly keys: readonly (keyof Item & string)[];
}

/**
 * - `add`: a new item; one that is there already under its key stays as it is.
 * - `put`: what the item says from now on; where there is none under its key it is added. `at` is the key under which
 *   it stands so far, where that is another.
 * - `remove`: the item goes; where there is none, nothing happens.
 */
export type CorpusItemChange<Item> =
  | { readonly op: 'add'; readonly item: Item }
  | { readonly op: 'put'; readonly item: Item; readonly currentKey?: string }
  | { readonly op: 'remove'; readonly key: string };

/** Reads the fields of one item of plain data, checked one by one; what is wrong with them is collected. */
export class ItemFields {
  readonly flaws: ItemFlaw[] = [];
  private readonly fields: Fields;

  /** An item that is a text alone has that as its `name`. */
  constructor(value: unknown) {
    this.fields = isFields(value) ? value : typeof value === 'string' ? { name: value } : {};
  }

  /** A text that must be there. */
  name(key = 'name'): string | null {
    const value = this.valueOf(key);
    if (typeof value === 'string' && value) return value;
    this.flaws.push({ path: [key], message: `It needs a “${key}”, which is text.` });
    return null;
  }

  text<K extends string>(key: K): { [P in K]?: string } {
    const value = this.valueOf(key);
    if (typeof value === 'string') return { [key]: value } as { [P in K]?: string };
    if (value !== undefined && value !== null) this.addFlaw(key, `“${key}” must be text: put it in quotes.`);
    return {};
  }

  /** `#rrggbb` */
  color<K extends string>(key: K): { [P in K]?: string } {
    const { [key]: value } = this.text(key);
    if (value === undefined || /^#[0-9a-f]{6}$/i.test(value)) return value === undefined ? {} : this.text(key);
    this.addFlaw(key, `“${key}” must be # and six digits, 0 to 9 and a to f: "#b35900".`);
    return {};
  }

  /** A text that YAML may take for a number, such as the key `1`. */
  textOrNumber<K extends string>(key: K): { [P in K]?: string } {
    const value = this.valueOf(key);
    return typeof value === 'number' ? ({ [key]: String(value) } as { [P in K]?: string }) : this.text(key);
  }

  texts<K extends string>(key: K): { [P in K]?: string[] } {
    const value = this.valueOf(key);
    if (value === undefined || value === null) return {};
    const all = Array.isArray(value) ? value : null;
    if (all?.every(text => typeof text === 'string')) return { [key]: all } as { [P in K]?: string[] };
    this.addFlaw(key, `“${key}” must be a list of texts.`);
    return {};
  }

  oneOf<K extends string, T extends string>(key: K, values: readonly T[]): { [P in K]?: T } {
    const value = this.valueOf(key);
    const known = values.find(one => one === value);
    if (known !== undefined) return { [key]: known } as { [P in K]?: T };
    if (value !== undefined && value !== null) this.addFlaw(key, `“${key}” must be one of ${values.join(', ')}.`);
    return {};
  }

  flag<K extends string>(key: K): { [P in K]?: true } {
    const value = this.valueOf(key);
    if (value !== undefined && typeof value !== 'boolean') this.addFlaw(key, `“${key}” must be true or false.`);
    return (value === true ? { [key]: true } : {}) as { [P in K]?: true };
  }

  private valueOf(key: string): unknown {
    return Object.hasOwn(this.fields, key) ? this.fields[key] : undefined;
  }

  private addFlaw(key: string, message: string): void {
    this.flaws.push({ path: [key], message });
  }
}

/** The items of a list in the order of the file; of two with one key the first counts. Null where it is no list. */
export function readList<Item>(file: YamlFile, list: CorpusList<Item>, problems: SidecarProblem[]): Item[] | null {
  const present = listItems(file, list.key);
  if (!present) return null;
  const items = new Map<string, Item>();
  for (const { value, node } of present) {
    const fields = new ItemFields(value);
    const item = list.read(fields);
    for (const { path, message } of fields.flaws) {
      const at = spanAt(node, path);
      problems.push(
        item
          ? file.problemAt('sidecar/invalid-field', 'warning', message, at)
          : file.problemAt('sidecar/invalid-item', 'error', `${message} The ${list.noun} is left out.`, at),
      );
    }
    if (item && items.has(list.keyOf(item))) {
      const message = `The ${list.noun} “${list.keyOf(item).slice(0, 60)}” stands twice; the first one counts.`;
      problems.push(file.problemAt('sidecar/duplicate-id', 'warning', message, spanAt(node, ['name'])));
    } else if (item) items.set(list.keyOf(item), item);
  }
  return [...items.values()];
}

interface ListEntry<Item> {
  /** In the file; null for one that is not there yet. */
  readonly index: number | null;
  readonly before: Item | null;
  after: Item | null;
}

/** What changes of a list's items are as changes of the file's list; what comes to nothing is left out. */
export function toCorpusListChanges<Item>(
  file: YamlFile,
  list: CorpusList<Item>,
  changes: readonly CorpusItemChange<Item>[],
): ListChange[] {
  const present = listItems(file, list.key) ?? [];
  const entries = present.map(({ value }, index): ListEntry<Item> => {
    const item = list.read(new ItemFields(value));
    return { index, before: item, after: item };
  });
  const find = (key: string) => entries.find(({ after }) => after !== null && list.keyOf(after) === key);
  for (const change of changes) {
    if (change.op === 'remove') for (let at = find(change.key); at; at = find(change.key)) at.after = null;
    else {
      const own = list.keyOf(change.item);
      const known = find(change.op === 'put' ? (change.currentKey ?? own) : own);
      if (!known) entries.push({ index: null, before: null, after: change.item });
      else if (change.op === 'put') known.after = change.item;
    }
  }
  return entries.flatMap(entry => changeOf(entry, list, present));
}

function changeOf<Item>(
  { index, before, after }: ListEntry<Item>,
  list: CorpusList<Item>,
  present: readonly ListItem[],
): ListChange[] {
  if (index === null) return after ? [{ op: 'append', value: toFields(list, after) }] : [];
  if (!before || before === after) return [];
  if (!after) return [{ op: 'delete', index }];
  const [from, to] = [toFields(list, before), toFields(list, after)];
  if (isSame(from, to)) return [];
  return isFields(present[index].value) ? [{ op: 'set', index, from, to }] : [{ op: 'replace', index, value: to }];
}

/** What says nothing is left out. */
function toFields<Item>(list: CorpusList<Item>, item: Item): Fields {
  return Object.fromEntries(list.keys.filter(key => item[key] !== undefined).map(key => [key, item[key]]));
}
