/** From what a reader found to changes of a sidecar. */
import {
  AnchorFinder,
  type Annotation,
  describe,
  endsOf,
  readItem,
  type Selector,
  type SidecarChange,
} from '../annotation';
import { type AnnotationFields, count, fieldsOf, type ReadAnnotation, type ReadDocument } from './exchangeModel';

export interface PlannedImport {
  readonly changes: readonly SidecarChange[];
  /** How many were there already, with the same id, or the same place and content. */
  readonly known: number;
  readonly warnings: readonly string[];
}

export interface ImportPorts {
  /** A new id, unlike any other. */
  readonly newId: () => string;
  /** Who gets the annotations that name no author; null: nobody. */
  readonly author: string | null;
  /** ISO 8601: when those were made that do not tell. */
  readonly now: string;
}

/**
 * What an import adds to a sidecar. Places are told in the article's present text, whatever text the other tool had;
 * what is there already is not added twice, and nothing that is there is changed.
 */
export function planImport(
  document: ReadDocument,
  article: string,
  present: readonly Annotation[],
  ports: ImportPorts,
): PlannedImport {
  return new ImportPlanner(article, present, ports).plan(document);
}

/** Plans the import of several documents into one article; what an earlier one adds is there for the later ones. */
export class ImportPlanner {
  private readonly known: Map<string, Annotation>;
  private readonly contents: Set<string>;
  private readonly finder: AnchorFinder;

  /** @param present the annotations of the article's sidecar */
  constructor(
    private readonly article: string,
    present: readonly Annotation[],
    private readonly ports: ImportPorts,
  ) {
    this.known = new Map(present.map(annotation => [annotation.id, annotation]));
    this.contents = new Set(present.map(contentOf));
    this.finder = new AnchorFinder(article);
  }

  /** What one document adds. */
  plan(document: ReadDocument): PlannedImport {
    const steps = this.planSteps(document);
    for (;;) {
      const { done, value } = steps.next();
      if (done) return value;
    }
  }

  /** As `plan`; yields between annotations, so that a caller can give way. */
  *planSteps(document: ReadDocument): Generator<void, PlannedImport> {
    const { article, ports, finder } = this;
    const text = document.text === null ? null : { of: document.text, isArticle: document.text === article };
    const place = (end: Pick<ReadAnnotation, 'span' | 'quote'>): ImportTarget => targetOf(end, text, article, finder);
    const added = new Map<string, Annotation>();
    let known = 0;
    let other = 0;
    let lost = 0;
    let unusable = 0;
    const addedContents = new Set<string>();
    for (const mark of document.marks) {
      yield;
      const there = mark.id === null ? undefined : (this.known.get(mark.id) ?? added.get(mark.id));
      if (there) {
        known++;
        if (this.known.has(there.id) && !saysSame(there, mark.fields)) other++;
        continue;
      }
      const { target, placed } = place(mark);
      const to = mark.to && place(mark.to);
      const made = {
        ...(ports.author === null ? {} : { author: ports.author }),
        ...(mark.id === null ? { created: ports.now } : {}),
      };
      const id = mark.id ?? ports.newId();
      const ends = { target, ...(to ? { to: to.target } : {}) };
      const { annotation } = target ? readItem({ ...made, ...mark.fields, id, ...ends }) : { annotation: null };
      if (!annotation) {
        unusable++;
        continue;
      }
      const content = contentOf(annotation);
      if (this.contents.has(content) || addedContents.has(content)) {
        known++;
        continue;
      }
      if (!placed || to?.placed === false) lost++;
      added.set(id, annotation);
      addedContents.add(content);
    }
    const warnings = [...document.warnings];
    if (lost && lost === added.size && document.text !== null && !article.includes(document.text.trim())) {
      const none = `None of ${count(lost, 'annotation')} found a place: the file seems to be about another article. Nothing was taken.`;
      return { changes: [], known, warnings: [...warnings, none] };
    }
    for (const [id, annotation] of added) this.known.set(id, annotation);
    for (const content of addedContents) this.contents.add(content);
    return {
      changes: [...added.values()].map(annotation => ({ op: 'add', annotation })),
      known,
      warnings: [...warnings, ...warningsOf({ other, lost, unusable })],
    };
  }
}

function warningsOf({ other, lost, unusable }: Readonly<Record<'other' | 'lost' | 'unusable', number>>): string[] {
  const warnings: string[] = [];
  if (other)
    warnings.push(
      `${count(other, 'annotation')} said something else here than in the file: yours were kept as they are.`,
    );
  if (lost)
    warnings.push(
      `${count(lost, 'annotation')} found no place in the article: kept as lost, to be re-anchored by hand.`,
    );
  if (unusable) warnings.push(`${count(unusable, 'annotation')} not taken: no words, or no content.`);
  return warnings;
}

/** Whether what another tool gives back of an annotation is what is there, but for where and when. */
function saysSame(there: Annotation, fields: AnnotationFields): boolean {
  const timeless = ({ created: _, modified: __, author: ___, replies: ____, ...rest }: AnnotationFields) => rest;
  const [mine, theirs] = [timeless(fieldsOf(there)), timeless(fields)];
  const keys = new Set([...Object.keys(mine), ...Object.keys(theirs)]);
  return [...keys].every(key => mine[key] === theirs[key]);
}

/** Two annotations with the same content say the same of the same words, whoever was told of them when. */
function contentOf(annotation: Annotation): string {
  const { created: _, modified: __, replies: ___, ...fields } = fieldsOf(annotation);
  const ends = endsOf(annotation).map(({ selector: { start, exact } }) => [start, exact]);
  return JSON.stringify([ends, Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1))]);
}

interface ImportTarget {
  readonly target: Selector | null;
  readonly placed: boolean;
}

/** @param text the one that the mark's span is in; null where there is none */
function targetOf(
  mark: Pick<ReadAnnotation, 'span' | 'quote'>,
  text: { readonly of: string; readonly isArticle: boolean } | null,
  article: string,
  finder: AnchorFinder,
): ImportTarget {
  const found = (told: Selector): ImportTarget => {
    const { span } = finder.find(told);
    return span ? { target: describe(article, span), placed: true } : { target: told, placed: false };
  };
  if (mark.span && text !== null && mark.span.end <= text.of.length) {
    const told = describe(text.of, mark.span);
    return text.isArticle ? { target: told, placed: true } : found(told);
  }
  if (!mark.quote) return { target: null, placed: false };
  // Where only the words are known, their first place is where to begin looking.
  const start = Math.max(0, finder.firstPlaceOf(mark.quote.exact));
  return found({ ...mark.quote, start, end: start + mark.quote.exact.length });
}
