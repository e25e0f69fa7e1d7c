/** From a sidecar's list item to an annotation and back. What comes from a file is checked field by field. */
import type { EntityType } from '../analysis/model';
import type { Annotation, Reply, Selector } from './model';
import type { Fields } from './yamlFile';

const STATUSES = ['confirmed', 'corrected', 'rejected'] as const;
const ENTITY_TYPES: readonly EntityType[] = [
  'person',
  'organization',
  'place',
  'group',
  'event',
  'work',
  'product',
  'other',
];

/** The keys of an item that this version knows, in the order in which they are written. */
export const ITEM_KEYS = [
  'id',
  'kind',
  'target',
  'tag',
  'speaker',
  'name',
  'type',
  'status',
  'body',
  'replies',
  'resolved',
  'author',
  'created',
  'modified',
] as const;

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** @returns the annotation, or a sentence that says what is wrong with the item */
export function toAnnotation(item: unknown): Annotation | string {
  if (!isObject(item)) return 'An annotation must be a map of keys and values.';
  const { id, kind } = item;
  if (typeof id !== 'string' || !id) return 'The annotation has no “id”.';
  const target = toSelector(item.target);
  if (typeof target === 'string') return target;
  const base = {
    id,
    target,
    ...optionalText(item, 'author'),
    ...optionalInstant(item, 'created'),
    ...optionalInstant(item, 'modified'),
  };
  switch (kind) {
    case 'note':
      if (typeof item.body !== 'string') return 'A note needs a “body”.';
      return {
        ...base,
        kind,
        body: item.body,
        ...repliesOf(item.replies),
        ...(item.resolved === true ? { resolved: true } : {}),
      };
    case 'tag':
      return typeof item.tag === 'string' && item.tag ? { ...base, kind, tag: item.tag } : 'A tag needs a “tag”.';
    case 'speaker': {
      const status = STATUSES.find(known => known === item.status);
      if (!status) return `“status” must be one of ${STATUSES.join(', ')}.`;
      if (status !== 'rejected' && typeof item.speaker !== 'string') return `A ${status} speaker needs a “speaker”.`;
      return { ...base, kind, status, ...optionalText(item, 'speaker') };
    }
    case 'entity': {
      const status = STATUSES.find(known => known === item.status);
      if (!status) return `“status” must be one of ${STATUSES.join(', ')}.`;
      const type = ENTITY_TYPES.find(known => known === item.type);
      if (item.type !== undefined && !type) return `“type” must be one of ${ENTITY_TYPES.join(', ')}.`;
      return { ...base, kind, status, ...optionalText(item, 'name'), ...(type ? { type } : {}) };
    }
    default:
      return `“kind” must be note, tag, speaker or entity${typeof kind === 'string' ? `, not “${kind.slice(0, 40)}”` : ''}.`;
  }
}

function toSelector(value: unknown): Selector | string {
  if (!isObject(value)) return 'The annotation has no “target”.';
  const { exact, prefix = '', suffix = '', start = 0, end } = value;
  if (typeof exact !== 'string') return 'The target needs the text it is about as “exact”.';
  if (typeof prefix !== 'string' || typeof suffix !== 'string') return '“prefix” and “suffix” must be text.';
  const from = Number.isSafeInteger(start) && (start as number) >= 0 ? (start as number) : 0;
  const to = Number.isSafeInteger(end) && (end as number) >= from ? (end as number) : from + exact.length;
  return { exact, prefix, suffix, start: from, end: to };
}

function optionalText<K extends string>(item: Fields, key: K): { [P in K]?: string } {
  const value = item[key];
  return (typeof value === 'string' && value ? { [key]: value } : {}) as { [P in K]?: string };
}

/** An instant is kept as the text it is; a YAML library in between may have made it a date. */
function optionalInstant<K extends string>(item: Fields, key: K): { [P in K]?: string } {
  const value = item[key];
  return value instanceof Date ? ({ [key]: value.toISOString() } as { [P in K]?: string }) : optionalText(item, key);
}

function repliesOf(value: unknown): { replies?: Reply[] } {
  if (!Array.isArray(value)) return {};
  const replies = value.flatMap((reply): Reply[] =>
    isObject(reply) && typeof reply.id === 'string' && typeof reply.body === 'string'
      ? [
          {
            id: reply.id,
            body: reply.body,
            ...optionalText(reply, 'author'),
            ...optionalInstant(reply, 'created'),
            ...optionalInstant(reply, 'modified'),
          },
        ]
      : [],
  );
  return replies.length ? { replies } : {};
}

/** An annotation as the fields of an item, in the order of `ITEM_KEYS`. */
export function toItem(annotation: Annotation): Fields {
  const fields = annotation as unknown as Fields;
  const item: Record<string, unknown> = {};
  for (const key of ITEM_KEYS) {
    const value = fields[key];
    if (
      value === undefined ||
      (key === 'resolved' && value !== true) ||
      (key === 'replies' && !(value as unknown[]).length)
    )
      continue;
    item[key] = key === 'target' ? selectorItem(annotation.target) : value;
  }
  return item;
}

const selectorItem = ({ exact, prefix, suffix, start, end }: Selector): Fields => ({
  exact,
  prefix,
  suffix,
  start,
  end,
});
