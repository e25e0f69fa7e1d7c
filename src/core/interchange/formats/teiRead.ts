import { SaxesParser } from 'saxes';
import { type Message, phrase, quantity, type Span, wordsOfXmlError } from '../../text';
import { FormatError, isAnnotationFields, type ReadAnnotation, type ReadDocument } from '../exchangeModel';

const MACHINE_RESP = '#seed-annotator';
const OWN_KINDS: ReadonlySet<string> = new Set(['tag', 'speaker', 'entity', 'relation']);
/** Elements in files of other tools that become tags with the same name. */
const MARKED = new Set('said quote q soCalled persName orgName placeName name rs date term seg'.split(' '));

/** Elements whose `who` names a speaker. */
const SAID = new Set(['said', 'q', 'quote', 'sp']);

/**
 * Reads the documents of a TEI file or a TEI corpus: the text of `body`, inline elements, and stand-off annotations.
 * Document type declarations are refused, so that a file cannot declare entities.
 * @throws FormatError
 */
export function readTei(xml: string): ReadDocument[] {
  const parser = new SaxesParser();
  const fail = (message: Message): never => {
    throw new FormatError(message, parser.line);
  };
  const readers: TeiReader[] = [];
  let current: TeiReader | null = null;
  parser.on('error', error => fail(phrase`Not well-formed XML: ${wordsOfXmlError(error).slice(0, 120)}.`));
  parser.on('doctype', () => fail(phrase`Document type declarations are not allowed. Remove the <!DOCTYPE …>.`));
  parser.on('opentag', tag => {
    const { attributes } = tag as { attributes: Record<string, string> };
    const name = localName(tag.name);
    if (name === 'TEI.2') fail(phrase`This is TEI P4 (<TEI.2>), which is not read. Convert it to P5.`);
    if (name === 'TEI' || (name === 'text' && !current)) {
      current = new TeiReader();
      readers.push(current);
    }
    current?.opened(name, attributes);
  });
  parser.on('closetag', tag => {
    current?.closed(localName(tag.name));
    if (localName(tag.name) === 'TEI') current = null;
  });
  parser.on('text', text => current?.said(text));
  parser.on('cdata', text => current?.said(text));
  parser.write(xml).close();
  const documents = readers.flatMap(reader => reader.finish() ?? []);
  if (!documents.length) throw new FormatError(phrase`The file has no TEI text: <TEI>, <text> and <body> are needed.`);
  return documents;
}

/** Without the prefix of a namespace. */
const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

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
  /** Moves behind a label that is not said. */
  start: number;
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
  private readonly speeches: { readonly who: string; readonly span: Span }[] = [];
  /** Names of persons by the ids that `who` refers to, in a list of persons, */
  private readonly names = new Map<string, string>();
  /** and where the text names them. */
  private readonly named = new Map<string, Span>();
  /** Elements that point to text in another file. */
  private pointers = 0;
  private openPerson: string | null = null;
  private title: string | null = null;
  private sawBody = false;

  /** Null if there was no body. */
  finish(): ReadDocument | null {
    if (!this.sawBody) return null;
    const { marks, left } = this.placed();
    const warnings: Message[] = left
      ? [phrase`${quantity(left, 'annotation')} without a target in the text not imported.`]
      : [];
    if (this.pointers)
      warnings.push(
        phrase`${quantity(this.pointers, 'pointer')} (<ptr>) to text elsewhere, as CATMA writes them, not imported.`,
      );
    const all = [...this.marks, ...this.speakers(), ...marks];
    return { name: this.title, text: this.text, marks: all, warnings };
  }

  private get inBody(): boolean {
    return this.innermost('body') !== null;
  }

  said(text: string): void {
    if (this.openPerson !== null && this.open.at(-1)?.name === 'persName') this.nameOf(this.openPerson, text);
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

  opened(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'body') this.sawBody = true;
    const id = attributes['xml:id'];
    if (id && this.inBody && !this.openNotes.length) this.anchors.set(id, this.text.length);
    if (id && name === 'span' && !this.inBody) this.ends.set(id, [attributes.from ?? '', attributes.to ?? '']);
    if (name === 'note') this.beginNote(attributes);
    // Other markup in a note is part of its words.
    if (name === 'note' || (name === 'seg' && attributes.type && this.openNotes.length)) this.words = '';
    if (name === 'person' && id) this.openPerson = id;
    if (name === 'ptr' && this.inBody) this.pointers++;
    const element: OpenElement = { name, start: this.text.length, depth: this.open.length, attributes };
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

  closed(name: string): void {
    const element = this.open.pop();
    this.openByName.get(name)?.pop();
    if (name === 'person') this.openPerson = null;
    if (name === 'label') this.skipLabel();
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

  /** The name of the speaker before a speech. */
  private skipLabel(): void {
    const speech = this.open.at(-1);
    if (speech && SAID.has(speech.name)) speech.start = this.text.length;
  }

  private nameOf(id: string, name: string): void {
    this.names.set(id, (this.names.get(id) ?? '') + name);
  }

  /** Whoever is named by `who`. */
  private speakers(): ReadAnnotation[] {
    return this.speeches.map(({ who, span }) => {
      const speaker = who
        .split(/\s+/)
        .map(pointer => this.nameFor(idOf(pointer)))
        .join(', ');
      return { id: null, fields: { kind: 'speaker', status: 'corrected', speaker }, span, quote: null };
    });
  }

  /** As a list of persons has it, or as the text names the person; else the id. */
  private nameFor(id: string): string {
    const span = this.named.get(id);
    return this.names.get(id)?.trim() || (span && this.text.slice(span.start, span.end).trim()) || id;
  }

  private mark({ name, start, attributes }: OpenElement): void {
    if (attributes.resp === MACHINE_RESP || start === this.text.length) return;
    const { who, ref } = attributes;
    if (who?.trim() && SAID.has(name)) this.speeches.push({ who: who.trim(), span: { start, end: this.text.length } });
    if (name === 'persName' && ref && !this.named.has(idOf(ref)))
      this.named.set(idOf(ref), { start, end: this.text.length });
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
