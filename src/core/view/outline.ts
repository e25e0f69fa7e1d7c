/** The outline of an article: its title and its quotes with speakers. */
import type { ArticleView } from '../annotation';
import { type Article, headlineOf } from '../article';
import type { Span } from '../text';
import { isSpoken, speakerLabelOf, type ViewOptions } from './wording/speakerLabel';
import { excerpt } from './wording/words';

export interface OutlineItem {
  readonly kind: 'article' | 'quote';
  readonly label: string;
  readonly detail: string;
  readonly span: Span;
  /** Selected by a click; inside `span`. */
  readonly selection: Span;
  readonly children: readonly OutlineItem[];
}

/** @param source the file's text */
export function outlineOf(view: ArticleView, source: string, options: ViewOptions): OutlineItem {
  const { article } = view.analysis;
  const { header } = article;
  const span = contentSpan(article);
  return {
    kind: 'article',
    label: headlineOf(article, source),
    detail: [header?.date?.text, header?.source?.text].filter(Boolean).join(' · '),
    span,
    selection: header?.span ?? { start: span.start, end: span.start },
    children: view.quotes
      .filter(quote => isSpoken(quote, options))
      .map((quote): OutlineItem => {
        const { span: at } = quote.quote;
        const detail = excerpt(source.slice(at.start, Math.min(at.end, at.start + 1000)), 80);
        const { label } = speakerLabelOf(quote, options);
        return { kind: 'quote', label, detail, span: at, selection: at, children: [] };
      }),
  };
}

/** The span from the header to the last paragraph, without surrounding white space. */
function contentSpan({ span, header, paragraphs }: Article): Span {
  return {
    start: header?.span.start ?? paragraphs[0]?.start ?? span.start,
    end: paragraphs.at(-1)?.end ?? header?.span.end ?? span.end,
  };
}
