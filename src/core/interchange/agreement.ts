/** How far people who annotated the same articles agree, and where they do not. */
import { anchorStatus, placesOf } from '../annotation/ends';
import type { AnchoredAnnotation, Annotation } from '../annotation/model';
import type { Span } from '../text/span';
import { tokenize } from '../text/tokens';
import { Coincidences } from './alpha';

export interface AnnotatedFile {
  readonly name: string;
  readonly text: string;
  readonly annotations: readonly AnchoredAnnotation[];
}

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
  /** Of the spans of each pair of authors, pooled: those with the same start, end and content. Null without pairs. */
  readonly f1: number | null;
}

export interface Disagreement {
  readonly file: string;
  readonly category: string;
  /** All that anyone marked here. */
  readonly span: Span;
  readonly says: readonly Saying[];
  /** Each annotation here was adopted or dismissed. */
  readonly settled: boolean;
}

/** What an author says of a place; without a span: nothing. */
export interface Saying {
  readonly author: string;
  readonly span: Span | null;
  readonly what: string | null;
  /** Its id in the sidecar. */
  readonly annotation: string | null;
}

export interface AgreementReport {
  readonly agreements: readonly Agreement[];
  readonly disagreements: readonly Disagreement[];
}

/** The author of what names none. */
export const NOBODY = '(no author)';

/** What one file tells of how far its authors agree; that of many files adds up. */
export interface FileComparison {
  readonly file: string;
  readonly tallies: ReadonlyMap<string, Tally>;
  readonly disagreements: readonly Disagreement[];
}

/** Null where fewer than two people annotated the file: that tells nothing. */
export function compareFile(file: AnnotatedFile): FileComparison | null {
  const marked = marksOf(file);
  const authors = [...new Set(marked.map(({ author }) => author))].sort();
  if (authors.length < 2) return null;
  const tallies = new Map<string, Tally>();
  const disagreements: Disagreement[] = [];
  const words = tokenize(file.text, { start: 0, end: file.text.length }).filter(({ kind }) => kind !== 'punctuation');
  for (const [category, marks] of grouped(marked, ({ category: own }) => own)) {
    const tally = new Tally();
    tallies.set(category, tally);
    tally.add(marks, authors, words);
    for (const cluster of clusters(marks)) {
      const found = disagreement(file.name, category, cluster, authors);
      if (found) disagreements.push(found);
    }
  }
  return { file: file.name, tallies, disagreements };
}

/** By category. */
export function agreementsOf(comparisons: Iterable<FileComparison>): Agreement[] {
  const all = new Map<string, Tally>();
  for (const { tallies } of comparisons) {
    for (const [category, tally] of tallies) {
      const sum = all.get(category) ?? new Tally();
      all.set(category, sum);
      sum.addAll(tally);
    }
  }
  const agreements = [...all].map(([category, tally]) => tally.result(category));
  return agreements.sort((a, b) => (a.category < b.category ? -1 : 1));
}

/** Compares files with two authors or more; the others tell nothing. */
export function agreementOf(files: readonly AnnotatedFile[]): AgreementReport {
  const comparisons = files.flatMap(file => compareFile(file) ?? []);
  return {
    agreements: agreementsOf(comparisons),
    disagreements: comparisons.flatMap(({ disagreements }) => disagreements),
  };
}

interface Marked {
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
const isDecision = (category: string): boolean => category === 'speaker' || category === 'entity';

function marksOf({ annotations }: AnnotatedFile): Marked[] {
  return annotations
    .flatMap(one => {
      const { annotation, anchor } = one;
      const { span } = anchor;
      if (!span || anchorStatus(one) === 'orphaned') return [];
      const place = placesOf(one)
        .map(({ start, end }) => `${start} ${end}`)
        .join(' ');
      const category = annotation.kind === 'tag' ? `tag: ${annotation.tag}` : annotation.kind;
      const author = annotation.author ?? NOBODY;
      return [
        {
          ...{ author, category, what: contentOf(annotation), span, place },
          ...{ annotation: annotation.id, adjudicated: annotation.adjudication !== undefined },
        },
      ];
    })
    .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

/** What confirms and what corrects to the same speaker say the same. */
function contentOf(annotation: Annotation): string {
  switch (annotation.kind) {
    case 'tag':
      return annotation.tag;
    case 'note':
      return 'note';
    case 'speaker':
      if (annotation.status === 'rejected') return annotation.speaker ? `not ${annotation.speaker}` : 'not speech';
      return annotation.speaker ?? 'confirmed';
    case 'entity':
      if (annotation.status === 'rejected') return 'no entity';
      return [annotation.mentions, annotation.type, annotation.name].filter(Boolean).join(': ') || 'confirmed';
    case 'relation':
      return `${annotation.relation} “${annotation.to.exact}”`;
  }
}

const keyOf = ({ place, what }: Marked): string => `${place} ${what}`;

function grouped<T>(all: readonly T[], keyFor: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(keyFor(one));
    if (group) group.push(one);
    else groups.set(keyFor(one), [one]);
  }
  return groups;
}

/** Counts of one category. */
class Tally {
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
    const keys = heard.map(author => new Set((byAuthor.get(author) ?? []).map(keyOf)));
    keys.forEach((mine, i) => {
      for (const theirs of keys.slice(i + 1)) {
        for (const key of mine) if (theirs.has(key)) this.same += 2;
        this.compared += mine.size + theirs.size;
      }
    });
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

/** Runs of spans that share text, one with the next. */
function clusters(marks: readonly Marked[]): Marked[][] {
  const all: Marked[][] = [];
  let reach = -1;
  for (const mark of marks) {
    if (mark.span.start < reach) all[all.length - 1].push(mark);
    else all.push([mark]);
    reach = Math.max(reach, mark.span.end);
  }
  return all;
}

function disagreement(
  file: string,
  category: string,
  cluster: readonly Marked[],
  authors: readonly string[],
): Disagreement | null {
  const byAuthor = grouped(cluster, ({ author }) => author);
  const heard = isDecision(category) ? authors.filter(author => byAuthor.has(author)) : authors;
  const sayings = heard.map(author => [...new Set((byAuthor.get(author) ?? []).map(keyOf))].sort().join('\n'));
  if (new Set(sayings).size < 2) return null;
  return {
    file,
    category,
    span: { start: cluster[0].span.start, end: Math.max(...cluster.map(({ span }) => span.end)) },
    says: heard.flatMap((author): Saying[] => {
      const marks = byAuthor.get(author) ?? [];
      if (!marks.length) return [{ author, span: null, what: null, annotation: null }];
      return marks.map(({ span, what, annotation }) => ({ author, span, what, annotation }));
    }),
    settled: cluster.every(({ adjudicated }) => adjudicated),
  };
}
