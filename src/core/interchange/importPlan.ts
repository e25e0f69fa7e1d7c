/** Plans the changes of a sidecar for an import. */
import {
  AnchorFinder,
  type Annotation,
  describeSpan,
  readItem,
  type Selector,
  type SidecarChange,
  targetsOf,
} from '../annotation';
import { runToEnd } from '../text';
import { type AnnotationFields, count, fieldsOf, type ReadAnnotation, type ReadDocument } from './exchangeModel';

export interface PlannedImport {
  readonly changes: readonly SidecarChange[];
  /** Number of annotations that were already present: with the same id, or the same position and content. */
  readonly known: number;
  readonly warnings: readonly string[];
}

export interface ImportPorts {
  /** A new unique id. */
  readonly newId: () => string;
  /** The author of annotations that name none; null for no author. */
  readonly author: string | null;
  /** The creation time of new annotations, as ISO 8601. */
  readonly now: string;
}

/**
 * Plans the import of one document.
 * @param article the article's present text; all targets refer to it, whatever text the other tool had
 * @param present the annotations of the sidecar; they are neither duplicated nor changed
 */
export function planImport(
  document: ReadDocument,
  article: string,
  present: readonly Annotation[],
  ports: ImportPorts,
): PlannedImport {
  return new ImportPlanner(article, present, ports).plan(document);
}

/** Plans the import of several documents into one article. Annotations of earlier documents count as present. */
export class ImportPlanner {
  private readonly known: Map<string, Annotation>;
  private readonly contents: Set<string>;
  private readonly finder: AnchorFinder;

  /**
   * @param article the article's present text
   * @param present the annotations of its sidecar
   */
  constructor(
    private readonly article: string,
    present: readonly Annotation[],
    private readonly ports: ImportPorts,
  ) {
    this.known = new Map(present.map(annotation => [annotation.id, annotation]));
    this.contents = new Set(present.map(contentOf));
    this.finder = new AnchorFinder(article);
  }

  plan(document: ReadDocument): PlannedImport {
    return runToEnd(this.planSteps(document));
  }

  /** As `plan`, in steps: one per annotation. */
  *planSteps(document: ReadDocument): Generator<void, PlannedImport> {
    const draft: ImportDraft = { added: new Map(), contents: new Set(), known: 0, different: 0, lost: 0, unusable: 0 };
    const text = document.text === null ? null : { of: document.text, isArticle: document.text === this.article };
    for (const mark of document.marks) {
      yield;
      this.planOne(mark, text, draft);
    }
    const { added, known, lost } = draft;
    if (lost && lost === added.size && document.text !== null && !this.article.includes(document.text.trim())) {
      const none = `None of ${count(lost, 'annotation')} could be found: the file seems to be about another article. Nothing was imported.`;
      return { changes: [], known, warnings: [...document.warnings, none] };
    }
    for (const [id, annotation] of added) this.known.set(id, annotation);
    for (const content of draft.contents) this.contents.add(content);
    return {
      changes: [...added.values()].map(annotation => ({ op: 'add', annotation })),
      known,
      warnings: [...document.warnings, ...warningsOf(draft)],
    };
  }

  private planOne(mark: ReadAnnotation, text: SourceText | null, draft: ImportDraft): void {
    const present = mark.id === null ? undefined : (this.known.get(mark.id) ?? draft.added.get(mark.id));
    if (present) {
      draft.known++;
      if (this.known.has(present.id) && !hasSameContent(present, mark.fields)) draft.different++;
      return;
    }
    const { annotation, isLost } = this.annotationOf(mark, text);
    if (!annotation) {
      draft.unusable++;
      return;
    }
    const content = contentOf(annotation);
    if (this.contents.has(content) || draft.contents.has(content)) {
      draft.known++;
      return;
    }
    if (isLost) draft.lost++;
    draft.added.set(annotation.id, annotation);
    draft.contents.add(content);
  }

  /** The annotation to add; null if it has no target or no valid content. */
  private annotationOf(
    mark: ReadAnnotation,
    text: SourceText | null,
  ): { readonly annotation: Annotation | null; readonly isLost: boolean } {
    const { article, finder, ports } = this;
    const { target, placed } = targetOf(mark, text, article, finder);
    const to = mark.to && targetOf(mark.to, text, article, finder);
    const defaults = {
      ...(ports.author === null ? {} : { author: ports.author }),
      ...(mark.id === null ? { created: ports.now } : {}),
    };
    const id = mark.id ?? ports.newId();
    const ends = { target, ...(to ? { to: to.target } : {}) };
    const { annotation } = target ? readItem({ ...defaults, ...mark.fields, id, ...ends }) : { annotation: null };
    return { annotation, isLost: !placed || to?.placed === false };
  }
}

/** The import of one document so far. */
interface ImportDraft {
  /** By id. */
  readonly added: Map<string, Annotation>;
  readonly contents: Set<string>;
  known: number;
  /** Annotations that are present with other content. */
  different: number;
  /** Annotations whose text was not found in the article. */
  lost: number;
  unusable: number;
}

/** The text that the offsets of a document refer to. */
interface SourceText {
  readonly of: string;
  readonly isArticle: boolean;
}

function warningsOf({ different, lost, unusable }: ImportDraft): string[] {
  const warnings: string[] = [];
  if (different) warnings.push(`${count(different, 'annotation')} differ from the file: your versions were kept.`);
  if (lost)
    warnings.push(
      `${count(lost, 'annotation')} could not be found in the article: imported as lost, to be moved by hand.`,
    );
  if (unusable) warnings.push(`${count(unusable, 'annotation')} not imported: no words, or no content.`);
  return warnings;
}

/** Whether an annotation equals imported fields, except for author, times and replies. */
function hasSameContent(there: Annotation, fields: AnnotationFields): boolean {
  const timeless = ({ created: _, modified: __, author: ___, replies: ____, ...rest }: AnnotationFields) => rest;
  const [mine, theirs] = [timeless(fieldsOf(there)), timeless(fields)];
  const keys = new Set([...Object.keys(mine), ...Object.keys(theirs)]);
  return [...keys].every(key => mine[key] === theirs[key]);
}

/** A key that is equal for annotations with the same targets and fields, except for times and replies. */
function contentOf(annotation: Annotation): string {
  const { created: _, modified: __, replies: ___, ...fields } = fieldsOf(annotation);
  const ends = targetsOf(annotation).map(({ selector: { start, exact } }) => [start, exact]);
  return JSON.stringify([ends, Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1))]);
}

interface ImportTarget {
  readonly target: Selector | null;
  /** The target was found in the article. */
  readonly placed: boolean;
}

/** @param text the text of the span; null if there is none */
function targetOf(
  mark: Pick<ReadAnnotation, 'span' | 'quote'>,
  text: SourceText | null,
  article: string,
  finder: AnchorFinder,
): ImportTarget {
  const found = (told: Selector): ImportTarget => {
    const { span } = finder.find(told);
    return span ? { target: describeSpan(article, span), placed: true } : { target: told, placed: false };
  };
  if (mark.span && text !== null && mark.span.end <= text.of.length) {
    const told = describeSpan(text.of, mark.span);
    return text.isArticle ? { target: told, placed: true } : found(told);
  }
  if (!mark.quote) return { target: null, placed: false };
  // Without a position, the search starts at the first occurrence of the words.
  const start = Math.max(0, finder.firstOccurrence(mark.quote.exact));
  return found({ ...mark.quote, start, end: start + mark.quote.exact.length });
}
