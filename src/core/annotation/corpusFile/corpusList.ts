/** What the lists of the corpus file have in common: reading, identifying and changing items. */
import { type Message, phrase } from '../../text';
import type { ItemFlaw } from '../sidecar/items';
import { type Fields, type ListItem, listItems, type SidecarProblem, spanAt, type YamlFile } from '../yaml/file';
import { isFields, isSame, type ListChange } from '../yaml/listChanges';

/** A top-level list of the corpus file. */
export interface CorpusList<Item> {
  /** Its top-level key. */
  readonly key: string;
  /** The name of an item in messages. */
  readonly noun: Message;
  /** Reads an item; null if it cannot be used. Faults are added to `fields`. */
  read(fields: ItemFields): Item | null;
  /** The key that identifies an item in the list. */
  keyOf(item: Item): string;
  /** The fields in the order in which they are written. */
  readonly keys: readonly (keyof Item & string)[];
}

/**
 * A change of one item, by its key.
 * - `add`: adds an item, unless there is one with its key.
 * - `put`: replaces the item with its key, or adds it. `currentKey` is the item's key so far, if that changes.
 * - `remove`: removes the item, if there is one.
 */
export type CorpusItemChange<Item> =
  | { readonly op: 'add'; readonly item: Item }
  | { readonly op: 'put'; readonly item: Item; readonly currentKey?: string }
  | { readonly op: 'remove'; readonly key: string };

/** Reads and checks the fields of one item of plain data, and collects their faults. */
export class ItemFields {
  readonly flaws: ItemFlaw[] = [];
  private readonly fields: Fields;

  /** An item that is just a text has it as its `name`. */
  constructor(value: unknown) {
    this.fields = isFields(value) ? value : typeof value === 'string' ? { name: value } : {};
  }

  /** A required text; null with a fault if it is missing. */
  name(key = 'name'): string | null {
    const value = this.valueOf(key);
    if (typeof value === 'string' && value) return value;
    this.flaws.push({ path: [key], message: phrase`The key “${key}” is missing, or is not text.` });
    return null;
  }

  text<K extends string>(key: K): { [P in K]?: string } {
    const value = this.valueOf(key);
    if (typeof value === 'string') return { [key]: value } as { [P in K]?: string };
    if (value !== undefined && value !== null) this.addFlaw(key, phrase`“${key}” must be text: put it in quotes.`);
    return {};
  }

  /** `#rrggbb` */
  color<K extends string>(key: K): { [P in K]?: string } {
    const { [key]: value } = this.text(key);
    if (value === undefined || /^#[0-9a-f]{6}$/i.test(value)) return value === undefined ? {} : this.text(key);
    this.addFlaw(key, phrase`“${key}” must be # and six hexadecimal digits, for example "#b35900".`);
    return {};
  }

  /** A text that YAML may read as a number, such as the key `1`. */
  textOrNumber<K extends string>(key: K): { [P in K]?: string } {
    const value = this.valueOf(key);
    return typeof value === 'number' ? ({ [key]: String(value) } as { [P in K]?: string }) : this.text(key);
  }

  texts<K extends string>(key: K): { [P in K]?: string[] } {
    const value = this.valueOf(key);
    if (value === undefined || value === null) return {};
    const all = Array.isArray(value) ? value : null;
    if (all?.every(text => typeof text === 'string')) return { [key]: all } as { [P in K]?: string[] };
    this.addFlaw(key, phrase`“${key}” must be a list of texts.`);
    return {};
  }

  oneOf<K extends string, T extends string>(key: K, values: readonly T[]): { [P in K]?: T } {
    const value = this.valueOf(key);
    const known = values.find(one => one === value);
    if (known !== undefined) return { [key]: known } as { [P in K]?: T };
    if (value !== undefined && value !== null) this.addFlaw(key, phrase`“${key}” must be one of ${values.join(', ')}.`);
    return {};
  }

  flag<K extends string>(key: K): { [P in K]?: true } {
    const value = this.valueOf(key);
    if (value !== undefined && typeof value !== 'boolean') this.addFlaw(key, phrase`“${key}” must be true or false.`);
    return (value === true ? { [key]: true } : {}) as { [P in K]?: true };
  }

  /** Reports a fault of the whole item, which cannot be used. */
  fail(message: Message): null {
    this.flaws.push({ path: [], message });
    return null;
  }

  private valueOf(key: string): unknown {
    return Object.hasOwn(this.fields, key) ? this.fields[key] : undefined;
  }

  private addFlaw(key: string, message: Message): void {
    this.flaws.push({ path: [key], message });
  }
}

/** The items of a list in file order; null if it is not a list. If two have the same key, the first is taken. */
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
          : file.problemAt('sidecar/invalid-item', 'error', phrase`${message} The ${list.noun} is skipped.`, at),
      );
    }
    if (item && items.has(list.keyOf(item))) {
      const message = phrase`The ${list.noun} “${list.keyOf(item).slice(0, 60)}” is defined twice. Only the first definition is used.`;
      problems.push(file.problemAt('sidecar/duplicate-id', 'warning', message, spanAt(node, ['name'])));
    } else if (item) items.set(list.keyOf(item), item);
  }
  return [...items.values()];
}

interface ListEntry<Item> {
  /** Its index in the file; null for a new one. */
  readonly index: number | null;
  readonly before: Item | null;
  after: Item | null;
}

/** Converts changes of items to changes of the list in the file. Changes without effect are omitted. */
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
  return isFields(present[index]?.value) ? [{ op: 'set', index, from, to }] : [{ op: 'replace', index, value: to }];
}

/** The item's fields in writing order, without undefined ones. */
function toFields<Item>(list: CorpusList<Item>, item: Item): Fields {
  return Object.fromEntries(list.keys.filter(key => item[key] !== undefined).map(key => [key, item[key]]));
}
