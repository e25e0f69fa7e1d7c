import type { ArticleSpan, Span } from './span';

/** Converts article offsets to file offsets. @param start file offset of the article's beginning */
export const toFile = (span: ArticleSpan, start: number): Span => ({
  start: span.start + start,
  end: span.end + start,
});

/** Converts file offsets to article offsets. @param start file offset of the article's beginning */
export const toArticle = (span: Span, start: number): ArticleSpan => ({
  start: span.start - start,
  end: span.end - start,
});
