/** What one seed file gives the index, as plain rows: derived from its view, without any host. */
import type { Entity, Quote } from '../analysis';
import type { AnchoredAnnotation, ArticleView, EntityView, QuoteView } from '../annotation';
import { type Article, headlineOf, type Problem, type SeedFile } from '../article';
import { firstIndexWhere, inEnglish, type LineIndex, type Span, textOf } from '../text';

export interface ArticleRows {
  readonly number: number;
  readonly span: Span;
  /** 1-based, as all lines in the index. */
  readonly line: number;
  readonly title: string | null;
  /** What the article is called: see `headlineOf`. */
  readonly headline: string;
  readonly date: string | null;
  readonly source: string | null;
  readonly words: number;
  readonly undecided: number;
  readonly paragraphs: readonly TextRow[];
  readonly quotes: readonly QuoteRow[];
  readonly entities: readonly EntityRow[];
  readonly dates: readonly { readonly span: Span; readonly text: string; readonly from: string; readonly to: string }[];
  readonly annotations: readonly AnnotationRow[];
}

export interface TextRow {
  readonly span: Span;
  readonly text: string;
}

export interface QuoteRow extends TextRow {
  readonly ref: string;
  readonly kind: string;
  readonly line: number;
  /** Index in `paragraphs`; null where it starts in none. */
  readonly paragraph: number | null;
  /** The spans of a quote over several paragraphs; null where it has one part. */
  readonly parts: readonly Span[] | null;
  readonly within: string | null;
  /** The speaker’s name as the view shows it. */
  readonly speaker: string | null;
  /** `ref` of the speaker’s entity. */
  readonly entity: string | null;
  readonly mention: string | null;
  readonly cue: string | null;
  readonly rule: string | null;
  readonly confidence: number | null;
  readonly status: QuoteView['status'];
  readonly author: string | null;
}

export interface EntityRow {
  readonly ref: string;
  readonly type: string;
  readonly name: string;
  readonly role: string | null;
  /** True if the corpus file names it. */
  readonly decided: boolean;
  readonly aliases: readonly string[];
  readonly mentions: readonly { readonly span: Span; readonly kind: string }[];
}

export interface AnnotationRow {
  readonly id: string;
  readonly kind: string;
  readonly span: Span | null;
  readonly words: string;
  readonly tag: string | null;
  readonly body: string | null;
  readonly name: string | null;
  readonly status: string | null;
  readonly author: string | null;
  readonly created: string | null;
  readonly modified: string | null;
  readonly anchor: string;
}

export interface ProblemRow {
  /** Number of the article; null where the problem is in none. */
  readonly article: number | null;
  readonly code: string;
  readonly severity: string;
  readonly line: number;
  readonly message: string;
}

export interface FileRows {
  readonly articles: readonly ArticleRows[];
  readonly problems: readonly ProblemRow[];
}

/** More of a note is not searched. */
const MAX_BODY = 10_000;

/**
 * @param views of the file’s articles, in order
 * @param problems of the parser, for the whole file
 */
export function rowsOfFile(
  text: string,
  lines: LineIndex,
  views: readonly ArticleView[],
  problems: readonly Problem[],
): FileRows {
  const lineAt = (offset: number): number => lines.positionAt(offset).line + 1;
  const listed = new Set<AnchoredAnnotation>();
  const articles = views.map(view => {
    const own = view.annotations.filter(one => !listed.has(one));
    for (const one of own) listed.add(one);
    return rowsOfArticle(text, lineAt, view, own);
  });
  const derived = views.flatMap(({ analysis }) => analysis.problems);
  return {
    articles,
    problems: [...problems, ...derived].map(({ code, severity, span, message }) => ({
      article: articles.find(one => one.span.start <= span.start && span.start < one.span.end)?.number ?? null,
      code,
      severity,
      line: lineAt(span.start),
      message: inEnglish(message),
    })),
  };
}

/** What a file gives the index before it is analysed: its articles with headlines, dates and sources. */
export function headRowsOfFile(text: string, lines: LineIndex, file: SeedFile): FileRows {
  const articles = file.articles.map(article => ({
    ...headOf(text, offset => lines.positionAt(offset).line + 1, article),
    words: 0,
    undecided: 0,
    paragraphs: [],
    quotes: [],
    entities: [],
    dates: [],
    annotations: [],
  }));
  return { articles, problems: [] };
}

type Head = Pick<ArticleRows, 'number' | 'span' | 'line' | 'title' | 'headline' | 'date' | 'source'>;

