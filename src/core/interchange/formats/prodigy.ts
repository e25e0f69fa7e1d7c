/** Prodigy's JSONL, https://prodi.gy/docs/api-interfaces: one document per line, offsets in code points. */
import { CodePoints } from '../encoding/codePoints';
import {
  extrasOf,
  extrasOfRelation,
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
  count,
  type ExchangeDocument,
  isRecord,
  lossWarnings,
  type ReadAnnotation,
  type ReadDocument,
  spanOfItem,
} from '../exchangeModel';
import type { Format } from './format';
import { labelOf, labelOfRelation } from './labels';

export const prodigy: Format = {
  id: 'prodigy',
  title: 'Prodigy JSONL',
  detail: 'one document per line, with spans and relations',
  endings: ['.prodigy.jsonl'],
  joined: true,
  head: '',
  write: document => ({
    contents: [`${JSON.stringify(toProdigy(document))}\n`],
    warnings: lossWarnings(document, 'Prodigy', { orphans: true }),
  }),
  read: text => readRecords(text).map(readDocument),
};

function toProdigy(document: ExchangeDocument): object {
  const points = new CodePoints(document.text);
  const spans = new Map(
    document.items.map(item => [
      item.id,
      { ...points.spanToPoints(spanOfItem(item)), label: labelOf(item), ...extrasOf(item) },
    ]),
  );
  const plain = (id: string) => {
    const { start, end, label } = spans.get(id)!;
    return { start, end, label };
  };
  return {
    text: document.text,
    meta: metaOf(document),
    spans: [...spans.values()],
    relations: document.relations.map(relation => ({
      head_span: plain(relation.from),
      child_span: plain(relation.to),
      label: labelOfRelation(relation),
      ...extrasOfRelation(relation),
    })),
  };
}

function readDocument({ value, line }: JsonRecord): ReadDocument {
  const text = textIn(value, line);
  if (value.answer === 'reject' || value.answer === 'ignore') {
    const warnings = [`Line ${line} not imported: its answer is “${value.answer}”.`];
    return { name: nameIn(value), text, marks: [], warnings };
  }
  const offsets = new Offsets(text);
  const marks = listIn(value, 'spans').flatMap((span): ReadAnnotation[] => {
    const mark = markOf(span, String(span.label ?? ''), offsets.span(span.start, span.end, span.text, line));
    return mark ? [mark] : [];
  });
  let left = 0;
  for (const relation of listIn(value, 'relations')) {
    const [head, child] = [relation.head_span, relation.child_span];
    if (!isRecord(head) || !isRecord(child)) {
      left++;
      continue;
    }
    const from = offsets.span(head.start, head.end, undefined, line);
    const to = offsets.span(child.start, child.end, undefined, line);
    const mark = markOfRelation(relation, String(relation.label ?? ''), from, to);
    if (mark) marks.push(mark);
  }
  const warnings = left ? [`${count(left, 'relation')} without “head_span” and “child_span” not imported.`] : [];
  return { name: nameIn(value), text, marks, warnings };
}
