/** Counting how far authors agree on one kind or tag. */
import { firstIndexWhere, type Span } from '../../text';
import { Coincidences } from './krippendorffAlpha';

/** Of a kind, or of one tag. */
export interface Agreement {
  /** `note`, `speaker`, `entity`, `relation`, or `tag: ` and the tag. */
  readonly category: string;
  readonly authors: readonly string[];
  /** Spans of all authors together. */
  readonly spans: number;
  /**
   * Krippendorff's alpha, nominal. Of notes and tags over words: each is inside a span or not, for each author of the
   * file. Of decisions over the places that two or more decided on: what each said. Of relations over the pairs of
   * passages that anyone related: by what type, or not. Null where nothing varies.
   */
  readonly alpha: number | null;
  /**
   * Of the spans of each pair of authors, pooled: those with the same start, end and content; of decisions, those at
   * places that both decided on. Null where there are none.
   */
  readonly f1: number | null;
}

/** What an author says of a place. */
export interface AuthorMark {
  readonly author: string;
  readonly category: string;
  /** What is said; the same for all where the span says it all. */
  readonly what: string;
  readonly span: Span;
  /** The span, of a relation with its other end. */
  readonly place: string;
  readonly annotation: string;
  readonly adjudicated: boolean;
}

const RELATION = 'relation';
export const isDecision = (category: string): boolean => category === 'speaker' || category === 'entity';

export const keyOf = ({ place, what }: AuthorMark): string => `${place} ${what}`;

export function grouped<T>(all: readonly T[], keyFor: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(keyFor(one));
    if (group) group.push(one);
    else groups.set(keyFor(one), [one]);
  }
  return groups;
}

/** Counts of one category. */
export class AgreementCounts {
  private readonly coincidences = new Coincidences();
  private readonly authors = new Set<string>();
  private spans = 0;
  private same = 0;
  private compared = 0;

  add(marks: readonly AuthorMark[], authors: readonly string[], words: readonly Span[]): void {
    this.spans += marks.length;
    const byAuthor = grouped(marks, ({ author }) => author);
    const decision = isDecision(marks[0].category);
    // Who says nothing of a quote has not decided; who tags nothing has looked and found nothing.
    const heard = decision ? authors.filter(author => byAuthor.has(author)) : authors;
    for (const author of heard) this.authors.add(author);
    if (decision) this.addPlaces(marks);
    else if (marks[0].category === RELATION) this.addPairs(heard, marks);
    else this.addWords(heard, byAuthor, words);
    this.addAllPairs(byAuthor, heard.length, decision);
  }

  /**
   * Counts what each pair of authors marked, and of that what both did.
   * @param authors how many are compared
   * @param shared only where both marked the same place, as with decisions: who made none there has said nothing
   */
  private addAllPairs(byAuthor: ReadonlyMap<string, readonly AuthorMark[]>, authors: number, shared: boolean): void {
    const saying = new Map<string, number>();
    const marking = new Map<string, number>();
    const own: { readonly place: string; readonly keys: number }[] = [];
    for (const marks of byAuthor.values()) {
      for (const here of grouped(marks, ({ place }) => place).values()) {
        const [{ place }] = here;
        const keys = new Set(here.map(keyOf));
        for (const key of keys) saying.set(key, (saying.get(key) ?? 0) + 1);
        marking.set(place, (marking.get(place) ?? 0) + 1);
        own.push({ place, keys: keys.size });
      }
    }
    for (const { place, keys } of own) this.compared += keys * ((shared ? marking.get(place)! : authors) - 1);
    for (const n of saying.values()) this.same += n * (n - 1);
  }

  private addPlaces(marks: readonly AuthorMark[]): void {
    for (const here of grouped(marks, ({ place }) => place).values()) {
      const last = new Map(here.map(({ author, what }) => [author, what]));
      this.coincidences.add([...last.values()]);
    }
  }

  /** Who relates two passages that another does has looked at them too. */
  private addPairs(authors: readonly string[], marks: readonly AuthorMark[]): void {
    for (const pair of grouped(marks, ({ place }) => place).values()) {
      const said = new Map(pair.map(({ author, what }) => [author, what]));
      const counts = new Map<string, number>();
      for (const what of said.values()) counts.set(what, (counts.get(what) ?? 0) + 1);
      if (authors.length > said.size) counts.set('not related', authors.length - said.size);
      this.coincidences.addCounts(counts, authors.length);
    }
  }

  private addWords(
    authors: readonly string[],
    byAuthor: ReadonlyMap<string, readonly AuthorMark[]>,
    words: readonly Span[],
  ): void {
    const steps = new Map<number, number>();
    const step = (at: number, by: number) => steps.set(at, (steps.get(at) ?? 0) + by);
    for (const marks of byAuthor.values()) {
      for (const { from, to } of covered(marks, words)) {
        step(from, 1);
        step(to, -1);
      }
    }
    let inside = 0;
    let at = 0;
    for (const [next, by] of [...steps, [words.length, 0] as const].sort(([a], [b]) => a - b)) {
      this.addAlike(inside, authors.length, next - at);
      inside += by;
      at = next;
    }
  }

  /** Counts words that are inside the spans of so many authors. */
  private addAlike(inside: number, authors: number, words: number): void {
    if (!words) return;
    const counts = new Map<string, number>();
    if (inside) counts.set('in', inside);
    if (authors > inside) counts.set('out', authors - inside);
    this.coincidences.addCounts(counts, authors, words);
  }

  addAll(other: AgreementCounts): void {
    this.coincidences.addAll(other.coincidences);
    for (const author of other.authors) this.authors.add(author);
    this.spans += other.spans;
    this.same += other.same;
    this.compared += other.compared;
  }

  result(category: string): Agreement {
    return {
      category,
      authors: [...this.authors].sort(),
      spans: this.spans,
      alpha: this.coincidences.alpha(),
      f1: this.compared ? this.same / this.compared : null,
    };
  }
}

/** Ranges of the words that share text with one of the spans, which are sorted by start. The ranges do not touch. */
function covered(marks: readonly AuthorMark[], words: readonly Span[]): { from: number; to: number }[] {
  const ranges: { from: number; to: number }[] = [];
  for (const { span } of marks) {
    const from = firstIndexWhere(words, ({ end }) => end > span.start);
    const to = firstIndexWhere(words, ({ start }) => start >= span.end);
    if (from >= to) continue;
    const last = ranges[ranges.length - 1];
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else ranges.push({ from, to });
  }
  return ranges;
}