function headOf(text: string, lineAt: (offset: number) => number, article: Article): Head {
  const { header, index, span } = article;
  return {
    number: index,
    span,
    line: lineAt(header?.span.start ?? span.start),
    title: header?.title?.text ?? null,
    headline: headlineOf(article, text),
    date: header?.date?.iso ?? null,
    source: header?.source?.text ?? null,
  };
}

function rowsOfArticle(
  text: string,
  lineAt: (offset: number) => number,
  view: ArticleView,
  annotations: readonly AnchoredAnnotation[],
): ArticleRows {
  const { article, dates } = view.analysis;
  const paragraphs = article.paragraphs.map(span => ({ span, text: textOf(text, span) }));
  const names = new Map(view.entities.map(({ entity, name }) => [entity.id, name]));
  const quotes = view.quotes.map(quote => quoteRow(text, lineAt, paragraphs, names, quote));
  return {
    ...headOf(text, lineAt, article),
    words: paragraphs.reduce((sum, one) => sum + countWords(one.text), 0),
    undecided: quotes.filter(({ status, kind }) => status === 'derived' && kind !== 'scare').length,
    paragraphs,
    quotes,
    entities: view.entities.filter(({ hidden }) => !hidden).map(entityRow),
    dates: dates.map(({ span, text: words, from, to }) => ({ span, text: words, from, to })),
    annotations: annotations.map(annotationRow),
  };
}

function quoteRow(
  text: string,
  lineAt: (offset: number) => number,
  paragraphs: readonly TextRow[],
  names: ReadonlyMap<string, string>,
  { quote, speaker, confidence, status, decision }: QuoteView,
): QuoteRow {
  const after = firstIndexWhere(paragraphs, ({ span }) => span.start > quote.span.start);
  return {
    ref: quote.id,
    kind: quote.kind,
    span: quote.span,
    line: lineAt(quote.span.start),
    text: textOf(text, quote.span),
    paragraph: after > 0 ? after - 1 : null,
    parts: quote.parts.length > 1 ? quote.parts : null,
    within: quote.within,
    speaker: speaker ? ((speaker.entity && names.get(speaker.entity)) ?? speaker.name) : null,
    entity: speaker?.entity ?? null,
    ...attributionOf(text, quote),
    confidence: confidence === null ? null : Math.round(confidence * 1000) / 1000,
    status,
    author: decision?.author ?? null,
  };
}

/** How the analysis found the speaker, whatever was decided since. */
function attributionOf(text: string, { attribution }: Quote): Pick<QuoteRow, 'mention' | 'cue' | 'rule'> {
  if (!attribution) return { mention: null, cue: null, rule: null };
  const { mention, cue, rule } = attribution;
  return { mention: mention?.text ?? null, cue: cue && textOf(text, cue), rule };
}

const entityRow = ({ entity, name, type, role, mentions, parts, corpus }: EntityView): EntityRow => ({
  ref: entity.id,
  type,
  name,
  role,
  decided: isNamedBy(corpus, name),
  aliases: [...new Set([entity, ...parts.map(part => part.entity)].flatMap(formsOf))].filter(form => form !== name),
  mentions: mentions.map(({ span, kind }) => ({ span, kind })),
});

/** The names that the article has, whatever the entity is called by decision. */
const formsOf = ({ name, aliases }: Entity): string[] => [name, ...aliases];

/** True if the name of an entity is the one that the corpus file gives it. */
const isNamedBy = (corpus: EntityView['corpus'], name: string): boolean =>
  corpus !== null && corpus.status !== 'rejected' && corpus.name === name;

function annotationRow({ annotation, anchor }: AnchoredAnnotation): AnnotationRow {
  const { id, kind, target, author, created, modified } = annotation;
  return {
    id,
    kind,
    span: anchor.span,
    words: target.exact,
    tag: kind === 'tag' ? annotation.tag : null,
    body: kind === 'note' ? annotation.body.slice(0, MAX_BODY) : null,
    name:
      kind === 'speaker'
        ? (annotation.speaker ?? null)
        : kind === 'entity'
          ? (annotation.name ?? null)
          : kind === 'relation'
            ? annotation.relation
            : null,
    status: kind === 'speaker' || kind === 'entity' ? annotation.status : null,
    author: author ?? null,
    created: created ?? null,
    modified: modified ?? null,
    anchor: anchor.status,
  };
}

function countWords(text: string): number {
  let count = 0;
  for (const _ of text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu)) count++;
  return count;
}
