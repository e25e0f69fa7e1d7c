/** The model of exchange with other tools. All formats write from it and read into it. */

import {
  type AnchoredAnnotation,
  type Annotation,
  type ArticleView,
  anchorStatus,
  describeSpan,
  isActive,
  type QuoteView,
  type Relation,
  readItem,
  type Selector,
  toItem,
} from '../annotation';
import { headlineOf } from '../article';
import { bySpan, inARow, type Message, type MessageValue, phrase, quantity, type Span, ToldError } from '../text';

/** The type of the derived relation from a quote to its speaker. */
export const SPEAKER = 'speaker';

/** A seed file with its analysis and annotations. Offsets are UTF-16 code units in `text`; spans are half-open. */
export interface ExchangeDocument {
  /** The file's name, without folder. */
  readonly name: string;
  /** The absolute URL at which the article can be read; null if unknown. */
  readonly address: string | null;
  /** Without byte order mark. */
  readonly text: string;
  readonly articles: readonly ExchangeArticle[];
  /** In text order, longer ones first. */
  readonly items: readonly ExchangeItem[];
  readonly relations: readonly ExchangeRelation[];
  /** Annotations whose text was not found. Only formats that store the quoted text can hold them. */
  readonly orphans: readonly Annotation[];
}

export interface ExchangeArticle {
  readonly span: Span;
  readonly header: Span | null;
  readonly paragraphs: readonly Span[];
  readonly title: string | null;
  /** The title, or else the first words: see `headlineOf`. */
  readonly headline: string;
  readonly date: string | null;
  readonly source: string | null;
}

/** A marked span: derived by the analysis, set by a person, or an end of a relation. */
export type ExchangeItem = DerivedItem | DecidedItem | RelationEnd;

export interface DerivedItem {
  readonly origin: 'machine';
  /** Letters and digits; unique in the document. */
  readonly id: string;
  /** Several if it continues over paragraphs; at least one. */
  readonly parts: readonly Span[];
  readonly what: 'quote' | 'mention' | 'date';
  /** The kind of quote, the type of entity, or `date`. */
  readonly label: string;
  /** A quote's speaker or a mention's entity; null if there is none. */
  readonly name: string | null;
  readonly confidence: number | null;
  /** The first and last day of a date, as ISO dates. */
  readonly days: { readonly from: string; readonly to: string } | null;
  /** The decision on a quote's speaker, else `derived`. */
  readonly status: QuoteView['status'];
}

export interface DecidedItem {
  readonly origin: 'person';
  readonly id: string;
  readonly parts: readonly [Span];
  readonly annotation: Exclude<Annotation, Relation>;
}

/** An end of a relation that a person set. */
export interface RelationEnd {
  readonly origin: 'relation';
  readonly id: string;
  readonly parts: readonly [Span];
}

/** A relation between two items. */
export interface ExchangeRelation {
  readonly type: string;
  /** Id of an item. */
  readonly from: string;
  /** Id of an item. */
  readonly to: string;
  /** Null if the relation is derived. */
  readonly annotation: Relation | null;
}

export type AnnotationFields = Readonly<Record<string, unknown>>;

/** The annotations read from a document of another tool. */
export interface ReadDocument {
  /** The article's file name, without folder and perhaps without extension; null if the format does not name it. */
  readonly name: string | null;
  /** The text that offsets refer to; null if the format does not include it. */
  readonly text: string | null;
  readonly marks: readonly ReadAnnotation[];
  /** What a table lists for its passages. */
  readonly listings?: readonly ReadListing[];
  /** Messages about what was not imported. */
  readonly warnings: readonly Message[];
  /** What could not be read. The rest was. */
  readonly faults?: readonly FormatError[];
}

/** A span, and how it was found where the other tool told another one: with all others, or alone. */
export interface FoundSpan extends Span {
  readonly found?: 'shifted' | 'moved';
}

/** An annotation as read. It has the fields of an item in a sidecar, except for its target. */
export interface ReadAnnotation {
  readonly id: string | null;
  readonly fields: AnnotationFields;
  readonly span: FoundSpan | null;
  readonly quote: QuotedText | null;
  /**
   * It repeats what was exported, and may name a speaker that the annotation leaves to the analysis. It is present if
   * there is a decision of its author and status at its place.
   */
  readonly isUnedited?: boolean;
  /** A relation's other end. */
  readonly to?: { readonly span: FoundSpan | null; readonly quote: QuotedText | null };
}

/** All tags or all notes that a table lists for a passage, in one cell. What the sidecar has there is not new. */
export interface ReadListing {
  readonly kind: 'tag' | 'note';
  /** Tags with `;` between them, or notes with blank lines between them. */
  readonly text: string;
  readonly span: Span | null;
  readonly quote: QuotedText;
}

/** The annotated words with some text before and after them. */
export type QuotedText = Pick<Selector, 'exact' | 'prefix' | 'suffix'>;

