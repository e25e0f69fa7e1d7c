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
import { type Message, phrase, quantity, runToEnd, type Span } from '../text';
import {
  type AnnotationFields,
  fieldsOf,
  type ReadAnnotation,
  type ReadDocument,
  type ReadListing,
} from './exchangeModel';
import { type ComparedListings, compareListings } from './importListings';
import { FoldedText, onlyPlaceOf } from './placing/foldedText';

/** How an annotation was placed. The worst first. */
export const FOUND = ['lost', 'likely', 'moved', 'shifted', 'placed'] as const;

/**
 * `placed`: where it was told. `shifted`: all places were told in another way of counting, or too far on. `moved`: at the
 * nearest place with its words. `likely`: the article has only similar words, and the annotation keeps its own. `lost`:
 * its words were not found, or more than once.
 */
export type Found = (typeof FOUND)[number];

/** An annotation to be added, and how it was placed. */
export interface ImportFinding {
  readonly annotation: Annotation;
  readonly found: Found;
}

export interface PlannedImport {
  readonly changes: readonly SidecarChange[];
  /** One per added annotation. */
  readonly findings: readonly ImportFinding[];
  /** Number of annotations that were already present: with the same id, or the same position and content. */
  readonly known: number;
  /** Number of added annotations that named no author. */
  readonly unsigned: number;
  /** All that a person should know: the remarks, the failures and how many annotations are likely or lost. */
  readonly warnings: readonly Message[];
  /** Sentences about how the document was read, and what it holds that annotations cannot. */
  readonly remarks: readonly Message[];
  /** Sentences about annotations that were not imported. */
  readonly failures: readonly Message[];
}

