/** Fisher–Yates shuffle with a linear congruential generator: the same sample every time. */
export function sample<T>(list: readonly T[], count: number, seed: number): T[] {
  const pool = [...list];
  let state = seed;
  for (let i = pool.length - 1; i > 0; i--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const k = state % (i + 1);
    [pool[i], pool[k]] = [pool[k] as T, pool[i] as T];
  }
  return pool.slice(0, count);
}
