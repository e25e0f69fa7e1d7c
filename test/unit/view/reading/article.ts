/** An article for the tests of this folder. */
import type { Annotation } from '../../../../src/core/annotation/model/annotation';
import { type ArticleView, overlay } from '../../../../src/core/annotation/overlay/overlay';
import { parse } from '../../../../src/core/article/parse';
import { ENGLISH } from '../../../../src/core/text';
import type { Span } from '../../../../src/core/text/span';
import { analyse } from '../../analyse';
import { placed } from '../../annotation/storyteller';

export const OPTIONS = { minimumConfidence: 0.6, indirect: false, language: ENGLISH };

/** The first article of a text, with decisions. */
export function viewOf(text: string, decided: readonly [at: Span, fields: object][] = []): ArticleView {
  const [article] = parse(text).articles;
  const signed = { author: 'anna', created: '2025-05-07T08:00:00Z' };
  return overlay(
    analyse(text, article),
    decided.map(([at, fields]) => placed(text, at, { ...signed, ...fields } as Partial<Annotation>)),
  );
}
