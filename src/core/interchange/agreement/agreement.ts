/** How far people who annotated the same articles agree, and where they do not. */

import { type AnchoredAnnotation, type Annotation, anchorStatus, placesOf } from '../../annotation';
import { type Span, tokenize } from '../../text';
import { type Agreement, AgreementCounts, type AuthorMark, grouped, isDecision, keyOf } from './agreementCounts';

export interface AnnotatedFile {
  readonly name: string;
  readonly text: string;
  readonly annotations: readonly AnchoredAnnotation[];
}

export interface Disagreement {
  readonly file: string;
  readonly category: string;
  /** All that anyone marked here. */
  readonly span: Span;
  readonly says: readonly Statement[];
  /** Each annotation here was adopted or dismissed. */
  readonly settled: boolean;
}

/** What an author says of a place; without a span: nothing. */
export interface Statement {
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
export const UNSIGNED = '(no author)';

/** What one file tells of how far its authors agree; that of many files adds up. */
export interface FileComparison {
  readonly file: string;
  readonly counts: ReadonlyMap<string, AgreementCounts>;
  readonly disagreements: readonly Disagreement[];
}

/** Null where fewer than two people annotated the file: that tells nothing. */
export function compareFile(file: AnnotatedFile): FileComparison | null {
  const marked = marksOf(file);
  const authors = [...new Set(marked.map(({ author }) => author))].sort();
  if (authors.length < 2) return null;
  const counts = new Map<string, AgreementCounts>();
  const disagreements: Disagreement[] = [];
  const words = tokenize(file.text, { start: 0, end: file.text.length }).filter(({ kind }) => kind !== 'punctuation');
  for (const [category, marks] of grouped(marked, ({ category: own }) => own)) {
    const tally = new AgreementCounts();
    counts.set(category, tally);
    tally.add(marks, authors, words);
    for (const cluster of clusters(marks)) {
      const found = disagreement(file.name, category, cluster, authors);
      if (found) disagreements.push(found);
    }
  }
  return { file: file.name, counts, disagreements };
}

/** By category. */
export function agreementsOf(comparisons: Iterable<FileComparison>): Agreement[] {
  const all = new Map<string, AgreementCounts>();
  for (const { counts } of comparisons) {
    for (const [category, tally] of counts) {
      const sum = all.get(category) ?? new AgreementCounts();
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

function marksOf({ annotations }: AnnotatedFile): AuthorMark[] {
  return annotations
    .flatMap(one => {
      const { annotation, anchor } = one;
      const { span } = anchor;
      if (!span || anchorStatus(one) === 'orphaned') return [];
      const place = placesOf(one)
        .map(({ start, end }) => `${start} ${end}`)
        .join(' ');
      const category = annotation.kind === 'tag' ? `tag: ${annotation.tag}` : annotation.kind;
      const author = annotation.author ?? UNSIGNED;
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

/** Runs of spans that share text, one with the next. */
function clusters(marks: readonly AuthorMark[]): AuthorMark[][] {
  const all: AuthorMark[][] = [];
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
  cluster: readonly AuthorMark[],
  authors: readonly string[],
): Disagreement | null {
  const byAuthor = grouped(cluster, ({ author }) => author);
  const sayings = [...byAuthor.values()].map(marks => [...new Set(marks.map(keyOf))].sort().join('\n'));
  const silent = isDecision(category) ? 0 : authors.length - byAuthor.size;
  if (new Set(sayings).size + Math.sign(silent) < 2) return null;
  return {
    file,
    category,
    span: {
      start: cluster[0].span.start,
      end: cluster.reduce((furthest, { span }) => Math.max(furthest, span.end), 0),
    },
    says: heardOf(byAuthor, silent, authors).flatMap((author): Statement[] => {
      const marks = byAuthor.get(author) ?? [];
      if (!marks.length) return [{ author, span: null, what: null, annotation: null }];
      return marks.map(({ span, what, annotation }) => ({ author, span, what, annotation }));
    }),
    settled: cluster.every(({ adjudicated }) => adjudicated),
  };
}

/** Of more authors who say nothing of a place, so many are named: else a table of places would hold all at each. */
const MOST_SILENT = 50;

/** In the order of the authors: those who marked something, and those who marked nothing, where there are any. */
function heardOf(byAuthor: ReadonlyMap<string, unknown>, silent: number, authors: readonly string[]): string[] {
  if (!silent) return [...byAuthor.keys()].sort();
  if (silent <= MOST_SILENT) return [...authors];
  const named: string[] = [];
  for (const author of authors) {
    if (named.length === MOST_SILENT) break;
    if (!byAuthor.has(author)) named.push(author);
  }
  return [...byAuthor.keys(), ...named].sort();
}
