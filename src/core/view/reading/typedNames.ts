import type { EntityType } from '../../analysis';
import type { ArticleView } from '../../annotation';
import { bySpan, type Span, span } from '../../text';

export interface TypedName {
  /** On one line. */
  readonly span: Span;
  readonly type: EntityType;
}

/**
 * The names in an article with the types of what they name, in text order and without overlap: of names inside each
 * other the longer counts. A name that runs over a line break has one part per line.
 * @param text the file's
 */
export function typedNamesOf(view: ArticleView, text: string): TypedName[] {
  const names = view.entities
    .filter(({ hidden }) => !hidden)
    .flatMap(({ type, mentions }) =>
      mentions.filter(({ kind }) => kind === 'name').map((mention): TypedName => ({ span: mention.span, type })),
    )
    .sort((a, b) => bySpan(a.span, b.span));
  let end = 0;
  return names.flatMap(({ span: at, type }) => {
    if (at.start < end) return [];
    end = at.end;
    return linesOf(text, at).map((line): TypedName => ({ span: line, type }));
  });
}

function linesOf(text: string, { start, end }: Span): Span[] {
  return [...text.slice(start, end).matchAll(/[^\r\n]+/g)].map(({ 0: line, index }) =>
    span(start + index, start + index + line.length),
  );
}
