import type { Problem } from '../../article';
import type { ArticleSpan } from '../../text';
import type { ArticleAnalysis, Quote, QuoteKind } from '../model';
import type { FoundQuotes, QuoteSkeleton } from '../quotes/quotes';
import type { Doc } from '../tokens/document';

/** Maximum length of the text that the problem marks. */
const MAX_MARKED_LENGTH = 80;
/** Minimum number of words, and of letters where words are not separated, of what is speech and no title. */
const MIN_WORDS = 3;
const MIN_LETTERS = 6;

/** The analysis of an article in another language: its quotes without speakers, and a problem that says so. */
export function analyseForeign(doc: Doc, { quotes, problems }: FoundQuotes, language: string): ArticleAnalysis {
  return {
    quotes: quotes.map((quote, i) => quoteOf(doc.text, quote, i)),
    entities: [],
    dates: [],
    problems: [otherLanguage(doc, language), ...problems],
  };
}

const quoteOf = (text: string, { span, parts, within }: QuoteSkeleton, index: number): Quote<'article'> => ({
  id: `q${index + 1}`,
  span,
  kind: kindOf(text, span),
  parts,
  within: within === null ? null : `q${within + 1}`,
  attribution: null,
  reporting: null,
});

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
  message: `This article seems to be in ${language}. Only English is analysed: its quotes have no speakers, and names and dates are not marked.`,
});

/** The header, or the first words of an article without one. */
function markedSpan({ header, paragraphs }: Doc): ArticleSpan {
  if (header !== null) return header.span;
  const { start, end } = paragraphs[0] as ArticleSpan;
  return { start, end: Math.min(end, start + MAX_MARKED_LENGTH) } as ArticleSpan;
}
