/** Counts agreement between authors in one category. */
import { firstIndexWhere, type Span } from '../../text';
import { Coincidences } from './krippendorffAlpha';

/** The agreement on a kind of annotation, or on one tag. */
export interface Agreement {
  /** `note`, `speaker`, `entity`, `relation`, or `tag: ` and the tag. */
  readonly category: string;
  readonly authors: readonly string[];
  /** Number of spans of all authors. */
  readonly spans: number;
  /**
   * Krippendorff's alpha, nominal. The units depend on the category. For notes and tags: each word is inside a span or
   * not, for each author of the file. For decisions: the content at each place with at least two decisions. For
   * relations: the type, or none, for each pair of passages that anyone related. Null if the values do not vary.
   */
  readonly alpha: number | null;
  /**
   * F1 of the spans of each pair of authors, pooled: spans match if start, end and content are equal. Decisions count
   * only at places where both decided. Null if there are none.
   */
  readonly f1: number | null;
}

/** An author's annotation, for comparison. */
export interface AuthorMark {
  readonly author: string;
  readonly category: string;
  /** The content; constant for kinds without content. */
  readonly what: string;
  readonly span: Span;
  /** The span as a key; for relations, both spans. */
  readonly place: string;
  readonly annotation: string;
  readonly adjudicated: boolean;
}

const RELATION = 'relation';
export const isDecision = (category: string): boolean => category === 'speaker' || category === 'entity';

export const keyOf = ({ place, what }: AuthorMark): string => `${place} ${what}`;

/** Groups values by key, in order of first occurrence. Groups are not empty. */
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

  /**
   * Adds a file.
   * @param marks all of this category in the file
   * @param authors all authors of the file
   * @param words of the file, sorted
   */
  add(marks: readonly AuthorMark[], authors: readonly string[], words: readonly Span[]): void {
    const [first] = marks;
    if (!first) return;
    this.spans += marks.length;
    const byAuthor = grouped(marks, ({ author }) => author);
    const decision = isDecision(first.category);
    // An author without a decision is undecided. An author without a tag has found nothing to tag.
    const compared = decision ? authors.filter(author => byAuthor.has(author)) : authors;
    for (const author of compared) this.authors.add(author);
    if (decision) this.addPlaces(marks);
    else if (first.category === RELATION) this.addPairs(compared, marks);
    else this.addWords(compared, byAuthor, words);
    this.addMatches(byAuthor, decision ? null : compared.length);
  }

  /**
   * Counts the spans and the matching spans of all pairs of authors.
   * @param authors number of authors to compare each span with; null for those who marked the same place
   */
  private addMatches(byAuthor: ReadonlyMap<string, readonly AuthorMark[]>, authors: number | null): void {
    const authorsOfKey = new Map<string, number>();
    const authorsAt = new Map<string, number>();
    const own: { readonly place: string; readonly keys: number }[] = [];
    for (const marks of byAuthor.values()) {
      for (const [place, here] of grouped(marks, mark => mark.place)) {
        const keys = new Set(here.map(keyOf));
        for (const key of keys) authorsOfKey.set(key, (authorsOfKey.get(key) ?? 0) + 1);
        authorsAt.set(place, (authorsAt.get(place) ?? 0) + 1);
        own.push({ place, keys: keys.size });
      }
    }
    for (const { place, keys } of own) this.compared += keys * ((authors ?? authorsAt.get(place)!) - 1);
    for (const n of authorsOfKey.values()) this.same += n * (n - 1);
  }

  private addPlaces(marks: readonly AuthorMark[]): void {
    for (const here of grouped(marks, ({ place }) => place).values()) {
      const last = new Map(here.map(({ author, what }) => [author, what]));
      this.coincidences.add([...last.values()]);
    }
  }

  /** Authors who did not relate a pair that another author related count as `not related`. */
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

  /** Adds words that are inside the spans of `inside` of `authors` authors. */
  private addAlike(inside: number, authors: number, words: number): void {
    if (!words) return;
    const counts = new Map<string, number>();
    if (inside) counts.set('in', inside);
    if (authors > inside) counts.set('out', authors - inside);
    this.coincidences.addCounts(counts, authors, words);
  }

  /** Adds the counts of another file. */
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

/** Ranges of the words that overlap a span. The ranges do not touch. @param marks sorted by start */
function covered(marks: readonly AuthorMark[], words: readonly Span[]): { from: number; to: number }[] {
  const ranges: { from: number; to: number }[] = [];
  for (const { span } of marks) {
    const from = firstIndexWhere(words, ({ end }) => end > span.start);
    const to = firstIndexWhere(words, ({ start }) => start >= span.end);
    if (from >= to) continue;
    const last = ranges.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else ranges.push({ from, to });
  }
  return ranges;
}
