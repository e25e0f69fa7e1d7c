/** brat standoff, https://brat.nlplab.org/standoff.html: the text in one file, its annotations in another. */
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

/** Type of the notes that store data without a representation in brat. Other notes are for people. */
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
      throw new FormatError('The text of this file is missing. Put it next to the file, as a .txt with the same name.');
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

interface TextBound {
  readonly type: string;
  readonly span: Span;
  /** The words of the span in the file, if the text has other words there; else null. */
  readonly stated: string | null;
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
  private misplaced = 0;
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
      else this.leave('attribute of something other than a span');
    }
    for (const [id, about] of this.relations) for (const mark of this.relationOf(id, about)) marks.push(mark);
    for (const [of, bodies] of this.notes) {
      if (this.bound.has(of)) continue;
      const bound = this.bound.get(this.triggers.get(of) ?? '');
      for (const body of bodies.filter(Boolean)) {
        if (bound) marks.push(markAt({ kind: 'note', body }, bound));
        else this.leave('note on something other than a span');
      }
    }
    const warnings = [...this.left].map(([what, n]) => `${count(n, what)} not imported: a sidecar cannot hold it.`);
    if (this.fragments)
      warnings.push(`${count(this.fragments, 'span')} in several pieces imported as one, gaps included.`);
    if (this.misplaced)
      warnings.push(`${count(this.misplaced, 'span')} with other words than in the text: searched for by the words.`);
    return { name: null, text: this.text, marks, warnings };
  }

  private line(line: string, at: number): void {
    const cells = line.split('\t');
    const [id = '', about = ''] = cells;
    switch (id[0]) {
      case 'T':
        this.textBound(id, about, cells.length > 2 ? cells.slice(2).join('\t') : undefined, at);
        return;
      case 'E':
        this.triggers.set(id, /^[^ :]*:([^ :]*)/.exec(about)?.[1] ?? '');
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
      const [start, end, ...more] = place.split(' ').filter(Boolean).map(Number);
      if (gap < 1 || start === undefined || end === undefined || more.length)
        throw new FormatError(
          'A span is written as its type, its start and its end: “T1<tab>Person 0 5<tab>Maria”.',
          line,
        );
      return this.offsets.span(start, end, places.length === 1 ? words : undefined, line);
    });
    if (this.bound.has(id)) throw new FormatError(`${id} occurs twice. Give one of them another number.`, line);
    const span = spans.reduce((all, { start, end }) => ({
      start: Math.min(all.start, start),
      end: Math.max(all.end, end),
    }));
    if (spans.some(({ start }, i) => /\S/.test(this.text.slice(spans[i - 1]?.end ?? start, start)))) this.fragments++;
    const actual = spans.map(({ start, end }) => this.text.slice(start, end)).join(' ');
    // A comment may follow the words.
    const stated = words === undefined || spaced(words).startsWith(spaced(actual)) ? null : words;
    if (stated !== null) this.misplaced++;
    this.bound.set(id, { type: about.slice(0, gap), span, stated });
  }

  private attribute(about: string, line: number): void {
    const [name, of, value] = about.split(' ');
    if (!of)
      throw new FormatError('An attribute is written as its name and the id of a span: “A1<tab>Negation T1”.', line);
    if (name === DERIVED) this.derived.add(of);
    else this.attributes.push({ of, name: value ? `${name}/${value}` : `${name}` });
  }

  private note(about: string, body: string, line: number): void {
    const [type, of] = about.split(' ');
    if (!of)
      throw new FormatError(
        'A note is written as its type and the id of a span: “#1<tab>AnnotatorNotes T1<tab>…”.',
        line,
      );
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
    const ends = args.map(arg => arg.slice(arg.indexOf(':') + 1)).map(of => this.triggers.get(of) ?? of);
    const [first, second] = ends.map(of => this.bound.get(of));
    const { id: own, ...carried } = this.carried.get(id) ?? {};
    const fields = carried.kind === 'relation' ? carried : relationOfLabel(type ?? '');
    if (!fields) return [];
    if (!first || !second) {
      this.leave('relation of something other than two spans');
      return [];
    }
    const { span, quote } = markAt({}, second);
    return [{ ...markAt(fields, first), id: typeof own === 'string' ? own : null, to: { span, quote } }];
  }

  private leave(what: string): void {
    this.left.set(what, (this.left.get(what) ?? 0) + 1);
  }
}

const markAt = (fields: AnnotationFields, { span, stated }: TextBound): ReadAnnotation =>
  stated === null
    ? { id: null, fields, span, quote: null }
    : { id: null, fields, span: null, quote: { exact: stated, prefix: '', suffix: '' } };

/** Collapses white space: tools write line breaks in a span as different numbers of spaces. */
const spaced = (words: string): string => words.replace(/\s+/g, ' ').trim();

function carriedFields(body: string): AnnotationFields | null {
  try {
    const value: unknown = JSON.parse(body);
    return isAnnotationFields(value) ? value : null;
  } catch {
    return null;
  }
}
