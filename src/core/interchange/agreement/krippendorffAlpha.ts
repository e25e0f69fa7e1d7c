/**
 * Krippendorff's alpha for nominal values: 1 − observed ÷ expected disagreement, from the matrix of coincidences.
 * After K. Krippendorff, “Computing Krippendorff's Alpha-Reliability” (2011), section C: any number of observers,
 * values may be missing.
 */
export class Coincidences {
  /** How often each value was given, in units that can be paired. */
  private readonly totals = new Map<string, number>();
  /** The pairable values, */
  private n = 0;
  /** and those of them that met one unlike themselves. */
  private unlike = 0;

  /**
   * Counts a unit.
   * @param values what each observer who saw it said; a unit with fewer than two tells nothing
   * @param times how many such units
   */
  add(values: readonly string[], times = 1): void {
    const counts = new Map<string, number>();
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
    this.addCounts(counts, values.length, times);
  }

  /**
   * The same, of a unit of which it is known how many said what.
   * @param counts how many observers said each value; above 0
   * @param m how many observers there were
   */
  addCounts(counts: ReadonlyMap<string, number>, m: number, times = 1): void {
    if (m < 2) return;
    for (const [value, count] of counts) {
      this.totals.set(value, (this.totals.get(value) ?? 0) + count * times);
      this.unlike += (times * count * (m - count)) / (m - 1);
    }
    this.n += m * times;
  }

  /** Counts the units of another matrix too. */
  addAll({ totals, n, unlike }: Coincidences): void {
    for (const [value, total] of totals) this.totals.set(value, (this.totals.get(value) ?? 0) + total);
    this.n += n;
    this.unlike += unlike;
  }

  /** −1 to 1; null where nothing varies: then there is nothing to agree on. */
  alpha(): number | null {
    let pairs = 0;
    for (const total of this.totals.values()) pairs += total * (this.n - total);
    if (!pairs) return null;
    return 1 - ((this.n - 1) * this.unlike) / pairs;
  }
}
