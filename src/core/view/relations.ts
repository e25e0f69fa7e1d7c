/** What a relation and its ends are called. */
import type { Anchor, Selector } from '../annotation/model';
import type { ArticleView, EntityView } from '../annotation/overlay';
import type { Span } from '../text/span';
import { excerpt } from './words';

/** What stands at a span exactly: the entity whose mention it is. */
export function entityOf(views: readonly ArticleView[], span: Span): EntityView | null {
  for (const { entities } of views) {
    const found = entities.find(
      ({ hidden, mentions }) =>
        !hidden && mentions.some(({ span: own }) => own.start === span.start && own.end === span.end),
    );
    if (found) return found;
  }
  return null;
}

/** The name of the entity that an end mentions, else its words between quotation marks. */
export function endInWords(views: readonly ArticleView[], { span }: Anchor, { exact }: Selector, max = 40): string {
  const entity = span && entityOf(views, span);
  return entity ? excerpt(entity.name, max) : `“${excerpt(exact, max)}”`;
}

/** The name of the entity that a passage mentions, else its words between quotation marks. */
export function passageInWords(views: readonly ArticleView[], text: string, at: Span, max = 40): string {
  const entity = entityOf(views, at);
  return entity ? excerpt(entity.name, max) : `“${excerpt(text.slice(at.start, at.end), max)}”`;
}
