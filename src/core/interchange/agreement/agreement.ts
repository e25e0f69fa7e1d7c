/** Measures agreement between people who annotated the same articles, and lists their disagreements. */

import { type AnchoredAnnotation, type Annotation, anchoredSpans, anchorStatus } from '../../annotation';
import { type Span, tokenize } from '../../text';
import { type Agreement, AgreementCounts, type AuthorMark, grouped, isDecision, keyOf } from './agreementCounts';

/** A file with the annotations of all authors. */
export interface AnnotatedFile {
  readonly name: string;
  readonly text: string;
  readonly annotations: readonly AnchoredAnnotation[];
}

/** A passage that authors annotated differently. */
export interface Disagreement {
  readonly file: string;
  /** See `Agreement.category`. */
  readonly category: string;
  /** The union of all annotated spans of the passage. */
  readonly span: Span;
  readonly says: readonly Statement[];
  /** Every annotation of the passage was adopted or dismissed. */
  readonly settled: boolean;
}

/** An author's annotation of a passage. `span` and the rest are null if the author marked nothing there. */
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

/** Stands for the author of annotations without one. */
export const UNSIGNED = '(no author)';

/** The comparison of one file's authors. Those of several files can be added up. */
export interface FileComparison {
  readonly file: string;
  /** By category. */
  readonly counts: ReadonlyMap<string, AgreementCounts>;
  readonly disagreements: readonly Disagreement[];
}

/** Compares the authors of a file. Returns null if it has fewer than two. */
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

/** Adds up comparisons: one agreement per category, sorted by category. */
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

/** Compares the authors of files. Files with fewer than two authors are ignored. */
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
      const place = anchoredSpans(one)
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

/** The content of an annotation. Confirming a speaker and correcting to the same speaker are equal. */
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
      if (annotation.status === 'rejected') return 'not an entity';
      return [annotation.mentions, annotation.type, annotation.name].filter(Boolean).join(': ') || 'confirmed';
    case 'relation':
      return `${annotation.relation} “${annotation.to.exact}”`;
  }
}

/** Groups overlapping spans. @param marks sorted by start */
function clusters(marks: readonly AuthorMark[]): AuthorMark[][] {
  const all: AuthorMark[][] = [];
  let reach = -1;
  for (const mark of marks) {
    const last = mark.span.start < reach ? all.at(-1) : undefined;
    if (last) last.push(mark);
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
      start: cluster.reduce((first, { span }) => Math.min(first, span.start), Number.POSITIVE_INFINITY),
      end: cluster.reduce((furthest, { span }) => Math.max(furthest, span.end), 0),
    },
    says: listedAuthors(byAuthor, silent, authors).flatMap((author): Statement[] => {
      const marks = byAuthor.get(author) ?? [];
      if (!marks.length) return [{ author, span: null, what: null, annotation: null }];
      return marks.map(({ span, what, annotation }) => ({ author, span, what, annotation }));
    }),
    settled: cluster.every(({ adjudicated }) => adjudicated),
  };
}

/** Maximum number of authors listed who marked nothing in a passage. Bounds the size of the report. */
const MAX_SILENT_AUTHORS = 50;

/** The authors to list for a passage, sorted: those who marked something, and those who did not. */
function listedAuthors(byAuthor: ReadonlyMap<string, unknown>, silent: number, authors: readonly string[]): string[] {
  if (!silent) return [...byAuthor.keys()].sort();
  if (silent <= MAX_SILENT_AUTHORS) return [...authors];
  const named: string[] = [];
  for (const author of authors) {
    if (named.length === MAX_SILENT_AUTHORS) break;
    if (!byAuthor.has(author)) named.push(author);
  }
  return [...byAuthor.keys(), ...named].sort();
}
