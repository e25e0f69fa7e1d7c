/** doccano's JSONL for sequence labelling, https://doccano.github.io/doccano/: offsets in code points. */
import { CodePoints } from '../encoding/codePoints';
import {
  contentOf,
  contentOfRelation,
  isOwnDocument,
  type JsonRecord,
  listIn,
  metaOf,
  nameIn,
  readDocuments,
  ToldMarks,
  textIn,
} from '../encoding/jsonLines';
import {
  type AnnotationFields,
  count,
  type ExchangeDocument,
  lossWarnings,
  type ReadDocument,
  spanOfItem,
  withoutDismissed,
} from '../exchangeModel';
import type { Format } from './format';
import { labelOf, labelOfRelation } from './labels';

export const doccano: Format = {
  id: 'doccano',
  title: 'doccano JSONL',
  detail: 'one document per line, with entities and relations',
  endings: ['.doccano.jsonl'],
  joined: true,
  head: '',
  write: all => {
    const { document, warnings } = withoutDismissed(all);
    return {
      contents: [`${JSON.stringify(toDoccano(document))}\n`],
      warnings: [...warnings, ...lossWarnings(document, 'doccano', { notes: true, decisions: true, orphans: true })],
    };
  },
  read: text => readDocuments(text, readDocument),
};

function toDoccano(document: ExchangeDocument): object {
  const points = new CodePoints(document.text);
  const items = document.items.filter(item => item.origin !== 'person' || item.annotation.kind === 'tag');
  const ids = new Map(items.map((item, i) => [item.id, i + 1]));
  return {
    text: document.text,
    meta: metaOf(document),
    entities: items.map(item => {
      const { start, end } = points.spanToPoints(spanOfItem(item));
      return { id: ids.get(item.id), label: labelOf(item), start_offset: start, end_offset: end };
    }),
    relations: document.relations.map((relation, i) => ({
      id: i + 1,
      from_id: ids.get(relation.from),
      to_id: ids.get(relation.to),
      type: labelOfRelation(relation),
    })),
  };
}

function readDocument({ value, line }: JsonRecord): ReadDocument {
  const text = textIn(value, line);
  const isOwn = isOwnDocument(value);
  const marks = new ToldMarks();
  const places = new Map<unknown, number>();
  for (const entity of [...listIn(value, 'entities'), ...listIn(value, 'annotations'), ...triples(value)]) {
    const place = marks.place(entity.start_offset, entity.end_offset, null);
    places.set(entity.id, place);
    marks.add(contentOf({}, String(entity.label ?? ''), isOwn), place);
  }
  let left = 0;
  for (const { from_id, to_id, type } of listIn(value, 'relations')) {
    const [from, to] = [places.get(from_id), places.get(to_id)];
    if (from === undefined || to === undefined) left++;
    else marks.add(contentOfRelation({}, String(type ?? ''), isOwn), from, to);
  }
  const read = marks.read(text, line);
  const warnings = left ? [`${count(left, 'relation')} of missing entities not imported.`] : [];
  const comments = [value.Comments, value.comments].find(Array.isArray) ?? [];
  if (comments.length)
    warnings.push(`${count(comments.length, 'comment')} without a position in the text not imported.`);
  return { name: nameIn(value), text, ...read, warnings: [...read.warnings, ...warnings] };
}

/** Without relations, doccano writes `"label": [[0, 5, "PER"]]`; older versions write `"labels"`. */
function triples(value: AnnotationFields): AnnotationFields[] {
  const list = [value.label, value.labels, value.entities].find(one => Array.isArray(one) && one.some(Array.isArray));
  if (!Array.isArray(list)) return [];
  return list
    .filter(Array.isArray)
    .map(([start, end, label]): AnnotationFields => ({ start_offset: start, end_offset: end, label }));
}
