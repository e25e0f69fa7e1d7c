/** What a relation and its ends are called. */
import type { Anchor, ArticleView, EntityView, Selector } from '../annotation';
import type { Span } from '../text';
import { excerpt } from './wording/words';

/** Entities by the exact places of their mentions, for asking about many places. */
export class EntitiesByPlace {
  private readonly byPlace = new Map<string, EntityView>();

  constructor(views: readonly ArticleView[]) {
    for (const { entities } of views) {
      for (const entity of entities) {
        if (entity.hidden) continue;
        for (const { span } of entity.mentions) {
          const place = `${span.start} ${span.end}`;
          if (!this.byPlace.has(place)) this.byPlace.set(place, entity);
        }
      }
    }
  }

  /** The entity whose mention stands at a span exactly; of two the first. */
  at({ start, end }: Span): EntityView | null {
    return this.byPlace.get(`${start} ${end}`) ?? null;
  }
}

/** What stands at a span exactly: the entity whose mention it is. */
export const entityOf = (views: readonly ArticleView[], span: Span): EntityView | null =>
  new EntitiesByPlace(views).at(span);

/** The name of the entity that an end mentions, else its words between quotation marks. */
export function endLabelOf(entities: EntitiesByPlace, { span }: Anchor, { exact }: Selector, max = 40): string {
  const entity = span && entities.at(span);
  return entity ? excerpt(entity.name, max) : `“${excerpt(exact, max)}”`;
}

/** The name of the entity that a passage mentions, else its words between quotation marks. */
export function passageLabelOf(views: readonly ArticleView[], text: string, at: Span, max = 40): string {
  const entity = entityOf(views, at);
  return entity ? excerpt(entity.name, max) : `“${excerpt(text.slice(at.start, at.end), max)}”`;
}
