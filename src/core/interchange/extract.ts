/** The output of `extract`: one JSON object per article, as `schemas/extract.schema.json` describes it. */

import type { Analysis, Candidate, EntityType, Mention, MentionKind, Quote, QuoteKind, RuleId } from '../analysis';
import type { Problem, Severity } from '../article';
import { firstIndexWhere, inEnglish, type LineIndex, type Span, textOf } from '../text';

/** One article. All offsets are UTF-16 code units in the file's text, and spans are half-open. */
export interface ExtractedArticle {
  readonly file: string;
  readonly article: number;
  readonly header: {
    readonly date: string | null;
    readonly source: string | null;
    readonly title: string | null;
  } | null;
  readonly span: Span;
  readonly quotes: readonly ExtractedQuote[];
  readonly entities: readonly ExtractedEntity[];
  readonly dates: readonly {
    readonly start: number;
    readonly end: number;
    readonly text: string;
    readonly from: string;
    readonly to: string;
  }[];
  readonly problems: readonly ExtractedProblem[];
}

export interface ExtractedQuote extends Span {
  readonly id: string;
  readonly kind: QuoteKind;
  readonly text: string;
  readonly parts: readonly (readonly [number, number])[];
  /** Id of the enclosing quote. */
  readonly within: string | null;
  readonly speaker: ExtractedSpeaker | null;
  readonly reporting: ExtractedReporting | null;
}

/** The words that report a quote. */
export interface ExtractedReporting {
  /** The complete phrase for the speaker, with title and apposition. */
  readonly source: ExtractedText | null;
  readonly cue: ExtractedText | null;
  readonly content: readonly ExtractedText[];
}

interface ExtractedCandidate {
  readonly entity: string;
  readonly name: string;
  readonly mention: ExtractedText | null;
  readonly rule: RuleId;
  readonly confidence: number;
}

export interface ExtractedSpeaker extends ExtractedCandidate {
  readonly cue: ExtractedText | null;
  readonly evidence: readonly string[];
  readonly runnersUp: readonly ExtractedCandidate[];
}

interface ExtractedText extends Span {
  readonly text: string;
}

export interface ExtractedEntity {
  readonly id: string;
  readonly type: EntityType;
  readonly name: string;
  readonly role: string | null;
  readonly aliases: readonly string[];
  readonly mentions: readonly (ExtractedText & { readonly kind: MentionKind })[];
}

export interface ExtractedProblem extends Span {
  readonly code: string;
  readonly severity: Severity;
  /** Of the start, 1-based. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** The file that an article is extracted from. */
export interface ExtractSource {
  /** The path as the caller gave it. */
  readonly file: string;
  /** Without byte order mark. */
  readonly text: string;
  readonly lines: LineIndex;
  /** The parser's problems of the whole file, sorted by start. */
  readonly problems: readonly Problem[];
}

/**
 * Converts an analysis to its output form. Its problems include those of the file that start in the article.
 * @param analysis with file offsets
 */
export function extractArticle({ file, text, lines, problems }: ExtractSource, analysis: Analysis): ExtractedArticle {
  const { article, entities, dates } = analysis;
  const names = new Map(entities.map(entity => [entity.id, entity.name]));
  return {
    file,
    article: article.index,
    header: article.header && {
      date: article.header.date?.iso ?? null,
      source: article.header.source?.text ?? null,
      title: article.header.title?.text ?? null,
    },
    span: { start: article.span.start, end: article.span.end },
    quotes: analysis.quotes.map(quote => extractQuote(text, names, quote)),
    entities: entities.map(({ id, type, name, role, aliases, mentions }) => ({
      id,
      type,
      name,
      role,
      aliases,
      mentions: mentions.map(extractMention),
    })),
    dates: dates.map(({ span, text: words, from, to }) => ({
      start: span.start,
      end: span.end,
      text: words,
      from,
      to,
    })),
    problems: [...startingIn(problems, article.span), ...analysis.problems]
      .sort(byStart)
      .map(problem => extractProblem(problem, lines)),
  };
}

/** @param names of entities by id */
function extractQuote(
  text: string,
  names: ReadonlyMap<string, string>,
  { id, span, kind, parts, within, attribution, reporting }: Quote,
): ExtractedQuote {
  const extractCandidate = ({ entity, mention, rule, confidence }: Candidate): ExtractedCandidate => ({
    entity,
    name: names.get(entity) ?? mention?.text ?? '',
    mention: mention && textAt(text, mention.span),
    rule,
    confidence: rounded(confidence),
  });
  return {
    id,
    start: span.start,
    end: span.end,
    text: textOf(text, span),
    kind,
    parts: parts.map(part => [part.start, part.end] as const),
    within,
    speaker: attribution && {
      ...extractCandidate(attribution),
      cue: attribution.cue && textAt(text, attribution.cue),
      evidence: attribution.evidence,
      runnersUp: attribution.runnersUp.map(extractCandidate),
    },
    reporting: reporting && {
      source: reporting.source && textAt(text, reporting.source),
      cue: reporting.cue && textAt(text, reporting.cue),
      content: reporting.content.map(part => textAt(text, part)),
    },
  };
}

/** Converts a problem to its output form. @param lines of the text that the problem is in */
export const extractProblem = (problem: Problem, lines: LineIndex): ExtractedProblem =>
  extractPlaced({ ...problem, ...lines.positionAt(problem.span.start) });

/** A problem with the 0-based position of its start. */
type PlacedProblem = Pick<ExtractedProblem, 'code' | 'severity' | 'line' | 'column'> &
  Pick<Problem, 'span' | 'message'>;

/** Converts a problem whose position is known to its output form. */
export function extractPlaced({ code, severity, span, line, column, message }: PlacedProblem): ExtractedProblem {
  return {
    code,
    severity,
    start: span.start,
    end: span.end,
    line: line + 1,
    column: column + 1,
    message: inEnglish(message),
  };
}

/** The problems that start in a span. @param problems sorted by start */
function startingIn(problems: readonly Problem[], { start, end }: Span): readonly Problem[] {
  const firstFrom = (offset: number): number => firstIndexWhere(problems, ({ span }) => span.start >= offset);
  return problems.slice(firstFrom(start), firstFrom(end));
}

const byStart = (a: Problem, b: Problem): number => a.span.start - b.span.start;

const textAt = (text: string, span: Span): ExtractedText => ({
  start: span.start,
  end: span.end,
  text: textOf(text, span),
});

const extractMention = ({ span, text, kind }: Mention) => ({ start: span.start, end: span.end, text, kind });

const rounded = (confidence: number): number => Math.round(confidence * 1000) / 1000;
