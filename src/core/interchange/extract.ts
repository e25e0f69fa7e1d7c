/** The command line's contract: one article as one JSON object. `schemas/extract.schema.json` describes it. */

import type { Analysis, Candidate, EntityType, Mention, MentionKind, QuoteKind, RuleId } from '../analysis';
import type { Problem, Severity } from '../article';
import { firstIndexWhere, type LineIndex, type Span, textOf } from '../text';

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
  /** Id of the quote around this one. */
  readonly within: string | null;
  readonly speaker: ExtractedSpeaker | null;
  readonly reporting: ExtractedReporting | null;
}

/** How the text reports the quote. */
export interface ExtractedReporting {
  /** The whole phrase for the speaker, with title and apposition. */
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
  /** 1-based place of the start. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/**
 * @param file the path as it was given
 * @param text the file's text without byte order mark; all offsets are UTF-16 units in it
 * @param problems the parser's, of the whole file, by their start; those that lie in the article are taken
 */
export function extractArticle(
  file: string,
  text: string,
  lines: LineIndex,
  analysis: Analysis,
  problems: readonly Problem[],
): ExtractedArticle {
  const { article } = analysis;
  const names = new Map(analysis.entities.map(entity => [entity.id, entity.name]));
  const candidate = ({ entity, mention, rule, confidence }: Candidate): ExtractedCandidate => ({
    entity,
    name: names.get(entity) ?? mention?.text ?? '',
    mention: mention && textAt(text, mention.span),
    rule,
    confidence: rounded(confidence),
  });
  return {
    file,
    article: article.index,
    header: article.header && {
      date: article.header.date?.iso ?? null,
      source: article.header.source?.text ?? null,
      title: article.header.title?.text ?? null,
    },
    span: { start: article.span.start, end: article.span.end },
    quotes: analysis.quotes.map(({ id, span, kind, parts, within, attribution, reporting }) => ({
      id,
      ...textAt(text, span),
      kind,
      parts: parts.map(part => [part.start, part.end] as const),
      within,
      speaker: attribution && {
        ...candidate(attribution),
        cue: attribution.cue && textAt(text, attribution.cue),
        evidence: attribution.evidence,
        runnersUp: attribution.runnersUp.map(candidate),
      },
      reporting: reporting && {
        source: reporting.source && textAt(text, reporting.source),
        cue: reporting.cue && textAt(text, reporting.cue),
        content: reporting.content.map(stretch => textAt(text, stretch)),
      },
    })),
    entities: analysis.entities.map(({ id, type, name, role, aliases, mentions }) => ({
      id,
      type,
      name,
      role,
      aliases,
      mentions: mentions.map(mentionOf),
    })),
    dates: analysis.dates.map(({ span, text: words, from, to }) => ({
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

/** @param lines of the text that the problem is in */
export function extractProblem({ code, severity, span, message }: Problem, lines: LineIndex): ExtractedProblem {
  const { line, column } = lines.positionAt(span.start);
  return { code, severity, start: span.start, end: span.end, line: line + 1, column: column + 1, message };
}

/** Of problems sorted by their start, those that start in a span. */
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

const mentionOf = ({ span, text, kind }: Mention) => ({ start: span.start, end: span.end, text, kind });

const rounded = (confidence: number): number => Math.round(confidence * 1000) / 1000;
