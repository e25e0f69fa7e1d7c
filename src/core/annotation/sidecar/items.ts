/** Converts between items of a sidecar's list and annotations. Items come from a file: every field is checked. */

import type { EntityType } from '../../analysis';
import { inEnglish, type Message, phrase } from '../../text';
import type { Annotation, Reply, Selector } from '../model/annotation';
import type { Fields } from '../yaml/file';
import { isFields } from '../yaml/listChanges';

export const STATUSES = ['confirmed', 'corrected', 'rejected'] as const;
export const KINDS = ['note', 'tag', 'speaker', 'entity', 'relation'] as const;
export const ADJUDICATIONS = ['adopted', 'dismissed'] as const;
const MENTION_SCOPES = ['one', 'alike'] as const;
export const ENTITY_TYPES: readonly EntityType[] = [
  'person',
  'organization',
  'place',
  'group',
  'event',
  'work',
  'product',
  'other',
];

/** The keys of an item, in the order in which they are written. */
const ITEM_KEYS = [
  'id',
  'kind',
  'target',
  'to',
  'relation',
  'tag',
  'speaker',
  'name',
  'type',
  'mentions',
  'status',
  'body',
  'replies',
  'resolved',
  'adjudication',
  'author',
  'created',
  'modified',
] as const;
const SELECTOR_KEYS = ['exact', 'prefix', 'suffix', 'start', 'end'] as const;
const REPLY_KEYS = ['id', 'body', 'author', 'created', 'modified'] as const;

/** A fault in an item, and the path to it. */
export interface ItemFlaw {
  readonly path: readonly (string | number)[];
  readonly message: Message;
}

export interface ItemRead {
  /** Null if the item cannot be used. */
  readonly annotation: Annotation | null;
  /** The faults. If there is an annotation, it lacks the faulty fields, which stay in the file. */
  readonly flaws: readonly ItemFlaw[];
}

/** Reads an item of plain data. Never throws. */
export function readItem(item: unknown): ItemRead {
  const flaws: ItemFlaw[] = [];
  try {
    return { annotation: new FieldReader(item, [], flaws).annotation(), flaws };
  } catch (error) {
    if (error instanceof UnusableItemError) return { annotation: null, flaws: [error.flaw] };
    throw error;
  }
}

/** Thrown only inside this module, if an item cannot be used without a field. */
class UnusableItemError extends Error {
  constructor(readonly flaw: ItemFlaw) {
    super(inEnglish(flaw.message));
  }
}

class FieldReader {
  private readonly fields: Fields;

  constructor(
    value: unknown,
    private readonly path: readonly (string | number)[],
    private readonly flaws: ItemFlaw[],
  ) {
    if (!isFields(value))
      throw new UnusableItemError({ path, message: phrase`This must be a map of keys and values.` });
    this.fields = value;
  }

  annotation(): Annotation {
    const id = this.nonEmptyText('id');
    const kind = this.oneOf('kind', KINDS);
    const target = this.nested('target').selector();
    const origin = { ...this.text('author'), ...this.text('created'), ...this.text('modified') };
    const base = { id, target, ...origin, ...this.optionalOneOf('adjudication', ADJUDICATIONS) };
    switch (kind) {
      case 'note':
        return { ...base, kind, body: this.required('body'), ...this.replies(), ...this.resolved() };
      case 'tag':
        return { ...base, kind, tag: this.nonEmptyText('tag') };
      case 'speaker': {
        const status = this.oneOf('status', STATUSES);
        const speaker = status === 'corrected' ? { speaker: this.nonEmptyText('speaker') } : this.text('speaker');
        return { ...base, kind, status, ...speaker };
      }
      case 'entity':
        return {
          ...base,
          kind,
          status: this.oneOf('status', STATUSES),
          ...this.text('name'),
          ...this.optionalOneOf('type', ENTITY_TYPES),
          ...this.optionalOneOf('mentions', MENTION_SCOPES),
        };
      case 'relation':
        return { ...base, kind, to: this.nested('to').selector(), relation: this.nonEmptyText('relation') };
    }
  }

  private nested(key: string): FieldReader {
    if (!Object.hasOwn(this.fields, key)) this.fail(key, phrase`The key “${key}” is missing.`);
    return new FieldReader(this.fields[key], [...this.path, key], this.flaws);
  }

