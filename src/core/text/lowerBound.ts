/**
 * The first index in `[from, to)` for which `isBefore` is false; `to` where it is true for all. Binary search:
 * `isBefore` must be true up to some index and false from there on.
 */
export function lowerBound(from: number, to: number, isBefore: (index: number) => boolean): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The first index for whose element `holds` is true, as it must be for all after it; the length where there is none. */
export const firstIndexWhere = <T>(sorted: readonly T[], holds: (one: T) => boolean): number =>
  lowerBound(0, sorted.length, i => !holds(sorted[i] as T));