/** A file that cannot be read in a format. The message suggests a solution. */
export class FormatError extends ToldError {
  /** @param line 1-based; null if unknown */
  constructor(
    message: Message,
    readonly line: number | null = null,
  ) {
    super(message);
  }
}

/**
 * Converts a file to the model of exchange.
 * @param name the file's, without folder
 * @param text without byte order mark
 * @param views one per article
 * @param annotations of all articles
 * @param address the absolute URL at which the file can be read; null if unknown
 */
export function toExchangeDocument(
  name: string,
  text: string,
  views: readonly ArticleView[],
  annotations: readonly AnchoredAnnotation[],
  address: string | null = null,
): ExchangeDocument {
  const items: ExchangeItem[] = views.flatMap(derivedItems);
  const relations = views.flatMap(speakerRelations);
  for (const { annotation, anchor, to } of annotations) {
    if (!anchor.span) continue;
    const target = describeSpan(text, anchor.span);
    if (annotation.kind !== 'relation')
      items.push({ origin: 'person', id: annotation.id, parts: [anchor.span], annotation: { ...annotation, target } });
    else if (to?.span) {
      const [first, second] = [`${annotation.id}-from`, `${annotation.id}-to`];
      items.push({ origin: 'relation', id: first, parts: [anchor.span] });
      items.push({ origin: 'relation', id: second, parts: [to.span] });
      const moved = { ...annotation, target, to: describeSpan(text, to.span) };
      relations.push({ type: annotation.relation, from: first, to: second, annotation: moved });
    }
  }
  items.sort((a, b) => bySpan(spanOfItem(a), spanOfItem(b)));
  return {
    name,
    address,
    text,
    articles: views.map(({ analysis: { article } }) => ({
      span: article.span,
      header: article.header?.span ?? null,
      paragraphs: article.paragraphs,
      title: article.header?.title?.text ?? null,
      headline: headlineOf(article, text),
      date: article.header?.date?.iso ?? null,
      source: article.header?.source?.text ?? null,
    })),
    items,
    relations,
    orphans: annotations.flatMap(one => (anchorStatus(one) === 'orphaned' ? [one.annotation] : [])),
  };
}

/** The IRI of a document: its address, or relative, its name. */
export const addressOf = ({ address, name }: ExchangeDocument): string => address ?? encodeURIComponent(name);

const prefixOf = (view: ArticleView): string => `a${view.analysis.article.index + 1}`;

/** Makes document-wide ids of derived items from their ids in a view. */
class DerivedIds {
  private readonly prefix: string;
  private readonly quotes: ReadonlyMap<string, number>;
  private readonly entities: ReadonlyMap<string, number>;

  constructor(view: ArticleView) {
    this.prefix = prefixOf(view);
    this.quotes = new Map(view.quotes.map(({ quote }, i) => [quote.id, i]));
    this.entities = new Map(view.entities.map(({ entity }, i) => [entity.id, i]));
  }

  of(id: string): string {
    return this.prefix + this.plain(id);
  }

  ofMention(entity: string, index: number): string {
    return `${this.of(entity)}m${index + 1}`;
  }

  /** The ids of quotes and entities that a person added can contain any character; those are numbered. */
  private plain(id: string): string {
    if (/^[a-z]\d+$/.test(id)) return id;
    const quote = this.quotes.get(id);
    return quote === undefined ? `n${(this.entities.get(id) ?? -1) + 1}` : `p${quote + 1}`;
  }
}

function derivedItems(view: ArticleView): DerivedItem[] {
  const ids = new DerivedIds(view);
  const base = { origin: 'machine', name: null, confidence: null, days: null, status: 'derived' } as const;
  const quotes = view.quotes.map(
    ({ quote, speaker, confidence, status }): DerivedItem => ({
      ...base,
      id: ids.of(quote.id),
      parts: quote.parts.length ? quote.parts : [quote.span],
      what: 'quote',
      label: quote.kind,
      name: speaker?.name ?? null,
      confidence,
      status,
    }),
  );
  const mentions = view.entities
    .filter(({ hidden }) => !hidden)
    .flatMap(entity =>
      entity.mentions.map(
        ({ span }, i): DerivedItem => ({
          ...base,
          id: ids.ofMention(entity.entity.id, i),
          parts: [span],
          what: 'mention',
          label: entity.type,
          name: entity.name,
        }),
      ),
    );
  const dates = view.analysis.dates.map(
    ({ span, from, to }, i): DerivedItem => ({
      ...base,
      id: `${prefixOf(view)}d${i + 1}`,
      parts: [span],
      what: 'date',
      label: 'date',
      days: { from, to },
    }),
  );
  return [...quotes, ...mentions, ...dates];
}

