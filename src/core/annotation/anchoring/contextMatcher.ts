/** Maximum length of a pattern in UTF-16 units: the bits of one machine word. */
export const MAX_CONTEXT_LENGTH = 32;
/** Stands for the units outside a text, so that the beginning of a text can be matched too. */
export const OUTSIDE_TEXT = 0;
/** How many units more than its own length a pattern may extend over. */
const MAX_STRETCH = 8;

/**
 * Matches the context of an annotation, up to 32 units, directly before or after an offset. Edit distance by bit vectors
 * (Myers 1999), anchored at the offset.
 */
export class ContextMatcher {
  readonly length: number;
  /** For each unit the positions of the pattern that have it, as bits. */
  private readonly masks = new Map<number, number>();

  /**
   * @param units the context in reading order; the nearest 32 units are used
   * @param step 1 if the context is after an offset, -1 if it is before
   */
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

  /** The similarity, 0–1, of the text next to an offset to the context. It is about a third for unrelated prose. */
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
