/** The outline of an article: its title, and the quotes in it by speaker. */
import type { ArticleView } from '../annotation';
import { summary } from '../article';
import type { Span } from '../text';
import { isSpoken, speakerLabelOf, type ViewOptions } from './wording/speakerLabel';
import { excerpt } from './wording/words';

export interface OutlineItem {
  readonly kind: 'article' | 'quote';
  readonly label: string;
  readonly detail: string;
  readonly span: Span;
  /** What a click selects; lies in `span`. */
  readonly selection: Span;
  readonly children: readonly OutlineItem[];
}

export function outlineOf(view: ArticleView, source: string, options: ViewOptions): OutlineItem {
  const { article } = view.analysis;
  const children = view.quotes
    .filter(quote => isSpoken(quote, options))
    .map((quote): OutlineItem => {
      const { span } = quote.quote;
      const words = excerpt(source.slice(span.start, Math.min(span.end, span.start + 1000)), 80);
      return {
        kind: 'quote',
        label: speakerLabelOf(quote, options).label,
        detail: words,
        span,
        selection: span,
        children: [],
      };
    });
  const end = article.paragraphs[article.paragraphs.length - 1]?.end ?? article.header?.span.end ?? article.span.end;
  const span = { start: article.header?.span.start ?? article.paragraphs[0]?.start ?? article.span.start, end };
  return {
    kind: 'article',
    label: summary(article, source) || 'Article',
    detail: [article.header?.date?.text, article.header?.source?.text].filter(Boolean).join(' · '),
    span,
    selection: article.header?.span ?? { start: span.start, end: span.start },
    children,
  };
}
