/** Writes the packed tables in src/core/analysis/data; src/core/analysis/models/packed.ts reads them. */
import { checkOf, hashOf } from '../src/core/analysis/models/packed';

/** Load factor: a fuller table is smaller and slower. */
const FILLED = 0.8;

export const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** A hash table with linear probing: 16 bits of a second hash and a payload of up to 32 bits for each key. */
export function packTable(entries: ReadonlyMap<string, number>): { size: number; checks: string; payloads: string } {
  const size = Math.ceil(entries.size / FILLED);
  const checks = new Uint16Array(size);
  const payloads = new Uint32Array(size);
  for (const [word, payload] of [...entries].sort((a, b) => (a[0] < b[0] ? -1 : 1))) {
    if (payload === 0) continue;
    const hash = hashOf(word);
    let slot = hash % size;
    while (payloads[slot] !== 0) slot = (slot + 1) % size;
    checks[slot] = checkOf(hash);
    payloads[slot] = payload;
  }
  return { size, checks: base64(planes(checks)), payloads: base64(planes(payloads)) };
}

/** Bytes of little-endian numbers, all low bytes first, then the next ones: this compresses better. */
function planes(values: Uint16Array | Uint32Array): Uint8Array {
  const width = values.BYTES_PER_ELEMENT;
  const out = new Uint8Array(values.length * width);
  for (let i = 0; i < values.length; i++) {
    for (let b = 0; b < width; b++) out[b * values.length + i] = ((values[i] as number) >>> (8 * b)) & 255;
  }
  return out;
}
