/** Labels of relations and their ends. */
import type { Anchor, ArticleView, EntityView, Selector } from '../annotation';
import type { Span } from '../text';
import { excerpt } from './wording/words';

/** An index of entities by the exact spans of their mentions. */
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

  /** The first entity with a mention at exactly this span. */
  at({ start, end }: Span): EntityView | null {
    return this.byPlace.get(`${start} ${end}`) ?? null;
  }
}

/** The first entity with a mention at exactly this span. For many spans, use `EntitiesByPlace`. */
export const entityOf = (views: readonly ArticleView[], span: Span): EntityView | null =>
  new EntitiesByPlace(views).at(span);

/** The label of an end of a relation: the name of the entity, else its quoted words. */
export function endLabelOf(entities: EntitiesByPlace, { span }: Anchor, { exact }: Selector, max = 40): string {
  const entity = span && entities.at(span);
  return entity ? excerpt(entity.name, max) : `“${excerpt(exact, max)}”`;
}

/** The label of a passage: the name of the entity, else its quoted words. @param text the file's */
export function passageLabelOf(views: readonly ArticleView[], text: string, at: Span, max = 40): string {
  const entity = entityOf(views, at);
  return entity ? excerpt(entity.name, max) : `“${excerpt(text.slice(at.start, at.end), max)}”`;
}