export interface ImportPorts {
  /** A new unique id. */
  readonly newId: () => string;
  /** The author of annotations that name none; null for no author. */
  readonly author: string | null;
  /** Nobody named the author. An annotation that names none is then present if anybody has made it already. */
  readonly isAuthorAssumed?: boolean;
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
  private readonly decisions: ReadonlySet<string>;
  /** As `contents`, whoever made them. */
  private readonly contentsOfAnybody: Set<string>;
  private readonly targets: ImportTargets;

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
    this.decisions = new Set(present.map(decisionOf));
    this.contentsOfAnybody = new Set(present.map(withoutAuthor).map(contentOf));
    this.targets = new ImportTargets(article);
  }

  plan(document: ReadDocument): PlannedImport {
    return runToEnd(this.planSteps(document));
  }

  /** As `plan`, in steps: one per annotation. */
  *planSteps(document: ReadDocument): Generator<void, PlannedImport> {
    const draft: ImportDraft = {
      added: new Map(),
      found: new Map(),
      contents: new Set(),
      known: 0,
      different: 0,
      likely: 0,
      lost: 0,
      unusable: 0,
      unsigned: 0,
    };
    const text = document.text === null ? null : this.targets.sourceText(document.text);
    const listed = this.compare(document.listings ?? [], text);
    for (const mark of [...document.marks, ...listed.marks]) {
      yield;
      this.planOne(mark, text, draft);
    }
    const { added, lost } = draft;
    const known = draft.known + listed.known;
    if (lost && lost === added.size && document.text !== null && !this.article.includes(document.text.trim())) {
      const none = phrase`None of ${quantity(lost, 'annotation')} could be found: the file seems to be about another article. Nothing was imported.`;
      const { warnings } = document;
      const all = [...warnings, none];
      return { changes: [], findings: [], known, unsigned: 0, warnings: all, remarks: warnings, failures: [none] };
    }
    for (const [id, annotation] of added) {
      this.known.set(id, annotation);
      this.contentsOfAnybody.add(contentOf(withoutAuthor(annotation)));
    }
    for (const content of draft.contents) this.contents.add(content);
    const remarks = [...document.warnings, ...listed.warnings, ...keptRemarks(draft)];
    const failures = unusableFailures(draft);
    return {
      changes: [...added.values()].map(annotation => ({ op: 'add', annotation })),
      findings: [...added.values()].map(annotation => ({
        annotation,
        found: draft.found.get(annotation.id) ?? 'placed',
      })),
      known,
      unsigned: draft.unsigned,
      warnings: [...remarks, ...placeWarnings(draft), ...failures],
      remarks,
      failures,
    };
  }

  private compare(listings: readonly ReadListing[], text: SourceText | null): ComparedListings {
    if (!listings.length) return NO_LISTINGS;
    return compareListings(listings, this.article, [...this.known.values()], listing => {
      const { target, found } = this.targets.of(listing, text);
      return target && found !== 'lost' && found !== 'likely' ? target : null;
    });
  }

  private planOne(mark: ReadAnnotation, text: SourceText | null, draft: ImportDraft): void {
    const present = mark.id === null ? undefined : (this.known.get(mark.id) ?? draft.added.get(mark.id));
    if (present) {
      draft.known++;
      if (this.known.has(present.id) && !hasSameContent(present, mark.fields)) draft.different++;
      return;
    }
    const { annotation, found } = this.annotationOf(mark, text);
    if (!annotation) {
      draft.unusable++;
      return;
    }
    const content = contentOf(annotation);
    if (mark.isUnedited && this.decisions.has(decisionOf(annotation))) {
      draft.known++;
      return;
    }
    const isSigned = mark.fields.author !== undefined;
    const isKnown =
      !isSigned && this.ports.isAuthorAssumed && this.contentsOfAnybody.has(contentOf(withoutAuthor(annotation)));
    if (isKnown || this.contents.has(content) || draft.contents.has(content)) {
      draft.known++;
      return;
    }
    if (found === 'lost') draft.lost++;
    if (found === 'likely') draft.likely++;
    if (!isSigned) draft.unsigned++;
    draft.added.set(annotation.id, annotation);
    draft.found.set(annotation.id, found);
    draft.contents.add(content);
  }

  /** The annotation to add; null if it has no target or no valid content. */
  private annotationOf(
    mark: ReadAnnotation,
    text: SourceText | null,
  ): { readonly annotation: Annotation | null; readonly found: ImportTarget['found'] } {
    const { targets, ports } = this;
    const { target, found } = targets.of(mark, text);
    const to = mark.to && targets.of(mark.to, text);
    const defaults = {
      ...(ports.author === null ? {} : { author: ports.author }),
      ...(mark.id === null ? { created: ports.now } : {}),
    };
    const id = mark.id ?? ports.newId();
    const ends = { target, ...(to ? { to: to.target } : {}) };
    const { annotation } = target ? readItem({ ...defaults, ...mark.fields, id, ...ends }) : { annotation: null };
    const ways = [found, to?.found];
    return { annotation, found: FOUND.find(one => ways.includes(one)) ?? 'placed' };
  }
}

const NO_LISTINGS: ComparedListings = { marks: [], known: 0, warnings: [] };

/** The import of one document so far. */
interface ImportDraft {
  /** By id. */
  readonly added: Map<string, Annotation>;
  /** By id. */
  readonly found: Map<string, Found>;
  readonly contents: Set<string>;
  known: number;
  /** Annotations that are present with other content. */
  different: number;
  /** Annotations for which the article has only similar text. */
  likely: number;
  /** Annotations whose text was not found in the article. */
  lost: number;
  unusable: number;
  /** Added annotations that named no author. */
  unsigned: number;
}

/** The text that the offsets of a document refer to. */
interface SourceText {
  readonly of: string;
  /** Converts spans to those of the article; null if the article does not contain the text. */
  readonly move: ((span: Span) => Span) | null;
}

const keptRemarks = ({ different }: ImportDraft): Message[] =>
  different ? [phrase`${quantity(different, 'annotation')} differ from the file: your versions were kept.`] : [];

const unusableFailures = ({ unusable }: ImportDraft): Message[] =>
  unusable ? [phrase`${quantity(unusable, 'annotation')} not imported: no words, or no content.`] : [];

