/**
 * Krippendorff's alpha for nominal values: 1 − observed ÷ expected disagreement, from the coincidence matrix. See
 * K. Krippendorff, “Computing Krippendorff's Alpha-Reliability” (2011), section C: any number of observers, values may
 * be missing.
 */
export class Coincidences {
  /** Frequency of each value, in units with at least two values. */
  private readonly totals = new Map<string, number>();
  /** Number of values in units with at least two values. */
  private n = 0;
  /** Weighted number of pairs with different values. */
  private unlike = 0;

  /**
   * Adds a unit.
   * @param values one per observer; units with fewer than two are ignored
   * @param times number of identical units
   */
  add(values: readonly string[], times = 1): void {
    const counts = new Map<string, number>();
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
    this.addCounts(counts, values.length, times);
  }

  /**
   * Adds a unit by the frequencies of its values.
   * @param counts number of observers per value, above 0
   * @param m number of observers
   */
  addCounts(counts: ReadonlyMap<string, number>, m: number, times = 1): void {
    if (m < 2) return;
    for (const [value, count] of counts) {
      this.totals.set(value, (this.totals.get(value) ?? 0) + count * times);
      this.unlike += (times * count * (m - count)) / (m - 1);
    }
    this.n += m * times;
  }

  /** Adds the units of another matrix. */
  addAll({ totals, n, unlike }: Coincidences): void {
    for (const [value, total] of totals) this.totals.set(value, (this.totals.get(value) ?? 0) + total);
    this.n += n;
    this.unlike += unlike;
  }

  /** −1 to 1. Null if the values do not vary, since alpha is undefined then. */
  alpha(): number | null {
    let pairs = 0;
    for (const total of this.totals.values()) pairs += total * (this.n - total);
    if (!pairs) return null;
    return 1 - ((this.n - 1) * this.unlike) / pairs;
  }
}
