/**
 * The first index in `[from, to)` for which `isBefore` is false, or `to` if there is none. Binary search: `isBefore`
 * must be true up to some index and false from there on.
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

/**
 * The first index whose element satisfies `holds`, or the length if none does. Binary search: all elements after the
 * first one must satisfy it, too.
 */
export const firstIndexWhere = <T>(sorted: readonly T[], holds: (one: T) => boolean): number =>
  lowerBound(0, sorted.length, i => !holds(sorted[i] as T));
