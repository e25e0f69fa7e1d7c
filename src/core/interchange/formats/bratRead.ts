/** Reads brat's annotations: https://brat.nlplab.org/standoff.html. */
import { type Message, phrase, quantity } from '../../text';
import {
  type AnnotationFields,
  FormatError,
  type FoundSpan,
  isAnnotationFields,
  type ReadAnnotation,
  type ReadDocument,
} from '../exchangeModel';
import { placeTold, type ToldPlace } from '../placing/placeTold';
import { relationOfForeignLabel, relationOfLabel, tagOfForeignLabel, tagOfLabel } from './labels';

/** Type of the notes that store data without a representation in brat. Other notes are for people. */
export const CARRIER = 'SeedAnnotation';
/** Name of the attribute of what the analysis found. */
export const DERIVED = 'Derived';

/**
 * @param text of the `.txt` beside the annotations
 * @throws FormatError if no line can be read
 */
export const readBrat = (ann: string, text: string): ReadDocument => new BratReader(ann, text).read();

/** A line for a span as it is read, before its places are known. */
interface ToldBound {
  readonly id: string;
  readonly type: string;
  readonly fragments: readonly ToldPlace[];
  readonly words: string | null;
}

interface TextBound {
  readonly type: string;
  /** Null where the words were not found. */
  readonly span: FoundSpan | null;
  readonly words: string | null;
}

interface Event {
  readonly trigger: string;
  readonly roles: readonly { readonly role: string; readonly of: string }[];
}

/** What a sidecar cannot hold. */
type LeftKind = 'attribute' | 'note' | 'role' | 'relation';

const LEFT: Readonly<Record<LeftKind, (n: number) => Message>> = {
  attribute: n => quantity(n, 'attribute of something other than a span', 'attributes of something other than a span'),
  note: n => quantity(n, 'note on something other than a span', 'notes on something other than a span'),
  role: n => quantity(n, 'role of something other than a span', 'roles of something other than a span'),
  relation: n =>
    quantity(n, 'relation of something other than two spans', 'relations of something other than two spans'),
};

class BratReader {
  private readonly told: ToldBound[] = [];
  private readonly bound = new Map<string, TextBound>();
  private readonly ids = new Set<string>();
  private readonly events = new Map<string, Event>();
  private readonly relations = new Map<string, string>();
  private readonly carried = new Map<string, AnnotationFields>();
  private readonly notes = new Map<string, string[]>();
  private readonly attributes: { readonly of: string; readonly name: string }[] = [];
  private readonly derived = new Set<string>();
  private readonly faults: FormatError[] = [];
  private fragments = 0;
  private readonly left = new Map<LeftKind, number>();

  constructor(
    private readonly ann: string,
    private readonly text: string,
  ) {}

  read(): ReadDocument {
    const lines = this.ann.split(/\r?\n/).map((line, i) => [line, i + 1] as const);
    const filled = lines.filter(([line]) => line.trim() !== '');
    for (const [line, at] of filled) this.tryLine(line, at);
    const [fault] = this.faults;
    if (fault && this.faults.length === filled.length) throw fault;
    const remarks = this.placeAll();
    const marks = [...this.bound].flatMap(([id, bound]) => this.marksOf(id, bound));
    for (const { of, name } of this.attributes) {
      const bound = this.boundOf(of);
      if (bound) marks.push(markAt({ kind: 'tag', tag: `${bound.type}/${name}` }, bound));
      else this.leave('attribute');
    }
    for (const [id, about] of this.relations) for (const mark of this.relationOf(id, about)) marks.push(mark);
    for (const event of this.events.values()) for (const mark of this.rolesOf(event)) marks.push(mark);
    for (const [of, bodies] of this.notes) {
      if (this.bound.has(of)) continue;
      const bound = this.boundOf(of);
      for (const body of bodies.filter(Boolean)) {
        if (bound) marks.push(markAt({ kind: 'note', body }, bound));
        else this.leave('note');
      }
    }
    return {
      name: null,
      text: this.text,
      marks,
      warnings: [...remarks, ...this.losses()],
      faults: this.faults,
    };
  }

