import { SaxesParser, type SaxesTagPlain } from 'saxes';
import type { Span } from '../../text';
import { count, FormatError, isAnnotationFields, type ReadAnnotation, type ReadDocument } from '../exchangeModel';

const MACHINE_RESP = '#seed-annotator';
const OWN_KINDS: ReadonlySet<string> = new Set(['tag', 'speaker', 'entity', 'relation']);
/** Elements in files of other tools that become tags with the same name. */
const MARKED = new Set('said quote q soCalled persName orgName placeName name rs date term seg'.split(' '));

/**
 * Reads TEI: the text of `body`, inline elements, and stand-off annotations. Document type declarations are refused, so
 * that a file cannot declare entities.
 * @throws FormatError
 */
export function readTei(xml: string): ReadDocument {
  return new TeiReader().read(xml);
}

/** Maximum length of the span of a note without a target. Bounds the total for many notes in one paragraph. */
const MAX_NOTED_LENGTH = 1000;

interface OpenNote {
  readonly id: string | null;
  readonly target: readonly string[];
  readonly fields: Record<string, unknown>;
  /** The span for a note without a target. */
  readonly at: Span | null;
  readonly list: Record<string, unknown>[];
}

interface OpenElement {
  readonly name: string;
  readonly start: number;
  /** Number of enclosing elements. */
  readonly depth: number;
  readonly attributes: Readonly<Record<string, string>>;
}

class TeiReader {
  private text = '';
  private readonly open: OpenElement[] = [];
  /** The open elements by their names, outermost first. */
  private readonly openByName = new Map<string, OpenElement[]>();
  private readonly anchors = new Map<string, number>();
  /** The anchors of stand-off spans, by id. */
  private readonly ends = new Map<string, readonly [string, string]>();
  private readonly notes: { note: OpenNote; annotation: OpenElement | null }[] = [];
  private readonly openNotes: OpenNote[] = [];
  private words = '';
  private readonly marks: ReadAnnotation[] = [];
  private title: string | null = null;
  private sawBody = false;

  read(xml: string): ReadDocument {
    const parser = new SaxesParser();
    const fail = (message: string): never => {
      throw new FormatError(message, parser.line);
    };
    parser.on('error', error => fail(`Not well-formed XML: ${error.message.replace(/^\d+:\d+: /, '')}`));
    parser.on('doctype', () => fail('Document type declarations are not allowed. Remove the <!DOCTYPE …>.'));
    parser.on('opentag', tag => this.opened(tag));
    parser.on('closetag', tag => this.closed(tag.name));
    parser.on('text', text => this.said(text));
    parser.on('cdata', text => this.said(text));
    parser.write(xml).close();
    if (!this.sawBody) throw new FormatError('The file has no TEI text: <TEI>, <text> and <body> are needed.');
    const { marks, left } = this.placed();
    const warnings = left ? [`${count(left, 'annotation')} without a target in the text not imported.`] : [];
    return { name: this.title, text: this.text, marks: this.marks.concat(marks), warnings };
  }

  private get inBody(): boolean {
    return this.innermost('body') !== null;
  }

  private said(text: string): void {
    if (this.openNotes.length) this.words += text;
    else if (this.inBody) this.text += text;
    else if (
      this.title === null &&
      this.open
        .slice(-2)
        .map(({ name }) => name)
        .join('/') === 'titleStmt/title'
    )
      this.title = text.trim() || null;
  }

  private opened(tag: SaxesTagPlain): void {
    const { name, attributes } = tag as { name: string; attributes: Record<string, string> };
    if (name === 'body') this.sawBody = true;
    const id = attributes['xml:id'];
    if (id && this.inBody && !this.openNotes.length) this.anchors.set(id, this.text.length);
    if (id && name === 'span' && !this.inBody) this.ends.set(id, [attributes.from ?? '', attributes.to ?? '']);
    if (name === 'note') this.beginNote(attributes);
    if (this.openNotes.length) this.words = '';
    const element = { name, start: this.text.length, depth: this.open.length, attributes };
    this.open.push(element);
    const alike = this.openByName.get(name);
    if (alike) alike.push(element);
    else this.openByName.set(name, [element]);
  }

