/** The names of tags, shown after their passages, so that tags are told apart without their colours. */
import { type AnchoredAnnotation, anchoredSpans, isActive } from '../../annotation';
import { type Span, touches } from '../../text';
import { excerpt } from '../wording/words';

export interface TagName {
  /** The file offset after which it is shown. */
  readonly offset: number;
  /** `[minister]` for the tag `role/minister`. */
  readonly label: string;
  /** The whole tag. */
  readonly tooltip: string;
}

const MAX_LABEL_LENGTH = 30;

/** The names of the tags whose passages end in a span of the file. */
export function tagNamesIn(annotations: readonly AnchoredAnnotation[], within: Span): TagName[] {
  return annotations.flatMap(one => {
    const { annotation } = one;
    if (annotation.kind !== 'tag' || !isActive(annotation)) return [];
    const { tag } = annotation;
    const label = `[${excerpt(tag.slice(tag.lastIndexOf('/') + 1) || tag, MAX_LABEL_LENGTH)}]`;
    return anchoredSpans(one)
      .filter(({ end }) => touches(within, end))
      .map(({ end }) => ({ offset: end, label, tooltip: tag }));
  });
}
