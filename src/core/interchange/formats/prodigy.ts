/** Prodigy's JSONL, https://prodi.gy/docs/api-interfaces: one document per line, offsets in code points. */
import { type Message, phrase, quantity } from '../../text';
import { CodePoints } from '../encoding/codePoints';
import {
  contentOf,
  contentOfRelation,
  extrasOf,
  extrasOfRelation,
  isOwnDocument,
  type JsonRecord,
  listIn,
  metaOf,
  nameIn,
  readDocuments,
  ToldMarks,
  textIn,
} from '../encoding/jsonLines';
import { type ExchangeDocument, isRecord, lossWarnings, type ReadDocument, spanOfItem } from '../exchangeModel';
import { type Format, IN_LINES } from './format';
import { labelOf, labelOfRelation } from './labels';

export const prodigy: Format = {
  id: 'prodigy',
  title: phrase`Prodigy JSONL`,
  detail: phrase`one document per line, with spans and relations`,
  endings: ['.prodigy.jsonl'],
  joined: IN_LINES,
  write: document => ({
    contents: [`${JSON.stringify(toProdigy(document))}\n`],
    warnings: lossWarnings(document, 'Prodigy', { orphans: true }),
  }),
  read: text => readDocuments(text, readDocument),
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
    const warnings: Message[] = [phrase`Line ${line} not imported: its answer is “${value.answer}”.`];
    return { name: nameIn(value), text, marks: [], warnings };
  }
  const isOwn = isOwnDocument(value);
  const marks = new ToldMarks();
  const tokens = new Map(listIn(value, 'tokens').map(token => [token.id, token]));
  for (const span of listIn(value, 'spans'))
    marks.add(contentOf(span, String(span.label ?? ''), isOwn), marks.place(span.start, span.end, span.text ?? null));
  let left = 0;
  for (const relation of listIn(value, 'relations')) {
    const head = isRecord(relation.head_span) ? relation.head_span : tokens.get(relation.head);
    const child = isRecord(relation.child_span) ? relation.child_span : tokens.get(relation.child);
    if (!head || !child) {
      left++;
      continue;
    }
    const [from, to] = [marks.place(head.start, head.end, null), marks.place(child.start, child.end, null)];
    marks.add(contentOfRelation(relation, String(relation.label ?? ''), isOwn), from, to);
  }
  const read = marks.read(text, line);
  const warnings: Message[] = left
    ? [phrase`${quantity(left, 'relation')} without “head_span” and “child_span” not imported.`]
    : [];
  if (Array.isArray(value.accept) && value.accept.length)
    warnings.push(
      phrase`Line ${line}: ${quantity(value.accept.length, 'accepted choice')} for the text as a whole not imported.`,
    );
  return { name: nameIn(value), text, ...read, warnings: [...read.warnings, ...warnings] };
}
