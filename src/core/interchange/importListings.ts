/** Compares the tags and notes that a table lists for its passages with those of the sidecar. */
import { type Annotation, anchorAnnotations, isActive } from '../annotation';
import { IntervalIndex, type Message, phrase, quantity, runToEnd, type Span } from '../text';
import type { ReadAnnotation, ReadListing } from './exchangeModel';

export interface ComparedListings {
  /** The tags and notes that are new. */
  readonly marks: readonly ReadAnnotation[];
  /** Number of annotations that the table repeats. */
  readonly known: number;
  /** Messages about what the table no longer has, and what could not be compared. */
  readonly warnings: readonly Message[];
}

/** Maximum number of annotations to compare with, for each listing and annotation. Only made up files have more. */
const MAX_COMPARED = 20;
const MIN_COMPARED = 10_000;

/**
 * What a table adds to the annotations of an article. An annotation counts for a passage that it overlaps, as in an
 * export. Annotations that the table no longer has are kept.
 * @param placeOf finds the passage of a listing in the article; null if that is not certain
 */
export function compareListings(
  listings: readonly ReadListing[],
  article: string,
  present: readonly Annotation[],
  placeOf: (listing: ReadListing) => Span | null,
): ComparedListings {
  const placed = listings.flatMap(listing => {
    const span = placeOf(listing);
    return span && span.end > span.start ? [{ listing, span }] : [];
  });
  const found = new Set(placed.map(({ listing }) => listing));
  const lost = listings.filter(listing => !found.has(listing) && partsOf(listing.kind, listing.text).length).length;
  const comparison = new Comparison(article, present);
  const size = listings.length + present.length;
  const compared = placed.reduce((sum, { listing, span }) => sum + comparison.countAt(listing.kind, span), 0);
  if (compared > MIN_COMPARED + MAX_COMPARED * size)
    return { marks: [], known: 0, warnings: [phrase`Tags and notes of the table not taken: too many overlap.`] };
  const marks = placed.flatMap(({ listing, span }) => comparison.newMarks(listing, span));
  const warnings = [...(lost ? [lostWarning(lost)] : []), ...comparison.warnings()];
  return { marks, known: comparison.known, warnings };
}

const lostWarning = (lost: number): Message =>
  phrase`${quantity(lost, 'cell')} of tags or notes not taken: the quote of the row was not found.`;

type Listed = Extract<Annotation, { readonly kind: ReadListing['kind'] }>;

interface PlacedList {
  readonly annotations: readonly Listed[];
  readonly at: IntervalIndex;
}

class Comparison {
  private readonly lists: Readonly<Record<ReadListing['kind'], PlacedList>>;
  private readonly repeated = new Set<Listed>();
  private readonly seen = new Set<Listed>();

  constructor(article: string, present: readonly Annotation[]) {
    const anchored = runToEnd(anchorAnnotations(article, present));
    const listOf = (kind: ReadListing['kind']): PlacedList => {
      const own = anchored.flatMap(({ annotation, anchor }) =>
        annotation.kind === kind && anchor.span ? [{ annotation, span: anchor.span }] : [],
      );
      return {
        annotations: own.map(({ annotation }) => annotation),
        at: new IntervalIndex(own.map(({ span }) => span)),
      };
    };
    this.lists = { tag: listOf('tag'), note: listOf('note') };
  }

  get known(): number {
    return this.repeated.size;
  }

  countAt(kind: ReadListing['kind'], span: Span): number {
    return this.lists[kind].at.countOverlapping(span);
  }

  newMarks({ kind, text, quote }: ReadListing, span: Span): ReadAnnotation[] {
    const { annotations, at } = this.lists[kind];
    const listed = new Set(partsOf(kind, text));
    const known = new Set<string>();
    for (const index of at.overlapping(span)) {
      const annotation = annotations[index];
      if (!annotation) continue;
      this.seen.add(annotation);
      const parts = partsOf(kind, annotation.kind === 'tag' ? annotation.tag : annotation.body);
      if (parts.every(part => listed.has(part))) this.repeated.add(annotation);
      for (const part of parts) known.add(part);
    }
    const added = [...listed].filter(part => !known.has(part));
    const contents = kind === 'tag' ? added : added.length ? [added.join('\n\n')] : [];
    return contents.map(content => ({
      id: null,
      fields: kind === 'tag' ? { kind, tag: content } : { kind, body: content },
      span,
      quote,
    }));
  }

  warnings(): Message[] {
    const kept = [...this.seen].filter(one => isActive(one) && !this.repeated.has(one)).length;
    return kept
      ? [
          phrase`${quantity(kept, 'tag or note', 'tags or notes')} that the table no longer has kept: remove or change them here.`,
        ]
      : [];
  }
}

/** The tags of a cell, or the paragraphs of its notes. */
function partsOf(kind: ReadListing['kind'], text: string): string[] {
  const parts = text.replace(/\r\n?/g, '\n').split(kind === 'tag' ? /[;\n]/ : /\n[ \t]*\n/);
  return parts.map(part => part.trim()).filter(Boolean);
}