  /** Only `exact` is required: people who write by hand need not count offsets. */
  private selector(): Selector {
    const start = this.offset('start', 0) ?? 0;
    const exact = this.required('exact');
    return {
      exact,
      prefix: this.text('prefix').prefix ?? '',
      suffix: this.text('suffix').suffix ?? '',
      start,
      end: this.offset('end', start) ?? start + exact.length,
    };
  }

  private offset(key: string, minimum: number): number | null {
    const value = this.valueOf(key);
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= minimum) return value;
    if (value !== undefined) this.addFlaw(key, phrase`“${key}” must be a whole number of at least ${minimum}.`);
    return null;
  }

  private replies(): { replies?: Reply[] } {
    const value = this.valueOf('replies');
    if (value === undefined || value === null) return {};
    if (!Array.isArray(value)) {
      this.addFlaw('replies', phrase`“replies” must be a list.`);
      return {};
    }
    const replies = value.flatMap((reply, i): Reply[] => {
      try {
        const reader = new FieldReader(reply, [...this.path, 'replies', i], this.flaws);
        const words = { id: reader.nonEmptyText('id'), body: reader.required('body') };
        return [{ ...words, ...reader.text('author'), ...reader.text('created'), ...reader.text('modified') }];
      } catch (error) {
        if (!(error instanceof UnusableItemError)) throw error;
        this.flaws.push(error.flaw);
        return [];
      }
    });
    return replies.length ? { replies } : {};
  }

  private resolved(): { resolved?: true } {
    const value = this.valueOf('resolved');
    if (value !== undefined && typeof value !== 'boolean')
      this.addFlaw('resolved', phrase`“resolved” must be true or false.`);
    return value === true ? { resolved: true } : {};
  }

  private optionalOneOf<K extends string, T extends string>(key: K, values: readonly T[]): { [P in K]?: T } {
    const value = this.valueOf(key);
    const known = values.find(one => one === value);
    if (value !== undefined && !known) this.addFlaw(key, phrase`“${key}” must be one of ${values.join(', ')}.`);
    return (known ? { [key]: known } : {}) as { [P in K]?: T };
  }

  private required(key: string): string {
    const value = this.valueOf(key);
    if (typeof value === 'string') return value;
    return this.fail(key, value === undefined ? phrase`The key “${key}” is missing.` : phrase`“${key}” must be text.`);
  }

  private nonEmptyText(key: string): string {
    return this.required(key) || this.fail(key, phrase`“${key}” must not be empty.`);
  }

  private text<K extends string>(key: K): { [P in K]?: string } {
    const value = this.valueOf(key);
    if (value !== undefined && typeof value !== 'string')
      this.addFlaw(key, phrase`“${key}” must be text: put it in quotes.`);
    return (typeof value === 'string' ? { [key]: value } : {}) as { [P in K]?: string };
  }

  private oneOf<T extends string>(key: string, values: readonly T[]): T {
    const value = this.required(key);
    return (
      values.find(known => known === value) ?? this.fail(key, phrase`“${key}” must be one of ${values.join(', ')}.`)
    );
  }

  private valueOf(key: string): unknown {
    return Object.hasOwn(this.fields, key) ? this.fields[key] : undefined;
  }

  private addFlaw(key: string, message: Message): void {
    this.flaws.push({ path: [...this.path, key], message });
  }

  private fail(key: string, message: Message): never {
    throw new UnusableItemError({ path: [...this.path, key], message });
  }
}

/** An annotation as the fields of an item, in the order in which they are written. Empty optional fields are omitted. */
export function toItem(annotation: Annotation): Fields {
  const item: Record<string, unknown> = pick(annotation, ITEM_KEYS);
  item.target = pick(annotation.target, SELECTOR_KEYS);
  if (annotation.kind === 'relation') item.to = pick(annotation.to, SELECTOR_KEYS);
  if (annotation.kind !== 'note') return item;
  if (annotation.replies?.length) item.replies = annotation.replies.map(reply => pick(reply, REPLY_KEYS));
  else delete item.replies;
  if (!annotation.resolved) delete item.resolved;
  return item;
}

function pick(from: object, keys: readonly string[]): Record<string, unknown> {
  const fields = from as Fields;
  return Object.fromEntries(keys.filter(key => fields[key] !== undefined).map(key => [key, fields[key]]));
}
