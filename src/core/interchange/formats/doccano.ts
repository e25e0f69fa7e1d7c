/** doccano's JSONL for sequence labelling, https://doccano.github.io/doccano/: offsets in code points. */
import type { Span } from '../../text';
import { CodePoints } from '../encoding/codePoints';
import {
  type JsonRecord,
  listIn,
  markOf,
  markOfRelation,
  metaOf,
  nameIn,
  readRecords,
  textIn,
} from '../encoding/jsonLines';
import { Offsets } from '../encoding/readOffsets';
import {
  type AnnotationFields,
  count,
  type ExchangeDocument,
  lossWarnings,
  type ReadAnnotation,
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
  read: text => readRecords(text).map(readDocument),
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
  const offsets = new Offsets(text);
  const entities = [...listIn(value, 'entities'), ...triples(value)];
  const spans = new Map<unknown, Span>();
  const marks = entities.flatMap((entity): ReadAnnotation[] => {
    const span = offsets.span(entity.start_offset, entity.end_offset, undefined, line);
    spans.set(entity.id, span);
    const mark = markOf({}, String(entity.label ?? ''), span);
    return mark ? [mark] : [];
  });
  let left = 0;
  for (const { from_id, to_id, type } of listIn(value, 'relations')) {
    const [from, to] = [spans.get(from_id), spans.get(to_id)];
    const mark = from && to && markOfRelation({}, String(type ?? ''), from, to);
    if (mark) marks.push(mark);
    else if (mark === undefined) left++;
  }
  const warnings = left ? [`${count(left, 'relation')} of missing entities not imported.`] : [];
  const comments = [value.Comments, value.comments].find(Array.isArray) ?? [];
  if (comments.length)
    warnings.push(`${count(comments.length, 'comment')} without a position in the text not imported.`);
  return { name: nameIn(value), text, marks, warnings };
}

/** Without relations, doccano writes `"label": [[0, 5, "PER"]]`; older versions write `"labels"`. */
function triples(value: AnnotationFields): AnnotationFields[] {
  const list = [value.label, value.labels].find(Array.isArray) ?? [];
  return list
    .filter(Array.isArray)
    .map(([start, end, label]): AnnotationFields => ({ start_offset: start, end_offset: end, label }));
}