  private losses(): Message[] {
    const warnings = [...this.left].map(
      ([kind, n]) => phrase`${LEFT[kind](n)} not imported: a sidecar cannot hold it.`,
    );
    if (this.fragments)
      warnings.push(phrase`${quantity(this.fragments, 'span')} in several pieces imported as one, gaps included.`);
    return warnings;
  }

  /** The other lines are read where one has a fault. */
  private tryLine(line: string, at: number): void {
    try {
      this.line(line, at);
    } catch (error) {
      if (!(error instanceof FormatError)) throw error;
      this.faults.push(error);
    }
  }

  private line(line: string, at: number): void {
    const cells = line.split('\t');
    const [id = '', about = ''] = cells;
    switch (id[0]) {
      case 'T':
        this.textBound(id, about, cells.length > 2 ? cells.slice(2).join('\t') : null, at);
        return;
      case 'E':
        this.event(id, about, at);
        return;
      case 'R':
        this.relations.set(id, about);
        return;
      case '*':
        this.equivalence(about);
        return;
      case 'N':
        this.normalization(about, cells.slice(2).join(' '), at);
        return;
      case 'A':
      case 'M':
        this.attribute(about, at);
        return;
      case '#':
        this.note(about, cells.slice(2).join('\t'), at);
        return;
      default:
        throw new FormatError(
          phrase`A line of a brat file begins with T, E, R, A, M, N, # or *, a number and a tab.`,
          at,
        );
    }
  }

  private textBound(id: string, about: string, words: string | null, line: number): void {
    const gap = about.indexOf(' ');
    const places = about
      .slice(gap + 1)
      .split(';')
      .map(place => place.split(' ').filter(Boolean).map(Number));
    if (gap < 1 || places.some(place => place.length !== 2 || place.some(Number.isNaN)))
      throw new FormatError(
        phrase`A span is written as its type, its start and its end: “T1<tab>Person 0 5<tab>Maria”.`,
        line,
      );
    if (this.ids.has(id)) throw new FormatError(phrase`${id} occurs twice. Give one of them another number.`, line);
    this.ids.add(id);
    this.told.push({ id, type: about.slice(0, gap), fragments: fragmentsOf(places, words), words });
  }

  private placeAll(): readonly Message[] {
    const { spans, remarks } = placeTold(
      this.text,
      this.told.flatMap(({ fragments }) => fragments),
    );
    let at = 0;
    for (const { id, type, fragments, words } of this.told) {
      const own = spans.slice(at, at + fragments.length);
      at += fragments.length;
      const known = own.filter(span => span !== null);
      const isWhole = known.length === own.length;
      const start = known.reduce((least, one) => Math.min(least, one.start), this.text.length);
      const end = known.reduce((most, one) => Math.max(most, one.end), 0);
      if (isWhole && known.some((span, i) => i > 0 && /\S/.test(this.text.slice(known[i - 1]?.end, span.start))))
        this.fragments++;
      const found = known.find(span => span.found === 'moved')?.found ?? known[0]?.found;
      this.bound.set(id, { type, span: isWhole ? { start, end, ...(found && { found }) } : null, words });
    }
    return remarks;
  }

  /** The span that an id stands for: of a span, or of an event's trigger. */
  private boundOf(id: string): TextBound | undefined {
    return this.bound.get(this.events.get(id)?.trigger ?? id);
  }

  private event(id: string, about: string, line: number): void {
    const [first = '', ...others] = about
      .split(' ')
      .filter(Boolean)
      .map(part => part.split(':'));
    const [, trigger] = first;
    if (!trigger) throw new FormatError(phrase`An event is written as “E1<tab>Type:T1 Role:T2”.`, line);
    this.events.set(id, { trigger, roles: others.map(([role = '', of = '']) => ({ role, of })) });
  }

  /** One relation per role. */
  private rolesOf({ trigger, roles }: Event): ReadAnnotation[] {
    const from = this.bound.get(trigger);
    return roles.flatMap(({ role, of }) => {
      const to = this.boundOf(of);
      // Roles of one kind are numbered.
      const relation = withoutNumber(role);
      if (from && to && relation) return [{ ...markAt({ kind: 'relation', relation }, from), to: placeOf(to) }];
      this.leave('role');
      return [];
    });
  }