/** The relations from quotes to the mentions of their speakers. */
function speakerRelations(view: ArticleView): ExchangeRelation[] {
  const ids = new DerivedIds(view);
  const mentions = new Map<string, Map<number, number>>();
  for (const { entity, mentions: own, hidden } of view.entities) {
    if (hidden || mentions.has(entity.id)) continue;
    const byStart = new Map<number, number>();
    mentions.set(entity.id, byStart);
    own.forEach(({ span }, i) => {
      if (!byStart.has(span.start)) byStart.set(span.start, i);
    });
  }
  return view.quotes.flatMap(({ quote, speaker }): ExchangeRelation[] => {
    if (!speaker?.entity || !speaker.mention) return [];
    const index = mentions.get(speaker.entity)?.get(speaker.mention.span.start);
    if (index === undefined) return [];
    return [{ type: SPEAKER, annotation: null, from: ids.of(quote.id), to: ids.ofMention(speaker.entity, index) }];
  });
}

/** The span of an item, from the start of its first part to the end of its last. */
export const spanOfItem = ({ parts }: ExchangeItem): Span => ({
  start: parts[0].start,
  end: (parts.at(-1) as Span).end,
});

/** The fields of an annotation except id and targets. Formats that allow foreign keys store them unchanged. */
export function fieldsOf(annotation: Annotation): AnnotationFields {
  const { id: _, target: __, to: ___, ...fields } = toItem(annotation);
  return fields;
}

/** Whether a value contains the fields of a valid annotation. */
export function isAnnotationFields(value: unknown): value is AnnotationFields {
  if (!isRecord(value)) return false;
  const target = { exact: 'x', start: 0, end: 1 };
  return readItem({ ...value, id: 'x', target, to: target }).annotation !== null;
}

export const isRecord = (value: unknown): value is AnnotationFields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Formats a number with a noun: `3 notes`, `1 note`. */
export const count = (n: number, one: string, more = `${one}s`): string => `${n} ${n === 1 ? one : more}`;

/** The numbers of items by kind: `1 tag, 3 quotes and 12 names`. */
export function kindsOf(items: readonly ExchangeItem[]): Message {
  const kinds = new Map<ItemKind, number>();
  for (const item of items) kinds.set(kindOf(item), (kinds.get(kindOf(item)) ?? 0) + 1);
  return enumerated([...kinds].map(([kind, n]) => QUANTITIES[kind](n)));
}

/** `a, b and c` */
const enumerated = (parts: readonly Message[]): Message =>
  parts.length < 2 ? inARow(parts) : phrase`${inARow(parts.slice(0, -1), ', ')} and ${parts.at(-1) as Message}`;

type ItemKind = 'tag' | 'annotation' | 'end' | 'quote' | 'name' | 'date';

const QUANTITIES: Readonly<Record<ItemKind, (n: number) => Message>> = {
  tag: n => quantity(n, 'tag'),
  annotation: n => quantity(n, 'annotation'),
  end: n => quantity(n, 'end of a relation', 'ends of relations'),
  quote: n => quantity(n, 'quote'),
  name: n => quantity(n, 'name'),
  date: n => quantity(n, 'date'),
};

function kindOf(item: ExchangeItem): ItemKind {
  if (item.origin === 'person') return item.annotation.kind === 'tag' ? 'tag' : 'annotation';
  if (item.origin === 'relation') return 'end';
  return item.what === 'mention' ? 'name' : item.what;
}

/** Removes dismissed annotations, for formats with plain labels, which cannot mark them as inactive. */
export function withoutDismissed(document: ExchangeDocument): { document: ExchangeDocument; warnings: Message[] } {
  const items = document.items.filter(item => item.origin !== 'person' || isActive(item.annotation));
  const relations = document.relations.filter(({ annotation }) => annotation === null || isActive(annotation));
  const left = document.items.length - items.length + document.relations.length - relations.length;
  const warnings: Message[] = left
    ? [phrase`${document.name}: ${quantity(left, 'dismissed annotation')} left out.`]
    : [];
  return { document: { ...document, items, relations }, warnings };
}

/**
 * Warnings about the parts of a document that a format cannot hold.
 * @param format its name in messages
 * @param losses the kinds of parts that it cannot hold
 */
export function lossWarnings(
  document: ExchangeDocument,
  format: MessageValue,
  losses: Readonly<Partial<Record<'notes' | 'decisions' | 'relations' | 'orphans', true>>>,
): Message[] {
  const warnings: Message[] = [];
  const warn = (left: Message, n: number) => {
    if (n) warnings.push(phrase`${document.name}: ${left} left out, which ${format} cannot hold.`);
  };
  const decided = document.items.filter(item => item.origin === 'person');
  if (losses.notes) {
    const notes = decided.filter(({ annotation }) => annotation.kind === 'note').length;
    warn(quantity(notes, 'note'), notes);
  }
  if (losses.decisions) {
    const isDecision = ({ annotation }: DecidedItem) => annotation.kind === 'speaker' || annotation.kind === 'entity';
    const decisions = decided.filter(isDecision).length;
    warn(quantity(decisions, 'decision'), decisions);
  }
  const { relations, orphans } = document;
  if (losses.relations) warn(quantity(relations.length, 'relation'), relations.length);
  if (losses.orphans)
    warn(quantity(orphans.length, 'annotation without a position', 'annotations without a position'), orphans.length);
  return warnings;
}
