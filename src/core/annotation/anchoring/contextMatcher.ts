/** Longest pattern: one machine word. */
export const MAX_CONTEXT_LENGTH = 32;
/** Stands for what lies outside a text, so that a text's own beginning is something to recognise a place by. */
export const OUTSIDE_TEXT = 0;
/** How much further than its own length a pattern may reach for its end. */
const MAX_STRETCH = 8;

/**
 * A pattern of at most 32 units that must begin at a given place, read forwards or backwards: the text right behind or
 * right before an annotation. Edit distance by bit vectors (Myers 1999), anchored at its beginning.
 */
export class ContextMatcher {
  readonly length: number;
  private readonly masks = new Map<number, number>();

  /** @param step 1: `units` stand behind a place, first unit next to it; -1: before it, last unit next to it */
  constructor(
    units: readonly number[],
    private readonly step: 1 | -1,
  ) {
    const near = step === 1 ? units.slice(0, MAX_CONTEXT_LENGTH) : units.slice(-MAX_CONTEXT_LENGTH).reverse();
    this.length = near.length;
    near.forEach((unit, i) => {
      this.masks.set(unit, (this.masks.get(unit) ?? 0) | (1 << i));
    });
  }

  /** How like the text beside an offset is to the pattern: 1 for the same, about a third for any other prose. */
  similarityAt(text: string, offset: number): number {
    const { length, step, masks } = this;
    if (!length) return 0;
    const top = 1 << (length - 1);
    let plus = -1;
    let minus = 0;
    let errors = length;
    let fewest = length;
    let at = step === 1 ? offset : offset - 1;
    for (let i = 0; i < length + MAX_STRETCH; i++, at += step) {
      const unit = at < 0 || at >= text.length ? OUTSIDE_TEXT : text.charCodeAt(at);
      const equal = masks.get(unit) ?? 0;
      const vertical = equal | minus;
      const horizontal = ((((equal & plus) + plus) | 0) ^ plus) | equal;
      const up = minus | ~(horizontal | plus);
      const down = plus & horizontal;
      if (up & top) errors++;
      if (down & top) errors--;
      if (errors < fewest) fewest = errors;
      const shifted = (up << 1) | 1;
      plus = (down << 1) | ~(vertical | shifted);
      minus = shifted & vertical;
    }
    return 1 - fewest / length;
  }
}