  /** Neighbours of a set of equal spans are linked. */
  private equivalence(about: string): void {
    const [type = '', ...of] = about.split(' ').filter(Boolean);
    of.slice(1).forEach((id, i) => {
      this.relations.set(`*${this.relations.size}`, `${type} Arg1:${of[i]} Arg2:${id}`);
    });
  }

  private normalization(about: string, words: string, line: number): void {
    const [, of, entry] = about.split(' ');
    if (!of || !entry)
      throw new FormatError(phrase`A normalization is written as “N1<tab>Reference T1 Wikidata:Q42<tab>Name”.`, line);
    const body = words ? `${entry} ${words}` : entry;
    this.notes.set(of, [...(this.notes.get(of) ?? []), body]);
  }

  private attribute(about: string, line: number): void {
    const [name, of, value] = about.split(' ');
    if (!of)
      throw new FormatError(
        phrase`An attribute is written as its name and the id of a span: “A1<tab>Negation T1”.`,
        line,
      );
    if (name === DERIVED) this.derived.add(of);
    else this.attributes.push({ of, name: value ? `${name}/${value}` : `${name}` });
  }

  private note(about: string, body: string, line: number): void {
    const [type, of] = about.split(' ');
    if (!of)
      throw new FormatError(
        phrase`A note is written as its type and the id of a span: “#1<tab>AnnotatorNotes T1<tab>…”.`,
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
    const tag = this.isOwn ? tagOfLabel(bound.type) : tagOfForeignLabel(bound.type);
    const notes = (this.notes.get(id) ?? []).filter(Boolean).map(body => markAt({ kind: 'note', body }, bound));
    return tag ? [markAt(tag, bound), ...notes] : notes;
  }

  /** Whether the file was exported from here: its labels without data are derived. */
  private get isOwn(): boolean {
    return this.derived.size > 0 || this.carried.size > 0;
  }

  private relationOf(id: string, about: string): ReadAnnotation[] {
    const [type, ...args] = about.split(' ').filter(Boolean);
    const [first, second] = args.map(arg => this.boundOf(arg.slice(arg.indexOf(':') + 1)));
    const { id: own, ...carried } = this.carried.get(id) ?? {};
    const read = this.isOwn ? relationOfLabel : relationOfForeignLabel;
    const fields = carried.kind === 'relation' ? carried : read(type ?? '');
    if (!fields) return [];
    if (!first || !second) {
      this.leave('relation');
      return [];
    }
    return [{ ...markAt(fields, first), id: typeof own === 'string' ? own : null, to: placeOf(second) }];
  }

  private leave(kind: LeftKind): void {
    this.left.set(kind, (this.left.get(kind) ?? 0) + 1);
  }
}

/** `Org` of `Org1`. */
function withoutNumber(role: string): string {
  let end = role.length;
  while (end > 1 && '0123456789'.includes(role.charAt(end - 1))) end--;
  return role.slice(0, end);
}

/** The words of each fragment: brat writes them with a blank in between, and a comment may follow. */
function fragmentsOf(places: readonly (readonly number[])[], words: string | null): ToldPlace[] {
  const points = words === null ? null : [...words];
  let at = 0;
  return places.map(([start = 0, end = 0]) => {
    const own = points?.slice(at, at + end - start).join('') ?? null;
    at += end - start + 1;
    return { start, end, words: own };
  });
}

const placeOf = ({ span, words }: TextBound): Pick<ReadAnnotation, 'span' | 'quote'> => ({
  span,
  quote: span || words === null ? null : { exact: words, prefix: '', suffix: '' },
});

const markAt = (fields: AnnotationFields, bound: TextBound): ReadAnnotation => ({
  id: null,
  fields,
  ...placeOf(bound),
});

function carriedFields(body: string): AnnotationFields | null {
  try {
    const value: unknown = JSON.parse(body);
    return isAnnotationFields(value) ? value : null;
  } catch {
    return null;
  }
}
