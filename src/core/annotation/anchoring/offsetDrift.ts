/** A place that is known for certain, before and after a text was edited. */
interface KnownOffset {
  readonly before: number;
  readonly now: number;
}

/** Units of evidence for a place exactly where one was expected; it falls with the distance, to half at `NEARNESS`. */
const MAX_EVIDENCE_ALONE = 6;
const MAX_EVIDENCE_BESIDE_ONE = 12;
const MAX_EVIDENCE_BETWEEN_TWO = 24;
const HALF_DISTANCE = 48;

/** How far the parts of a text have moved, by the places that are known. */
export class OffsetDrift {
  private readonly known: readonly KnownOffset[];

  constructor(known: readonly KnownOffset[]) {
    this.known = [...known].sort((a, b) => a.before - b.before);
  }

  /**
   * What being at `is` is worth for something that was at `was`: much where the nearest known places before and behind
   * it agree on that, little where nothing is known.
   */
  evidenceFor(was: number, is: number): number {
    const beside = this.nearest(was);
    if (!beside.length) return MAX_EVIDENCE_ALONE / (1 + Math.abs(is - was) / HALF_DISTANCE);
    const shifts = beside.map(one => one.now - one.before);
    const agreed = shifts.length === 2 && Math.abs(shifts[0] - shifts[1]) <= HALF_DISTANCE;
    const distance = Math.min(...shifts.map(shift => Math.abs(is - was - shift)));
    return (agreed ? MAX_EVIDENCE_BETWEEN_TWO : MAX_EVIDENCE_BESIDE_ONE) / (1 + distance / HALF_DISTANCE);
  }

  /** True where what stands around it has moved by as much on both sides, and it by another distance. */
  contradicts(was: number, is: number): boolean {
    const at = this.indexOf(was);
    const before = this.known[at - 1];
    const self = this.known[at]?.before === was && this.known[at].now === is;
    const behind = this.known[self ? at + 1 : at];
    if (!before || !behind) return false;
    const [a, b] = [before.now - before.before, behind.now - behind.before];
    return Math.abs(a - b) <= HALF_DISTANCE && Math.abs(is - was - a) > 2 * HALF_DISTANCE;
  }

  private nearest(was: number): readonly KnownOffset[] {
    const at = this.indexOf(was);
    return this.known.slice(Math.max(0, at - 1), at + 1);
  }

  /** Of the first known place that was at `was` or behind it. */
  private indexOf(was: number): number {
    let low = 0;
    let high = this.known.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.known[middle].before < was) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
