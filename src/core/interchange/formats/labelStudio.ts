/** Label Studio's tasks, https://labelstud.io/guide/task_format: offsets in code points, with the words. */
import type { Span } from '../../text';
import { CodePoints } from '../encoding/codePoints';
import {
  extrasOf,
  extrasOfRelation,
  type JsonRecord,
  listIn,
  markOf,
  markOfRelation,
  metaOf,
  readRecords,
} from '../encoding/jsonLines';
import { Offsets } from '../encoding/readOffsets';
import {
  type AnnotationFields,
  count,
  type ExchangeDocument,
  type ExchangeItem,
  type ExchangeRelation,
  FormatError,
  isRecord,
  lossWarnings,
  type ReadAnnotation,
  type ReadDocument,
  spanOfItem,
} from '../exchangeModel';
import type { Format } from './format';
import { labelOf, labelOfRelation } from './labels';

export const labelStudio: Format = {
  id: 'label-studio',
  title: 'Label Studio JSONL',
  detail: 'one task per line; its JSON can also be imported',
  endings: ['.label-studio.jsonl'],
  joined: true,
  head: '',
  write: document => ({
    contents: [`${JSON.stringify(toTask(document))}\n`],
    warnings: lossWarnings(document, 'Label Studio', { orphans: true }),
  }),
  read: text => readRecords(text).map(readTask),
};

/** Derived items become a prediction. Annotations of people become one set per author. */
function toTask(document: ExchangeDocument): object {
  const points = new CodePoints(document.text);
  const region = (item: ExchangeItem) => {
    const span = spanOfItem(item);
    const words = document.text.slice(span.start, span.end);
    const note = item.origin === 'person' && item.annotation.kind === 'note' ? { text: [item.annotation.body] } : {};
    return {
      id: item.id,
      from_name: 'label',
      to_name: 'text',
      type: 'labels',
      value: { ...points.spanToPoints(span), text: words, labels: [labelOf(item)] },
      meta: { ...note, ...extrasOf(item) },
    };
  };
  const link = (relation: ExchangeRelation) => ({
    from_id: relation.from,
    to_id: relation.to,
    type: 'relation',
    direction: 'right',
    labels: [labelOfRelation(relation)],
    meta: extrasOfRelation(relation),
  });
  const items = new Map(document.items.map(item => [item.id, item]));
  const derived = document.items.filter(item => item.origin === 'machine').map(region);
  const links = document.relations.filter(({ annotation }) => !annotation).map(link);
  const byAuthor = new Map<string, object[]>();
  const put = (result: object, author = '') => {
    const known = byAuthor.get(author);
    if (known) known.push(result);
    else byAuthor.set(author, [result]);
  };
  for (const item of document.items) if (item.origin === 'person') put(region(item), item.annotation.author);
  for (const relation of document.relations) {
    const { annotation, from, to } = relation;
    if (!annotation) continue;
    for (const end of [from, to]) put(region(items.get(end)!), annotation.author);
    put(link(relation), annotation.author);
  }
  return {
    data: { text: document.text },
    meta: metaOf(document),
    annotations: [...byAuthor].map(([author, result]) => ({ completed_by: { email: author }, result })),
    predictions: derived.length ? [{ model_version: 'seed-annotator', result: [...derived, ...links] }] : [],
  };
}

function readTask({ value, line }: JsonRecord): ReadDocument {
  const data = isRecord(value.data) ? value.data : {};
  const text = typeof data.text === 'string' ? data.text : Object.values(data).find(one => typeof one === 'string');
  if (typeof text !== 'string')
    throw new FormatError('A task has no text in its “data”. Export from Label Studio as JSON, not JSON-MIN.', line);
  const offsets = new Offsets(text);
  const marks: ReadAnnotation[] = [];
  let left = 0;
  for (const set of listIn(value, 'annotations')) {
    if (set.was_cancelled === true) continue;
    const found = readSet(set, region => offsets.span(region.start, region.end, region.text, line));
    for (const mark of found.marks) marks.push(mark);
    left += found.left;
  }
  const meta = isRecord(value.meta) ? value.meta : {};
  const name = [meta.file, data.file, value.file_upload].find(candidate => typeof candidate === 'string');
  const warnings = left
    ? [`${count(left, 'result')} not imported: neither labelled spans of text nor relations between them.`]
    : [];
  return { name: name ?? null, text, marks, warnings };
}

/**
 * Reads the annotations of one author.
 * @param spanOf converts the value of a region
 * @returns the annotations, and the number of results that were left out
 */
function readSet(
  set: AnnotationFields,
  spanOf: (region: AnnotationFields) => Span,
): { readonly marks: readonly ReadAnnotation[]; readonly left: number } {
  const marks: ReadAnnotation[] = [];
  let left = 0;
  const author = authorOf(set);
  const spans = new Map<unknown, Span>();
  const results = listIn(set, 'result');
  for (const region of results) {
    const { value } = region;
    if (isRecord(value) && Array.isArray(value.labels)) {
      const span = spanOf(value);
      spans.set(region.id, span);
      for (const mark of regionMarks(region, value.labels, span, author)) marks.push(mark);
    } else if (region.type !== 'relation') left++;
  }
  for (const relation of results.filter(({ type }) => type === 'relation')) {
    const found = relationMarks(relation, spans, author);
    for (const mark of found ?? []) marks.push(mark);
    if (!found) left++;
  }
  return { marks, left };
}

function regionMarks(
  region: AnnotationFields,
  labels: readonly unknown[],
  span: Span,
  author: string | null,
): ReadAnnotation[] {
  const meta = isRecord(region.meta) ? region.meta : {};
  const own = markOf(meta, '', span);
  if (own || isRecord(meta.derived)) return own ? [own] : [];
  const by = author ? { author } : {};
  const notes = Array.isArray(meta.text) ? meta.text : [];
  return [
    ...labels.flatMap(label => markOf({}, String(label), span) ?? []),
    ...notes.map(
      (body): ReadAnnotation => ({ id: null, fields: { kind: 'note', body: String(body) }, span, quote: null }),
    ),
  ].map(mark => ({ ...mark, fields: { ...mark.fields, ...by } }));
}

/** One annotation per label of a relation; null if its ends are not spans of text. */
function relationMarks(
  relation: AnnotationFields,
  spans: ReadonlyMap<unknown, Span>,
  author: string | null,
): ReadAnnotation[] | null {
  const [first, second] = [spans.get(relation.from_id), spans.get(relation.to_id)];
  if (!first || !second) return null;
  const [from, to] = relation.direction === 'left' ? [second, first] : [first, second];
  const meta = isRecord(relation.meta) ? relation.meta : {};
  if (isRecord(meta.annotation)) return [markOfRelation(meta, '', from, to) ?? []].flat();
  // Relations can have no label.
  const labels = Array.isArray(relation.labels) && relation.labels.length ? relation.labels : ['related'];
  const by = author ? { author } : {};
  return labels
    .flatMap(label => markOfRelation({}, String(label), from, to) ?? [])
    .map(mark => ({ ...mark, fields: { ...mark.fields, ...by } }));
}

function authorOf(set: AnnotationFields): string | null {
  const by = set.completed_by;
  if (isRecord(by) && typeof by.email === 'string' && by.email) return by.email;
  return typeof by === 'number' ? `user ${by}` : null;
}
