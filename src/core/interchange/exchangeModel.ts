/** What is exchanged with other tools: one small model that every format writes from and reads into. */

import {
  type AnchoredAnnotation,
  type Annotation,
  type ArticleView,
  anchorStatus,
  describe,
  holds,
  type QuoteView,
  type Relation,
  readItem,
  type Selector,
  toItem,
} from '../annotation';
import { bySpan, type Span } from '../text';

/** The relation from a quote to its speaker, which is worked out. */
export const SPEAKER = 'speaker';

/** A seed file with all that stands in it, worked out and decided. Offsets are UTF-16, half-open, in `text`. */
export interface ExchangeDocument {
  /** The file's name, without folder. */
  readonly name: string;
  /** Without byte order mark. */
  readonly text: string;
  readonly articles: readonly ExchangeArticle[];
  /** In text order, the longer first. */
  readonly items: readonly ExchangeItem[];
  readonly relations: readonly ExchangeRelation[];
  /** Annotations whose text is no longer there: only formats that keep the words can hold them. */
  readonly orphans: readonly Annotation[];
}

export interface ExchangeArticle {
  readonly span: Span;
  readonly header: Span | null;
  readonly paragraphs: readonly Span[];
  readonly title: string | null;
  readonly date: string | null;
  readonly source: string | null;
}

/** A marked span: worked out by the analysis, set by a person, or there for a relation to lead to. */
export type ExchangeItem = DerivedItem | DecidedItem | RelationEnd;

export interface DerivedItem {
  readonly origin: 'machine';
  /** Letters and digits; unique in the document. */
  readonly id: string;
  /** More than one where it goes on over paragraphs. */
  readonly parts: readonly Span[];
  readonly what: 'quote' | 'mention' | 'date';
  /** The kind of quote, the type of entity, or `date`. */
  readonly label: string;
  /** A quote's speaker, a mention's entity; null where there is none. */
  readonly name: string | null;
  readonly confidence: number | null;
  /** A date's first and last day. */
  readonly days: { readonly from: string; readonly to: string } | null;
  /** What a person says of a quote's speaker, else `derived`. */
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

/** From one item to another, by their ids. */
export interface ExchangeRelation {
  readonly type: string;
  readonly from: string;
  readonly to: string;
  /** What a person set; null for what is worked out. */
  readonly annotation: Relation | null;
}

export type AnnotationFields = Readonly<Record<string, unknown>>;

/** What a format's reader found in a document of another tool. */
export interface ReadDocument {
  /** The article's file name, without folder, where the format tells; an ending may be missing. */
  readonly name: string | null;
  /** The text that the offsets are in; null where the format does not bring it along. */
  readonly text: string | null;
  readonly marks: readonly ReadAnnotation[];
  /** What stands there and is not taken, in sentences. */
  readonly warnings: readonly string[];
}

/** An annotation as read: the fields of a sidecar's item, but for its target. */
export interface ReadAnnotation {
  readonly id: string | null;
  readonly fields: AnnotationFields;
  readonly span: Span | null;
  readonly quote: QuotedText | null;
  /** A relation's other end. */
  readonly to?: { readonly span: Span | null; readonly quote: QuotedText | null };
}

export type QuotedText = Pick<Selector, 'exact' | 'prefix' | 'suffix'>;

/** What cannot be read, where, and the way out. */
export class FormatError extends Error {
  /** @param line 1-based, where one is known */
  constructor(
    message: string,
    readonly line: number | null = null,
  ) {
    super(message);
  }
}

/** Joins a file's views and annotations to what is exchanged. */
export function toExchangeDocument(
  name: string,
  text: string,
  views: readonly ArticleView[],
  annotations: readonly AnchoredAnnotation[],
): ExchangeDocument {
  const items: ExchangeItem[] = views.flatMap(derivedItems);
  const relations = views.flatMap(speakerRelations);
  for (const { annotation, anchor, to } of annotations) {
    if (!anchor.span) continue;
    const target = describe(text, anchor.span);
    if (annotation.kind !== 'relation')
      items.push({ origin: 'person', id: annotation.id, parts: [anchor.span], annotation: { ...annotation, target } });
    else if (to?.span) {
      const [first, second] = [`${annotation.id}-from`, `${annotation.id}-to`];
      items.push({ origin: 'relation', id: first, parts: [anchor.span] });
      items.push({ origin: 'relation', id: second, parts: [to.span] });
      const moved = { ...annotation, target, to: describe(text, to.span) };
      relations.push({ type: annotation.relation, from: first, to: second, annotation: moved });
    }
  }
  items.sort((a, b) => bySpan(whole(a), whole(b)));
  return {
    name,
    text,
    articles: views.map(({ analysis: { article } }) => ({
      span: article.span,
      header: article.header?.span ?? null,
      paragraphs: article.paragraphs,
      title: article.header?.title?.text ?? null,
      date: article.header?.date?.iso ?? null,
      source: article.header?.source?.text ?? null,
    })),
    items,
    relations,
    orphans: annotations.flatMap(one => (anchorStatus(one) === 'orphaned' ? [one.annotation] : [])),
  };
}

const prefixOf = (view: ArticleView): string => `a${view.analysis.article.index + 1}`;

/** Identifiers of what was worked out, by the ids that it has in its view. */
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

