/** A place that is known for certain, before and after a text was edited. */
interface Known {
  readonly was: number;
  readonly is: number;
}

/** Units of evidence for a place exactly where one was expected; it falls with the distance, to half at `NEARNESS`. */
const WORTH_OF_OLD_PLACE = 6;
const WORTH_BESIDE_ONE = 12;
const WORTH_BETWEEN_TWO = 24;
const NEARNESS = 48;

/** How far the parts of a text have moved, by the places that are known. */
export class Drift {
  private readonly known: readonly Known[];

  constructor(known: readonly Known[]) {
    this.known = [...known].sort((a, b) => a.was - b.was);
  }

  /**
   * What being at `is` is worth for something that was at `was`: much where the nearest known places before and behind
   * it agree on that, little where nothing is known.
   */
  worth(was: number, is: number): number {
    const beside = this.beside(was);
    if (!beside.length) return WORTH_OF_OLD_PLACE / (1 + Math.abs(is - was) / NEARNESS);
    const shifts = beside.map(one => one.is - one.was);
    const agreed = shifts.length === 2 && Math.abs(shifts[0] - shifts[1]) <= NEARNESS;
    const distance = Math.min(...shifts.map(shift => Math.abs(is - was - shift)));
    return (agreed ? WORTH_BETWEEN_TWO : WORTH_BESIDE_ONE) / (1 + distance / NEARNESS);
  }

  /** True where what stands around it has moved by as much on both sides, and it by another distance. */
  contradicts(was: number, is: number): boolean {
    const at = this.indexOf(was);
    const before = this.known[at - 1];
    const self = this.known[at]?.was === was && this.known[at].is === is;
    const behind = this.known[self ? at + 1 : at];
    if (!before || !behind) return false;
    const [a, b] = [before.is - before.was, behind.is - behind.was];
    return Math.abs(a - b) <= NEARNESS && Math.abs(is - was - a) > 2 * NEARNESS;
  }

  private beside(was: number): readonly Known[] {
    const at = this.indexOf(was);
    return this.known.slice(Math.max(0, at - 1), at + 1);
  }

  /** Of the first known place that was at `was` or behind it. */
  private indexOf(was: number): number {
    let low = 0;
    let high = this.known.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.known[middle].was < was) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
