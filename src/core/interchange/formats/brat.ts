/** brat standoff, https://brat.nlplab.org/standoff.html: the text in one file, its annotations in another. */
import { phrase, type Span } from '../../text';
import { CodePoints } from '../encoding/codePoints';
import { type ExchangeDocument, type ExchangeItem, FormatError, fieldsOf, lossWarnings } from '../exchangeModel';
import { CARRIER, DERIVED, readBrat } from './bratRead';
import type { Format, WrittenDocument } from './format';
import { labelOf, labelOfRelation } from './labels';

export const brat: Format = {
  id: 'brat',
  title: phrase`brat standoff`,
  detail: phrase`.txt and .ann, for brat and tools that read its files`,
  endings: ['.txt', '.ann'],
  joined: null,
  write,
  read: (ann, companion, textOf) => {
    const text = companion ?? textOf(null);
    if (text === null)
      throw new FormatError(
        phrase`The text of this file is missing. Put it next to the file, as a .txt with the same name.`,
      );
    return [readBrat(ann, text)];
  },
};

function write(document: ExchangeDocument): WrittenDocument {
  const points = new CodePoints(document.text);
  const ids = new Map(document.items.map((item, i) => [item.id, `T${i + 1}`]));
  const lines: string[] = [];
  const extra: string[] = [];
  let notes = 0;
  let attributes = 0;
  const note = (type: string, on: string, body: string) => extra.push(`#${++notes}\t${type} ${on}\t${oneLine(body)}`);
  for (const item of document.items) {
    const id = ids.get(item.id)!;
    lines.push(textBound(document.text, points, id, item));
    if (item.origin === 'relation') continue;
    if (item.origin === 'machine') {
      extra.push(`A${++attributes}\t${DERIVED} ${id}`);
      if (item.name !== null) note('AnnotatorNotes', id, item.name);
      continue;
    }
    const { annotation } = item;
    if (annotation.kind === 'note') note('AnnotatorNotes', id, annotation.body);
    if (annotation.kind === 'speaker') note('AnnotatorNotes', id, annotation.speaker ?? annotation.status);
    note(CARRIER, id, JSON.stringify({ id: annotation.id, ...fieldsOf(annotation) }));
  }
  document.relations.forEach((relation, i) => {
    const { from, to, annotation } = relation;
    const type = typeName(labelOfRelation(relation));
    lines.push(`R${i + 1}\t${type} Arg1:${ids.get(from)} Arg2:${ids.get(to)}`);
    if (annotation) note(CARRIER, `R${i + 1}`, JSON.stringify({ id: annotation.id, ...fieldsOf(annotation) }));
  });
  const all = [...lines, ...extra];
  const ann = all.length ? `${all.join('\n')}\n` : '';
  return { contents: [document.text, ann], warnings: lossWarnings(document, 'brat', { orphans: true }) };
}

/** A line for a span. Fragments are split at line breaks, which brat does not allow in them. */
function textBound(text: string, points: CodePoints, id: string, item: ExchangeItem): string {
  const pieces = item.parts.flatMap(part => onOneLine(text, part));
  const places = pieces.map(points.spanToPoints).map(({ start, end }) => `${start} ${end}`);
  const words = oneLine(pieces.map(({ start, end }) => text.slice(start, end)).join(' '));
  return `${id}\t${typeName(labelOf(item))} ${places.join(';')}\t${words}`;
}

function onOneLine(text: string, { start, end }: Span): Span[] {
  const pieces: Span[] = [];
  let from = start;
  for (let i = start; i <= end; i++) {
    if (i < end && text[i] !== '\n' && text[i] !== '\r') continue;
    if (i > from) pieces.push({ start: from, end: i });
    from = i + 1;
  }
  return pieces.length ? pieces : [{ start, end: start }];
}

/** A valid type: letters of any script, digits, `-`, `_` and `/`. */
const typeName = (label: string): string => label.replace(/[^\p{L}\p{N}_/-]/gu, '_') || '_';

/** brat cannot escape line breaks and tabs in a note. */
const oneLine = (body: string): string => body.replace(/[\r\n\t]+/g, ' ');
