import type { Problem } from '../../article';
import { nameOfLanguage } from '../../language/others';
import { type ArticleSpan, bySpan, phrase } from '../../text';
import type { ArticleAnalysis, Quote, QuoteKind } from '../model';
import type { FoundQuotes, QuoteSkeleton } from '../quotes/quotes';
import type { Doc } from '../tokens/document';
import { dashSpeech } from './dashSpeech';

/** Maximum length of the text that the problem marks. */
const MAX_MARKED_LENGTH = 80;
/** Minimum number of words, and of letters where words are not separated, of what is speech and no title. */
const MIN_WORDS = 3;
const MIN_LETTERS = 6;

/** The analysis of an article in another language: its quotes without speakers, and a problem that says so. */
export function analyseForeign(doc: Doc, { quotes, problems }: FoundQuotes, language: string): ArticleAnalysis {
  return {
    quotes: quotesOf(doc, quotes),
    entities: [],
    dates: [],
    problems: [otherLanguage(doc, language), ...problems],
  };
}

/** The quotes in marks, and the speech after dashes that contains no marks. */
function quotesOf({ text, paragraphs }: Doc, marked: readonly QuoteSkeleton[]): Quote<'article'>[] {
  const dashed = withoutMarks(dashSpeech(text, paragraphs), marked);
  const all = [
    ...marked.map(({ span, parts, within }, at) => ({ span, parts, within, at })),
    ...dashed.map(span => ({ span, parts: [span], within: null, at: -1 })),
  ].sort((a, b) => bySpan(a.span, b.span));
  const ids = new Map(all.map(({ at }, i) => [at, `q${i + 1}`]));
  return all.map(({ span, parts, within, at }, i) => ({
    id: `q${i + 1}`,
    span,
    kind: at < 0 ? 'direct' : kindOf(text, span),
    parts,
    within: within === null ? null : (ids.get(within) ?? null),
    attribution: null,
    reporting: null,
  }));
}

/** The spans that overlap no marked quote; both lists are in order of start. */
function withoutMarks(spans: readonly ArticleSpan[], marked: readonly QuoteSkeleton[]): ArticleSpan[] {
  let next = 0;
  return spans.filter(({ start, end }) => {
    while (next < marked.length && (marked[next] as QuoteSkeleton).span.end <= start) next++;
    const quote = marked[next];
    return quote === undefined || quote.span.start >= end;
  });
}

/** Speech has several words, or ends with a mark of a sentence; other words in marks may be a title. */
function kindOf(text: string, { start, end }: ArticleSpan): QuoteKind {
  const words = text.slice(start, Math.min(end, start + 400)).match(/\p{L}[\p{L}\p{M}’'-]*/gu) ?? [];
  const [word = ''] = words;
  const isUnseparated = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(word);
  if (words.length >= MIN_WORDS || (isUnseparated && word.length >= MIN_LETTERS)) return 'direct';
  return /[.!?…。！？,，][^\p{L}\p{N}]{0,3}$/u.test(text.slice(Math.max(start, end - 5), end)) ? 'direct' : 'scare';
}

const otherLanguage = (doc: Doc, language: string): Problem<'article'> => ({
  code: 'article/language',
  severity: 'information',
  span: markedSpan(doc),
  message: phrase`This article seems to be in ${nameOfLanguage(language)}. Only English is analysed: its quotes have no speakers, and names and dates are not marked.`,
});

/** The header, or the first words of an article without one. */
function markedSpan({ header, paragraphs }: Doc): ArticleSpan {
  if (header !== null) return header.span;
  const { start, end } = paragraphs[0] as ArticleSpan;
  return { start, end: Math.min(end, start + MAX_MARKED_LENGTH) } as ArticleSpan;
}
