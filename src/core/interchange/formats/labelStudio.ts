/** Label Studio's tasks, https://labelstud.io/guide/task_format: offsets in code points, words beside them. */
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
  whole,
} from '../exchangeModel';
import type { Format } from './format';
import { labelOf, labelOfRelation } from './labels';

export const labelStudio: Format = {
  id: 'label-studio',
  title: 'Label Studio JSONL',
  detail: 'one task a line; on import its JSON too',
  endings: ['.label-studio.jsonl'],
  joined: true,
  head: '',
  write: document => ({
    contents: [`${JSON.stringify(toTask(document))}\n`],
    warnings: lossWarnings(document, 'Label Studio', { orphans: true }),
  }),
  read: text => readRecords(text).map(readTask),
};

/** What was worked out is a prediction; what people set are annotations, one set for each author. */
function toTask(document: ExchangeDocument): object {
  const points = new CodePoints(document.text);
  const region = (item: ExchangeItem) => {
    const span = whole(item);
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
  const key = typeof data.text === 'string' ? 'text' : Object.keys(data).find(name => typeof data[name] === 'string');
  if (key === undefined)
    throw new FormatError(
      'A task without “data” and a text in it. Export from Label Studio as JSON, not JSON-MIN.',
      line,
    );
  const text = data[key] as string;
  const offsets = new Offsets(text);
  const marks: ReadAnnotation[] = [];
  let left = 0;
  for (const set of listIn(value, 'annotations')) {
    if (set.was_cancelled === true) continue;
    const spans = new Map<unknown, Span>();
    const results = listIn(set, 'result');
    for (const region of results) {
      const at = isRecord(region.value) ? region.value : null;
      const labels = Array.isArray(at?.labels) ? at.labels : null;
      if (at && labels) {
        spans.set(region.id, offsets.span(at.start, at.end, at.text, line));
        for (const mark of regionMarks(region, at, labels, authorOf(set), offsets, line)) marks.push(mark);
      } else if (region.type !== 'relation') left++;
    }
    for (const relation of results.filter(({ type }) => type === 'relation')) {
      const found = relationMarks(relation, spans, authorOf(set));
      for (const mark of found ?? []) marks.push(mark);
      if (!found) left++;
    }
  }
  const meta = isRecord(value.meta) ? value.meta : {};
  const name = [meta.file, data.file, value.file_upload].find(candidate => typeof candidate === 'string');
  const warnings = left
    ? [`${count(left, 'result')} not taken: only labelled spans of text and relations between them are.`]
    : [];
  return { name: (name as string | undefined) ?? null, text, marks, warnings };
}

function regionMarks(
  region: AnnotationFields,
  at: AnnotationFields,
  labels: readonly unknown[],
  author: string | null,
  offsets: Offsets,
  line: number,
): ReadAnnotation[] {
  const meta = isRecord(region.meta) ? region.meta : {};
  const span = offsets.span(at.start, at.end, at.text, line);
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

/** One for each of its labels; null where its ends are no spans of text. */
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
  // A link may be drawn without a label.
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
