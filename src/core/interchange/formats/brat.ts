/** brat standoff, https://brat.nlplab.org/standoff.html: the text in one file, lines about it in another. */
import type { Span } from '../../text';
import { CodePoints } from '../encoding/codePoints';
import { Offsets } from '../encoding/readOffsets';
import {
  type AnnotationFields,
  count,
  type ExchangeDocument,
  type ExchangeItem,
  FormatError,
  fieldsOf,
  isAnnotationFields,
  lossWarnings,
  type ReadAnnotation,
  type ReadDocument,
} from '../exchangeModel';
import type { Format, WrittenDocument } from './format';
import { labelOf, labelOfRelation, relationOfLabel, tagOfLabel } from './labels';

/** Type of the notes that carry what brat has no line for. Other notes are for a person to read. */
const CARRIER = 'SeedAnnotation';
const DERIVED = 'Derived';

export const brat: Format = {
  id: 'brat',
  title: 'brat standoff',
  detail: '.txt and .ann, for brat and tools that read its files',
  endings: ['.txt', '.ann'],
  joined: false,
  head: '',
  write,
  read: (ann, companion, textOf) => {
    const text = companion ?? textOf(null);
    if (text === null)
      throw new FormatError('The text to this file is missing: brat keeps it beside it, in a .txt of the same name.');
    return [new BratReader(ann, text).read()];
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

/** Each fragment on one line: brat does not let one run over a line's end. */
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

/** A type is a run without white space: letters of any script, digits, `-`, `_` and `/`. */
const typeName = (label: string): string => label.replace(/[^\p{L}\p{N}_/-]/gu, '_') || '_';

/** brat has no escape for line ends and tabs in a note. */
const oneLine = (body: string): string => body.replace(/[\r\n\t]+/g, ' ');

interface TextBound {
  readonly type: string;
  readonly span: Span;
  /** The words that are said to stand there, where others do. */
  readonly said: string | null;
}

class BratReader {
  private readonly offsets: Offsets;
  private readonly bound = new Map<string, TextBound>();
  private readonly triggers = new Map<string, string>();
  private readonly relations = new Map<string, string>();
  private readonly carried = new Map<string, AnnotationFields>();
  private readonly notes = new Map<string, string[]>();
  private readonly attributes: { readonly of: string; readonly name: string }[] = [];
  private readonly derived = new Set<string>();
  private fragments = 0;
  private astray = 0;
  private readonly left = new Map<string, number>();

  constructor(
    private readonly ann: string,
    private readonly text: string,
  ) {
    this.offsets = new Offsets(text);
  }

  read(): ReadDocument {
    this.ann.split(/\r?\n/).forEach((line, i) => {
      if (line.trim() !== '') this.line(line, i + 1);
    });
    const marks = [...this.bound].flatMap(([id, bound]) => this.marksOf(id, bound));
    for (const { of, name } of this.attributes) {
      const bound = this.bound.get(this.triggers.get(of) ?? of);
      if (bound) marks.push(markAt({ kind: 'tag', tag: `${bound.type}/${name}` }, bound));
      else this.leave('attribute of what is not a span');
    }
    for (const [id, about] of this.relations) for (const mark of this.relationOf(id, about)) marks.push(mark);
    for (const [of, bodies] of this.notes) {
      if (this.bound.has(of)) continue;
      const bound = this.bound.get(this.triggers.get(of) ?? '');
      for (const body of bodies.filter(Boolean)) {
        if (bound) marks.push(markAt({ kind: 'note', body }, bound));
        else this.leave('note on what is not a span');
      }
    }
    const warnings = [...this.left].map(([what, n]) => `${count(n, what)} not taken: a sidecar has no place for it.`);
    if (this.fragments)
      warnings.push(`${count(this.fragments, 'span')} in several pieces taken as one, gaps included.`);
    if (this.astray)
      warnings.push(`${count(this.astray, 'span')} with other words than the text has there: looked for by the words.`);
    return { name: null, text: this.text, marks, warnings };
  }

  private line(line: string, at: number): void {
    const cells = line.split('\t');
    const [id, about = ''] = cells;
    switch (id[0]) {
      case 'T':
        this.textBound(id, about, cells.length > 2 ? cells.slice(2).join('\t') : undefined, at);
        return;
      case 'E':
        this.triggers.set(id, about.split(' ')[0].split(':')[1] ?? '');
        this.leave('event');
        return;
      case 'R':
        this.relations.set(id, about);
        return;
      case '*':
        this.leave('equivalence');
        return;
      case 'N':
        this.leave('normalization');
        return;
      case 'A':
      case 'M':
        this.attribute(about, at);
        return;
      case '#':
        this.note(about, cells.slice(2).join('\t'), at);
        return;
      default:
        throw new FormatError('A line of a brat file begins with T, E, R, A, M, N, # or *, a number and a tab.', at);
    }
  }

  private textBound(id: string, about: string, words: string | undefined, line: number): void {
    const gap = about.indexOf(' ');
    const places = about.slice(gap + 1).split(';');
    const spans = places.map(place => {
      const numbers = place.split(' ').filter(Boolean).map(Number);
      if (gap < 1 || numbers.length !== 2)
        throw new FormatError(
          'A span is written as its type, its start and its end: “T1<tab>Person 0 5<tab>Maria”.',
          line,
        );
      return this.offsets.span(numbers[0], numbers[1], places.length === 1 ? words : undefined, line);
    });
    if (this.bound.has(id)) throw new FormatError(`${id} stands twice. Give one of them another number.`, line);
    const span = spans.reduce((all, { start, end }) => ({
      start: Math.min(all.start, start),
      end: Math.max(all.end, end),
    }));
    if (spans.length > 1 && spans.some((s, i) => i > 0 && /\S/.test(this.text.slice(spans[i - 1].end, s.start))))
      this.fragments++;
    const stands = spans.map(({ start, end }) => this.text.slice(start, end)).join(' ');
    // A comment may follow the words.
    const said = words === undefined || spaced(words).startsWith(spaced(stands)) ? null : words;
    if (said !== null) this.astray++;
    this.bound.set(id, { type: about.slice(0, gap), span, said });
  }

  private attribute(about: string, line: number): void {
    const [name, of, value] = about.split(' ');
    if (!of)
      throw new FormatError('An attribute is written as its name and what it is of: “A1<tab>Negation T1”.', line);
    if (name === DERIVED) this.derived.add(of);
    else this.attributes.push({ of, name: value ? `${name}/${value}` : name });
  }

  private note(about: string, body: string, line: number): void {
    const [type, of] = about.split(' ');
    if (!of)
      throw new FormatError('A note is written as its type and what it is on: “#1<tab>AnnotatorNotes T1<tab>…”.', line);
    const fields = type === CARRIER ? carriedFields(body) : null;
    if (fields) this.carried.set(of, fields);
    else if (this.notes.has(of)) this.notes.get(of)!.push(body);
    else this.notes.set(of, [body]);
  }

  private marksOf(id: string, bound: TextBound): ReadAnnotation[] {
    if (this.derived.has(id)) return [];
    const carried = this.carried.get(id);
    if (carried) {
      const { id: own, ...fields } = carried;
      return [{ ...markAt(fields, bound), id: typeof own === 'string' ? own : null }];
    }
    const tag = tagOfLabel(bound.type);
    const notes = (this.notes.get(id) ?? []).filter(Boolean).map(body => markAt({ kind: 'note', body }, bound));
    return tag ? [markAt(tag, bound), ...notes] : notes;
  }

  private relationOf(id: string, about: string): ReadAnnotation[] {
    const [type, ...args] = about.split(' ').filter(Boolean);
    const [from, to] = args.map(arg => arg.slice(arg.indexOf(':') + 1)).map(of => this.triggers.get(of) ?? of);
    const [first, second] = [from, to].map(of => this.bound.get(of));
    const { id: own, ...carried } = this.carried.get(id) ?? {};
    const fields = carried.kind === 'relation' ? carried : relationOfLabel(type ?? '');
    if (!fields) return [];
    if (!first || !second) {
      this.leave('relation of what is not two spans');
      return [];
    }
    const { span, quote } = markAt({}, second);
    return [{ ...markAt(fields, first), id: typeof own === 'string' ? own : null, to: { span, quote } }];
  }

  private leave(what: string): void {
    this.left.set(what, (this.left.get(what) ?? 0) + 1);
  }
}

const markAt = (fields: AnnotationFields, { span, said }: TextBound): ReadAnnotation =>
  said === null
    ? { id: null, fields, span, quote: null }
    : { id: null, fields, span: null, quote: { exact: said, prefix: '', suffix: '' } };

/** Line ends in a span are written as spaces, and each tool has its own way with runs of them. */
const spaced = (words: string): string => words.replace(/\s+/g, ' ').trim();

function carriedFields(body: string): AnnotationFields | null {
  try {
    const value: unknown = JSON.parse(body);
    return isAnnotationFields(value) ? value : null;
  } catch {
    return null;
  }
}