  private innermost(name: string): OpenElement | null {
    const open = this.openByName.get(name);
    return open?.at(-1) ?? null;
  }

  /** The innermost open paragraph or heading. */
  private innermostBlock(): OpenElement | null {
    const blocks = ['p', 'head', 'ab'].flatMap(name => this.innermost(name) ?? []);
    return blocks.sort((a, b) => b.depth - a.depth)[0] ?? null;
  }

  private beginNote(attributes: Readonly<Record<string, string>>): void {
    const annotation = this.innermost('annotation');
    const around = this.innermostBlock();
    const outer = this.openNotes.at(-1);
    const kind = attributes.type ?? '';
    this.openNotes.push({
      id: annotation?.attributes.n ?? null,
      target: (attributes.target ?? annotation?.attributes.target ?? '').split(/\s+/).filter(Boolean),
      fields: outer ? {} : { kind: OWN_KINDS.has(kind) ? kind : 'note' },
      at: around && this.inBody ? this.before(around.start) : null,
      list: [],
    });
  }

  /** The span of a note without a target: its paragraph up to the note, shortened at the start. */
  private before(start: number): Span {
    const end = this.text.length;
    const least = end - MAX_NOTED_LENGTH;
    if (start >= least) return { start, end };
    const word = this.text.indexOf(' ', least) + 1;
    return { start: word > start && word < end ? word : least, end };
  }

  private closed(name: string): void {
    const element = this.open.pop();
    this.openByName.get(name)?.pop();
    const note = this.openNotes.at(-1);
    if (name === 'note' && note) this.endNote(element);
    else if (note && name === 'seg' && element?.attributes.type) {
      const key = element.attributes.type;
      note.fields[key] = key === 'resolved' ? this.words === 'true' : this.words;
      this.words = '';
    } else if (!note && element && this.inBody && MARKED.has(name)) this.mark(element);
  }

  private endNote(element: OpenElement | undefined): void {
    const note = this.openNotes.pop()!;
    const outer = this.openNotes.at(-1);
    const key = element?.attributes.type ?? 'replies';
    const siblings = outer?.fields[key];
    if (Array.isArray(siblings)) siblings.push(note.fields);
    else if (outer) outer.fields[key] = [note.fields];
    else {
      // A note of another tool: its text is its body.
      if (note.fields.kind === 'note' && note.fields.body === undefined) note.fields.body = this.words.trim();
      this.notes.push({ note, annotation: element ?? null });
    }
    this.words = '';
  }

  private mark({ name, start, attributes }: OpenElement): void {
    if (attributes.resp === MACHINE_RESP || start === this.text.length) return;
    const tag = attributes.type ? `${name}/${attributes.type}` : name;
    this.marks.push({ id: null, fields: { kind: 'tag', tag }, span: { start, end: this.text.length }, quote: null });
  }

  private placed(): { marks: ReadAnnotation[]; left: number } {
    const marks: ReadAnnotation[] = [];
    let left = 0;
    for (const { note } of this.notes) {
      const [from, to] = note.target.map(pointer => this.ends.get(idOf(pointer))).map(end => end && this.between(end));
      const span = (from ?? this.between(note.target)) || note.at;
      if (span && isAnnotationFields(note.fields))
        marks.push({
          id: note.id,
          fields: note.fields,
          span,
          quote: null,
          ...(to ? { to: { span: to, quote: null } } : {}),
        });
      else left++;
    }
    return { marks, left };
  }

  /** The span between two anchors; null if they are missing or in the wrong order. */
  private between(pointers: readonly string[]): Span | null {
    const [start, end] = pointers.map(pointer => this.anchors.get(idOf(pointer)));
    return start !== undefined && end !== undefined && start <= end ? { start, end } : null;
  }
}

const idOf = (pointer: string): string => pointer.replace(/^#/, '');
