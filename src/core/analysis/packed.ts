/** Reads the packed tables in `data/`; `scripts/train/packing.ts` writes them. */

export interface PackedTable {
  readonly size: number;
  readonly checks: string;
  readonly payloads: string;
}

/** 32-bit hash of a string (FNV-1a, then MurmurHash3's finisher). */
export function hashOf(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return mix(h);
}

/** The 16 bits by which keys of one slot are told apart, from their hash. */
export const checkOf = (hash: number): number => mix(hash ^ 0x5bd1e995) >>> 16;

/** Spreads the bits of a 32-bit number (MurmurHash3's finisher). */
export function mix(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The bytes that a base64 text stands for. */
export function fromBase64(text: string): Uint8Array {
  const codes = new Uint8Array(128);
  for (let i = 0; i < 64; i++) codes[ALPHABET.charCodeAt(i)] = i;
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const bytes = new Uint8Array((text.length >> 2) * 3 - padding);
  for (let i = 0, out = 0; i < text.length; i += 4) {
    const bits =
      ((codes[text.charCodeAt(i)] as number) << 18) |
      ((codes[text.charCodeAt(i + 1)] as number) << 12) |
      ((codes[text.charCodeAt(i + 2)] as number) << 6) |
      (codes[text.charCodeAt(i + 3)] as number);
    bytes[out++] = bits >> 16;
    bytes[out++] = (bits >> 8) & 255;
    bytes[out++] = bits & 255;
  }
  return bytes;
}

/** A closed hash table: 16 bits tell keys in one slot apart, so about one unknown key in 30,000 is taken for a known. */
export class Table {
  private readonly checks: Uint16Array;
  private readonly payloads: Uint32Array;
  private readonly size: number;

  constructor(packed: PackedTable) {
    const size = packed.size;
    this.size = size;
    const checks = fromBase64(packed.checks);
    const payloads = fromBase64(packed.payloads);
    this.checks = new Uint16Array(size);
    this.payloads = new Uint32Array(size);
    for (let i = 0; i < size; i++) {
      this.checks[i] = (checks[i] as number) | ((checks[size + i] as number) << 8);
      this.payloads[i] =
        ((payloads[i] as number) |
          ((payloads[size + i] as number) << 8) |
          ((payloads[2 * size + i] as number) << 16) |
          ((payloads[3 * size + i] as number) << 24)) >>>
        0;
    }
  }

  /** The key's payload, 0 where the key is not in the table. */
  get(key: string): number {
    const hash = hashOf(key);
    const check = checkOf(hash);
    let slot = hash % this.size;
    for (;;) {
      const payload = this.payloads[slot] as number;
      if (payload === 0) return 0;
      if (this.checks[slot] === check) return payload;
      if (++slot === this.size) slot = 0;
    }
  }
}