function placeWarnings({ likely, lost }: ImportDraft): Message[] {
  const warnings: Message[] = [];
  if (likely)
    warnings.push(
      likely === 1
        ? phrase`${quantity(likely, 'annotation')} found only in similar words: imported with its own words, to be checked.`
        : phrase`${quantity(likely, 'annotation')} found only in similar words: imported with their own words, to be checked.`,
    );
  if (lost)
    warnings.push(
      phrase`${quantity(lost, 'annotation')} could not be found in the article, or only in words that stand there more than once: imported as lost, to be moved by hand.`,
    );
  return warnings;
}

/** Whether an annotation equals imported fields, except for author, times and replies. */
function hasSameContent(there: Annotation, fields: AnnotationFields): boolean {
  const timeless = ({ created: _, modified: __, author: ___, replies: ____, ...rest }: AnnotationFields) => rest;
  const [mine, theirs] = [timeless(fieldsOf(there)), timeless(fields)];
  const keys = new Set([...Object.keys(mine), ...Object.keys(theirs)]);
  return [...keys].every(key => mine[key] === theirs[key]);
}

const withoutAuthor = (annotation: Annotation): Annotation => {
  const { author: _, ...rest } = annotation;
  return rest;
};

/** A key that is equal for decisions of one author and status on one passage. */
function decisionOf({ kind, target: { start, exact }, author, ...rest }: Annotation): string {
  return JSON.stringify([kind, start, exact, author, 'status' in rest ? rest.status : null]);
}

/** A key that is equal for annotations with the same targets and fields, except for times and replies. */
function contentOf(annotation: Annotation): string {
  const { created: _, modified: __, replies: ___, ...fields } = fieldsOf(annotation);
  const ends = targetsOf(annotation).map(({ selector: { start, exact } }) => [start, exact]);
  return JSON.stringify([ends, Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1))]);
}

interface ImportTarget {
  readonly target: Selector | null;
  readonly found: Found;
}

const UNUSABLE: ImportTarget = { target: null, found: 'lost' };

/** The places of imported annotations in one article. */
class ImportTargets {
  private readonly finder: AnchorFinder;
  private foldedText: FoldedText | null = null;
  private withoutBlanks: FoldedText | null = null;

  constructor(private readonly article: string) {
    this.finder = new AnchorFinder(article);
  }

  private get folded(): FoldedText {
    this.foldedText ??= new FoldedText(this.article);
    return this.foldedText;
  }

  sourceText(text: string): SourceText {
    return { of: text, move: text === this.article ? span => span : this.moveFrom(text) };
  }

  /** Where the article has the text, with the same or other blanks. */
  private moveFrom(text: string): SourceText['move'] {
    const move = new FoldedText(text).within(this.folded);
    if (move) return move;
    this.withoutBlanks ??= new FoldedText(this.article, { blanks: false });
    return new FoldedText(text, { blanks: false }).within(this.withoutBlanks);
  }

  /** @param text the text of the span; null if there is none */
  of(mark: Pick<ReadAnnotation, 'span' | 'quote'>, text: SourceText | null): ImportTarget {
    if (mark.span && text !== null && mark.span.end <= text.of.length) {
      const found = mark.span.found ?? 'placed';
      if (text.move) return { target: describeSpan(this.article, text.move(mark.span)), found };
      return this.find(describeSpan(text.of, mark.span), found);
    }
    if (!mark.quote) return UNUSABLE;
    const only = onlyPlaceOf(this.folded, mark.quote.exact, mark.quote);
    if (only) return { target: describeSpan(this.article, only), found: 'placed' };
    return this.find({ ...mark.quote, start: 0, end: mark.quote.exact.length });
  }

  /** @param found how the place told was found in the text of the document */
  private find(told: Selector, found: Found = 'placed'): ImportTarget {
    const { span, status } = this.finder.find(told);
    if (!span) return { target: told, found: 'lost' };
    if (status !== 'fuzzy') return { target: describeSpan(this.article, span), found };
    return { target: { ...told, start: span.start, end: span.start + told.exact.length }, found: 'likely' };
  }
}
