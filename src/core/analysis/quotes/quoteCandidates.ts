import type { Fix, Problem } from '../../article';
import { type ArticleSpan, type Message, phrase } from '../../text';
import type { QuoteMark } from './marks';

/** A quote whose marks are being matched. */
export interface QuoteDraft {
  readonly open: QuoteMark;
  /** Start of the current part: the opening mark, or the mark that reopens the quote. */
  from: number;
  /** The finished parts. */
  readonly parts: ArticleSpan[];
  close: QuoteMark | null;
}

/** Quotes without a closing mark, and the problems with them. */
export interface Settled {
  readonly quotes: QuoteDraft[];
  readonly problems: Problem<'article'>[];
}

/**
 * Ends quotes that were neither closed in their paragraph nor reopened in the next one. A single mark may be an apostrophe,
 * unless it was reopened before.
 */
export const settleUnclosed = (text: string, drafts: readonly QuoteDraft[]): Settled =>
  endAtParagraph(
    text,
    drafts.filter(d => d.open.family !== 'single' || d.parts.length > 1),
  );

/** Ends quotes where their last paragraph ends. */
export function endAtParagraph(text: string, drafts: readonly QuoteDraft[]): Settled {
  const problems = drafts.map(draft => {
    const end = draft.parts.at(-1)?.end ?? draft.open.span.end;
    const newText = closerFor(text.slice(draft.open.span.start, draft.open.span.end));
    const fix: Fix<'article'> = {
      title: phrase`Close the quote at the end of the paragraph: ${newText}`,
      edits: [{ span: { start: end, end }, newText }],
    };
    const where = draft.from === draft.open.span.start ? draft.open.span : { start: draft.from, end: draft.from + 1 };
    return unbalanced(where, phrase`This quotation mark is never closed.`, fix);
  });
  return { quotes: drafts.filter(draft => startsSpeech(text, draft)), problems };
}

/** Whether an unclosed mark shows an utterance: it starts a paragraph or clause, or a capital follows. */
function startsSpeech(text: string, draft: QuoteDraft): boolean {
  if (draft.parts.length > 1) return true;
  const before = text.slice(Math.max(0, draft.open.span.start - 2), draft.open.span.start);
  return (
    before === '' ||
    /[\n,:]/.test(before) ||
    /^\s*[\p{Lu}]/u.test(text.slice(draft.open.span.end, draft.open.span.end + 3))
  );
}

/** A problem with a mark that has no partner. */
export function unbalanced(span: ArticleSpan, message: Message, fix?: Fix<'article'>): Problem<'article'> {
  const problem: Problem<'article'> = { code: 'quote/unbalanced', severity: 'warning', span, message };
  return fix === undefined ? problem : { ...problem, fixes: [fix] };
}

const CLOSER: Readonly<Record<string, string>> = {
  '“': '”',
  '‟': '”',
  '„': '“',
  '«': '»',
  '»': '«',
  '``': "''",
  '‘‘': '’’',
  '‘': '’',
};
const OPENER: Readonly<Record<string, string>> = { '”': '“', '»': '«', '«': '»', "''": '``', '’': '‘' };
export const closerFor = (open: string): string => CLOSER[open] ?? open;
export const openerFor = (close: string): string => OPENER[close] ?? close;
