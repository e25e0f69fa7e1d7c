import { firstIndexWhere } from '../../text';

/** The offset of a passage that is known for certain, before and after the text was edited. */
interface KnownOffset {
  readonly before: number;
  readonly now: number;
}

/** Maximum evidence from a position: without known passages, beside one, and between two that agree. */
const MAX_EVIDENCE_ALONE = 6;
const MAX_EVIDENCE_BESIDE_ONE = 12;
const MAX_EVIDENCE_BETWEEN_TWO = 24;
/** The distance from the expected offset at which the evidence is halved. Shifts that differ by no more agree. */
const HALF_DISTANCE = 48;

/** How far the parts of a text have moved, derived from the passages that are known for certain. */
export class OffsetDrift {
  private readonly known: readonly KnownOffset[];

  constructor(known: readonly KnownOffset[]) {
    this.known = [...known].sort((a, b) => a.before - b.before);
  }

  /**
   * The evidence that a passage that was at `before` is at `now`: much if the nearest known passages on both sides moved
   * by the same distance, little if nothing is known.
   */
  evidenceFor(before: number, now: number): number {
    const at = this.indexOf(before);
    const [previous, next] = [this.shiftAt(at - 1), this.shiftAt(at)];
    const moved = now - before;
    if (previous === null && next === null) return MAX_EVIDENCE_ALONE / (1 + Math.abs(moved) / HALF_DISTANCE);
    const distance = Math.min(distanceTo(previous, moved), distanceTo(next, moved));
    const agree = distanceTo(previous, next ?? Number.POSITIVE_INFINITY) <= HALF_DISTANCE;
    return (agree ? MAX_EVIDENCE_BETWEEN_TWO : MAX_EVIDENCE_BESIDE_ONE) / (1 + distance / HALF_DISTANCE);
  }

  /** True if the known passages on both sides moved by the same distance, and this one by a different one. */
  contradicts(before: number, now: number): boolean {
    const at = this.indexOf(before);
    const own = this.known[at];
    const isKnown = own?.before === before && own.now === now;
    const [previous, next] = [this.shiftAt(at - 1), this.shiftAt(isKnown ? at + 1 : at)];
    if (previous === null || next === null) return false;
    return Math.abs(previous - next) <= HALF_DISTANCE && Math.abs(now - before - previous) > 2 * HALF_DISTANCE;
  }

  private shiftAt(index: number): number | null {
    const known = this.known[index];
    return known ? known.now - known.before : null;
  }

  /** The index of the first known passage that was at `before` or after it. */
  private indexOf(before: number): number {
    return firstIndexWhere(this.known, known => known.before >= before);
  }
}

export const NO_DRIFT = new OffsetDrift([]);

const distanceTo = (shift: number | null, other: number): number =>
  shift === null ? Number.POSITIVE_INFINITY : Math.abs(other - shift);