  /** Quotes and entities that a person added go by the id of an annotation, or by a name, which may hold any character. */
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

/** From each quote to the words that stand for its speaker. */
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

/** From the first part's start to the last one's end. */
export const whole = (item: ExchangeItem): Span => ({
  start: item.parts[0].start,
  end: item.parts[item.parts.length - 1].end,
});

/** An annotation's fields but for id, target and other end: what formats that take foreign keys carry along whole. */
export function fieldsOf(annotation: Annotation): AnnotationFields {
  const { id: _, target: __, to: ___, ...fields } = toItem(annotation);
  return fields;
}

/** True where the value holds an annotation's fields. */
export function isAnnotationFields(value: unknown): value is AnnotationFields {
  if (!isRecord(value)) return false;
  const target = { exact: 'x', start: 0, end: 1 };
  return readItem({ ...value, id: 'x', target, to: target }).annotation !== null;
}

export const isRecord = (value: unknown): value is AnnotationFields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `3 notes`, `1 note`. */
export const count = (n: number, one: string, more = `${one}s`): string => `${n} ${n === 1 ? one : more}`;

/** For formats of plain labels, which cannot say that one holds no longer: the document without what was dismissed. */
export function withoutDismissed(document: ExchangeDocument): { document: ExchangeDocument; warnings: string[] } {
  const items = document.items.filter(item => item.origin !== 'person' || holds(item.annotation));
  const relations = document.relations.filter(({ annotation }) => annotation === null || holds(annotation));
  const left = document.items.length - items.length + document.relations.length - relations.length;
  const warnings = left ? [`${document.name}: ${count(left, 'dismissed annotation')} left out.`] : [];
  return { document: { ...document, items, relations }, warnings };
}

/** Sentences for what a format cannot hold of a document. */
export function lossWarnings(
  document: ExchangeDocument,
  format: string,
  tests: Readonly<Record<string, boolean>>,
): string[] {
  const warnings: string[] = [];
  const say = (n: number, one: string, more?: string) => {
    if (n) warnings.push(`${document.name}: ${count(n, one, more)} left out, which ${format} cannot hold.`);
  };
  const decided = document.items.filter(item => item.origin === 'person');
  if (tests.notes) say(decided.filter(({ annotation }) => annotation.kind === 'note').length, 'note');
  if (tests.decisions) {
    const isDecision = ({ annotation }: DecidedItem) => annotation.kind === 'speaker' || annotation.kind === 'entity';
    say(decided.filter(isDecision).length, 'decision');
  }
  if (tests.relations) say(document.relations.length, 'relation');
  if (tests.orphans) say(document.orphans.length, 'annotation without a place', 'annotations without a place');
  return warnings;
}
