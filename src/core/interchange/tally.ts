/** Counting how far authors agree on one kind or tag. */
import type { Span } from '../text/span';
import { Coincidences } from './alpha';

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
export interface Marked {
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

export const keyOf = ({ place, what }: Marked): string => `${place} ${what}`;

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
export class Tally {
  private readonly coincidences = new Coincidences();
  private readonly authors = new Set<string>();
  private spans = 0;
  private same = 0;
  private compared = 0;

  add(marks: readonly Marked[], authors: readonly string[], words: readonly Span[]): void {
    this.spans += marks.length;
    const byAuthor = grouped(marks, ({ author }) => author);
    const decision = isDecision(marks[0].category);
    // Who says nothing of a quote has not decided; who tags nothing has looked and found nothing.
    const heard = decision ? authors.filter(author => byAuthor.has(author)) : authors;
    for (const author of heard) this.authors.add(author);
    if (decision) this.addPlaces(marks);
    else if (marks[0].category === RELATION) this.addPairs(heard, marks);
    else this.addWords(heard, byAuthor, words);
    const all = heard.map(author => byAuthor.get(author) ?? []);
    all.forEach((mine, i) => {
      for (const theirs of all.slice(i + 1)) this.addPair(mine, theirs, decision);
    });
  }

  /** @param shared only where both marked the same place, as with decisions: who made none there has said nothing */
  private addPair(mine: readonly Marked[], theirs: readonly Marked[], shared: boolean): void {
    const keysOf = (marks: readonly Marked[], others: readonly Marked[]): Set<string> => {
      const places = new Set(others.map(({ place }) => place));
      return new Set(marks.filter(({ place }) => !shared || places.has(place)).map(keyOf));
    };
    const [one, other] = [keysOf(mine, theirs), keysOf(theirs, mine)];
    for (const key of one) if (other.has(key)) this.same += 2;
    this.compared += one.size + other.size;
  }

  private addPlaces(marks: readonly Marked[]): void {
    for (const here of grouped(marks, ({ place }) => place).values()) {
      const last = new Map(here.map(({ author, what }) => [author, what]));
      this.coincidences.add([...last.values()]);
    }
  }

  /** Who relates two passages that another does has looked at them too. */
  private addPairs(authors: readonly string[], marks: readonly Marked[]): void {
    for (const pair of grouped(marks, ({ place }) => place).values()) {
      const said = new Map(pair.map(({ author, what }) => [author, what]));
      this.coincidences.add(authors.map(author => said.get(author) ?? 'not related'));
    }
  }

  private addWords(
    authors: readonly string[],
    byAuthor: ReadonlyMap<string, readonly Marked[]>,
    words: readonly Span[],
  ): void {
    const inside = authors.map(author => covered(byAuthor.get(author) ?? [], words));
    words.forEach((_, i) => {
      this.coincidences.add(inside.map(flags => (flags[i] ? 'in' : 'out')));
    });
  }

  addAll(other: Tally): void {
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

/** For each word whether it shares text with one of the spans, which are sorted by start. */
function covered(marks: readonly Marked[], words: readonly Span[]): boolean[] {
  let next = 0;
  let reach = 0;
  return words.map(({ start, end }) => {
    for (; next < marks.length && marks[next].span.start < end; next++) reach = Math.max(reach, marks[next].span.end);
    return reach > start;
  });
}
