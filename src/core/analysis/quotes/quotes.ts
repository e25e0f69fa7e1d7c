import type { ArticleText, Problem } from '../../article';
import { type ArticleSpan, bySpan, phrase } from '../../text';
import { markSteps, type QuoteMark } from './marks';
import { ParagraphMatcher } from './paragraphMatcher';
import { endAtParagraph, type QuoteDraft, type Settled, settleUnclosed } from './quoteCandidates';

/** Who speaks a turn of a conversation, by its layout. */
export interface QuoteTurn {
  /** `labelled`: after a name; `line`: after a dash. */
  readonly kind: 'labelled' | 'question' | 'answer' | 'line';
  /** The speaker’s name where the text has it; null if it names none. */
  readonly speaker: ArticleSpan | null;
}

/** A quote as its marks or the layout show it, before attribution. */
export interface QuoteSkeleton {
  /** From the first mark to the last, marks included; without marks, the words. */
  readonly span: ArticleSpan;
  /** One span per paragraph that the quote runs over. */
  readonly parts: readonly ArticleSpan[];
  /** Index of the innermost quote around it, or null. */
  readonly within: number | null;
  /** The opening and the closing mark; each is empty if it is missing. */
  readonly marks: { readonly open: string; readonly close: string };
  /** Set if the quote is a turn of a conversation. */
  readonly turn?: QuoteTurn | undefined;
}

export interface FoundQuotes {
  /** In order of start, the outer before the inner. */
  readonly quotes: QuoteSkeleton[];
  readonly problems: Problem<'article'>[];
}

/** Maximum number of problems reported per paragraph. */
const PROBLEMS_PER_PARAGRAPH = 3;
const CHARACTERS_PER_STEP = 1 << 15;
const MARKS_PER_STEP = 2_000;
/** Maximum depth of nested quotes, the outermost included. Each repeats the words of those inside it. */
export const MAX_QUOTE_DEPTH = 12;

/**
 * Finds the quotes of an article by their marks, paragraph by paragraph. A quote that is open at the end of a paragraph
 * continues only if the next one opens with the same marks. In steps; linear in the text.
 */
export function* quoteSteps({ text, paragraphs }: ArticleText): Generator<void, FoundQuotes> {
  const found: QuoteDraft[] = [];
  const problems: Problem<'article'>[] = [];
  let pending: QuoteDraft[] = [];
  const singles: QuoteDraft[] = [];
  let sinceYield = 0;
  for (const [i, paragraph] of paragraphs.entries()) {
    const marks = yield* markSteps(text, paragraph);
    const matcher = new ParagraphMatcher(text, paragraph, pending, marks, paragraphs[i + 1]);
    pending = yield* matcher.run();
    for (const quote of matcher.unclosedSingles) singles.push(quote);
    for (const quote of matcher.closed) found.push(quote);
    for (const problem of matcher.problems.slice(0, PROBLEMS_PER_PARAGRAPH)) problems.push(problem);
    sinceYield += paragraph.end - paragraph.start;
    if (sinceYield > CHARACTERS_PER_STEP) {
      sinceYield = 0;
      yield;
    }
  }
  const take = (settled: Settled): void => {
    for (const quote of settled.quotes) found.push(quote);
    for (const problem of settled.problems) problems.push(problem);
  };
  if (found.some(quote => isSpeechInSingleMarks(text, quote))) take(endAtParagraph(text, singles));
  take(settleUnclosed(text, pending));
  yield;
  const { quotes, tooDeep } = yield* nest(text, found);
  for (const problem of tooDeep) problems.push(problem);
  return { quotes, problems };
}

/** Whether single marks enclose words with a capital and a stop, as a sentence has. */
function isSpeechInSingleMarks(text: string, { open, close, parts }: QuoteDraft): boolean {
  if (open.family !== 'single' || close === null) return false;
  const { end } = parts.at(-1) as ArticleSpan;
  return /^\p{Lu}/u.test(text.slice(open.span.end, open.span.end + 2)) && /[.,!?…]/.test(text[end - 2] ?? '');
}

/**
 * Sorts the quotes and finds the quote around each. Drops marks without words between them, and quotes that are nested too
 * deeply; of those, the first in each outermost quote is reported.
 */
function* nest(
  text: string,
  drafts: readonly QuoteDraft[],
): Generator<void, { quotes: QuoteSkeleton[]; tooDeep: Problem<'article'>[] }> {
  const quotes: QuoteSkeleton[] = [];
  const tooDeep: Problem<'article'>[] = [];
  let reportedTo = -1;
  const open: number[] = [];
  const whole = drafts.map(draft => ({ draft, span: spanOf(draft) })).sort((a, b) => bySpan(a.span, b.span));
  for (const { draft, span } of whole) {
    const { start, end } = draft.open.span;
    if (quotes.length % MARKS_PER_STEP === MARKS_PER_STEP - 1) yield;
    if (!hasWord(text, end, span.end)) continue;
    while (open.length > 0 && (quotes[open.at(-1) as number] as QuoteSkeleton).span.end < span.end) open.pop();
    if (open.length >= MAX_QUOTE_DEPTH) {
      if (start >= reportedTo) tooDeep.push(nestedTooDeep(draft.open.span));
      reportedTo = (quotes[open[0] as number] as QuoteSkeleton).span.end;
      continue;
    }
    const marks = { open: text.slice(start, end), close: draft.close === null ? '' : markText(text, draft.close) };
    quotes.push({ span, parts: draft.parts, within: open.at(-1) ?? null, marks });
    open.push(quotes.length - 1);
  }
  return { quotes, tooDeep };
}

const nestedTooDeep = (span: ArticleSpan): Problem<'article'> => ({
  code: 'quote/too-deep',
  severity: 'warning',
  span,
  message: phrase`Quotes are nested more than ${MAX_QUOTE_DEPTH} levels deep here. The deeper ones are left out: check that the marks around them are closed.`,
});

const markText = (text: string, mark: QuoteMark): string => text.slice(mark.span.start, mark.span.end);
const spanOf = (draft: QuoteDraft): ArticleSpan => ({
  start: (draft.parts[0] as ArticleSpan).start,
  end: (draft.parts.at(-1) as ArticleSpan).end,
});

function hasWord(text: string, start: number, end: number): boolean {
  // Long ranges are not searched: they always have words.
  return end - start > 200 || /[\p{L}\p{N}]/u.test(text.slice(start, end));
}
