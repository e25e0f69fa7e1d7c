import { type ArticleSpan, hashText, toArticle } from '../text';
import type { Article, Header, HeaderPart } from './model';

/** One article, independent of its file: offsets count from the beginning of the article. */
export interface ArticleText {
  readonly text: string;
  readonly header: Header<'article'> | null;
  /** Runs of non-blank lines in the body, without the white space around them. */
  readonly paragraphs: readonly ArticleSpan[];
}

/** Takes an article out of its file. @param text the whole file's, without byte order mark */
export function articleText(text: string, { span, header, paragraphs }: Article): ArticleText {
  const { start } = span;
  return {
    text: text.slice(start, span.end),
    header: header && headerIn(header, start),
    paragraphs: paragraphs.map(paragraph => toArticle(paragraph, start)),
  };
}

function headerIn({ span, title, keyword, date, source }: Header, start: number): Header<'article'> {
  const partIn = <P extends HeaderPart>(part: P): Omit<P, 'span'> & HeaderPart<'article'> => ({
    ...part,
    span: toArticle(part.span, start),
  });
  return {
    span: toArticle(span, start),
    title: title && partIn(title),
    keyword: toArticle(keyword, start),
    date: date && partIn(date),
    source: source && partIn(source),
  };
}

/**
 * A key that identifies an article for caches. It covers the text and the header: whether the first line is a header can
 * depend on the line after the article.
 */
export const articleKey = ({ text, header }: ArticleText): string =>
  `${hashText(text)}-${header ? hashText(JSON.stringify(header)) : 'plain'}`;
