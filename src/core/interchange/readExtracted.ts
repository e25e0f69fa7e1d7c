/** Reads lines of `extract` back: what was worked out elsewhere is taken over without analysing anything again. */
import type { Analysis, Attribution, Candidate, Entity, Mention, Quote } from '../analysis';
import type { Article, Problem, ProblemCode } from '../article';
import { asWritten, phrase, type Span } from '../text';
import { FormatError } from './exchangeModel';
import type { ExtractedArticle, ExtractedEntity, ExtractedQuote } from './extract';

/**
 * One line of `extract`.
 * @throws FormatError where the line is no such object
 */
export function readExtracted(line: string): ExtractedArticle {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new FormatError(phrase`This line is not JSON.`);
  }
  if (!isExtracted(value)) throw new FormatError(phrase`This line does not come from extract.`);
  return value;
}

/** What `analysisOf`, the index and the overlay rely on; the rest of the schema is for other programs. */
function isExtracted(value: unknown): value is ExtractedArticle {
  if (!isObject(value)) return false;
  const { file, article, span, quotes, entities, dates, problems } = value;
  return (
    typeof file === 'string' &&
    Number.isSafeInteger(article) &&
    isSpan(span) &&
    isListOf(quotes, isQuote) &&
    isListOf(entities, isEntity) &&
    isListOf(dates, one => isSpan(one) && hasText(one, 'text', 'from', 'to')) &&
    isListOf(problems, one => isSpan(one) && hasText(one, 'code', 'severity', 'message'))
  );
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isListOf = (value: unknown, isItem: (item: Record<string, unknown>) => boolean): boolean =>
  Array.isArray(value) && value.every(item => isObject(item) && isItem(item));

const hasText = (item: Record<string, unknown>, ...keys: readonly string[]): boolean =>
  keys.every(key => typeof item[key] === 'string');

const isRange = (start: unknown, end: unknown): boolean =>
  Number.isSafeInteger(start) &&
  Number.isSafeInteger(end) &&
  0 <= (start as number) &&
  (start as number) <= (end as number);

const isSpan = (value: unknown): boolean => isObject(value) && isRange(value.start, value.end);
const isSpanOrNull = (value: unknown): boolean => value === null || value === undefined || isSpan(value);

function isQuote(item: Record<string, unknown>): boolean {
  const { parts, within, speaker, reporting } = item;
  return (
    isSpan(item) &&
    hasText(item, 'id', 'kind', 'text') &&
    Array.isArray(parts) &&
    parts.every(part => Array.isArray(part) && isRange(part[0], part[1])) &&
    (within === null || typeof within === 'string') &&
    (speaker === null ||
      (isCandidate(speaker) &&
        isSpanOrNull(speaker.cue) &&
        (speaker.evidence === undefined || isTexts(speaker.evidence)) &&
        isListOf(speaker.runnersUp, isCandidate))) &&
    (reporting === null || reporting === undefined || isReporting(reporting))
  );
}

const isReporting = (value: unknown): boolean =>
  isObject(value) && isSpanOrNull(value.source) && isSpanOrNull(value.cue) && isListOf(value.content, isSpan);

const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every(item => typeof item === 'string');

const isCandidate = (value: unknown): value is Record<string, unknown> =>
  isObject(value) &&
  hasText(value, 'entity', 'rule') &&
  typeof value.confidence === 'number' &&
  (value.mention === null || (isSpan(value.mention) && hasText(value.mention as Record<string, unknown>, 'text')));

const isEntity = (item: Record<string, unknown>): boolean =>
  hasText(item, 'id', 'type', 'name') &&
  isTexts(item.aliases) &&
  (item.role === null || item.role === undefined || typeof item.role === 'string') &&
  isListOf(item.mentions, one => isSpan(one) && hasText(one, 'text', 'kind'));

/**
 * The analysis that a line of `extract` was printed from, but for evidence of gender and the wording around the quotes.
 * @param article the article of the file as it is now
 * @throws FormatError where the text is no longer the one that was extracted
 */
export function analysisOf(extracted: ExtractedArticle, article: Article, text: string): Analysis {
  const isSame =
    extracted.span.start === article.span.start &&
    extracted.span.end === article.span.end &&
    extracted.quotes.every(quote => text.slice(quote.start, quote.end) === quote.text) &&
    extracted.entities.every(({ mentions }) => mentions.every(one => text.slice(one.start, one.end) === one.text));
  if (!isSame) throw new FormatError(phrase`Article ${extracted.article + 1} has changed since it was extracted.`);
  const mentions = new Map<string, Mention>();
  const entities = extracted.entities.map(entity => entityOf(entity, mentions));
  return {
    article,
    quotes: extracted.quotes.map(quote => quoteOf(quote, mentions)),
    entities,
    dates: extracted.dates.map(({ start, end, text: words, from, to }) => ({
      span: span(start, end),
      text: words,
      from,
      to,
    })),
    problems: extracted.problems
      .filter(({ code }) => code.startsWith('quote/'))
      .map(
        ({ code, severity, start, end, message }): Problem => ({
          code: code as ProblemCode,
          severity: severity,
          span: span(start, end),
          message: asWritten(message),
        }),
      ),
  };
}

const span = (start: number, end: number): Span => ({ start, end });
const spanOrNull = (at: Span | null): Span | null => at && span(at.start, at.end);
const keyOf = ({ start, end }: Span): string => `${start}-${end}`;

function entityOf(entity: ExtractedEntity, known: Map<string, Mention>): Entity {
  const { id, type, name, role, aliases } = entity;
  const mentions = entity.mentions.map(
    ({ start, end, text, kind }): Mention => ({ span: span(start, end), text, kind }),
  );
  for (const mention of mentions) known.set(keyOf(mention.span), mention);
  return { id, type, name, role: role ?? null, aliases, gender: 'unknown', mentions };
}

function quoteOf(quote: ExtractedQuote, mentions: ReadonlyMap<string, Mention>): Quote {
  const { speaker, reporting } = quote;
  const candidate = (
    one: Pick<NonNullable<typeof speaker>, 'entity' | 'mention' | 'rule' | 'confidence'>,
  ): Candidate => ({
    entity: one.entity,
    mention:
      one.mention &&
      (mentions.get(keyOf(one.mention)) ?? {
        span: spanOrNull(one.mention) as Span,
        text: one.mention.text,
        kind: 'nominal',
      }),
    rule: one.rule,
    evidence: [],
    confidence: one.confidence,
  });
  const attribution: Attribution | null = speaker && {
    ...candidate(speaker),
    evidence: speaker.evidence ?? [],
    cue: spanOrNull(speaker.cue),
    runnersUp: speaker.runnersUp.map(candidate),
  };
  return {
    id: quote.id,
    span: span(quote.start, quote.end),
    kind: quote.kind,
    parts: quote.parts.map(([start, end]) => span(start, end)),
    within: quote.within,
    attribution,
    reporting: reporting && {
      source: spanOrNull(reporting.source),
      cue: spanOrNull(reporting.cue),
      content: reporting.content.map(one => span(one.start, one.end)),
    },
  };
}
