import type { ArticleSpan, Span } from './span';

/** @param start where the article begins in its file */
export const toFile = (span: ArticleSpan, start: number): Span => ({
  start: span.start + start,
  end: span.end + start,
});

/** @param start where the article begins in its file */
export const toArticle = (span: Span, start: number): ArticleSpan => ({
  start: span.start - start,
  end: span.end - start,
});
