import { mixBits, runToEnd } from '../../text';

/** Reads the packed tables in `data/`; `training/packing.ts` writes them. */

/** Bytes in base64, or already decoded. */
export type PackedBytes = string | Uint8Array;

export interface PackedTable {
  readonly size: number;
  readonly checks: PackedBytes;
  readonly payloads: PackedBytes;
}

/** 32-bit hash of a string (FNV-1a, then MurmurHash3's finisher). */
export function hashOf(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return mixBits(h);
}

/** The 16 bits of a hash that distinguish keys in one slot. */
export const checkOf = (hash: number): number => mixBits(hash ^ 0x5bd1e995) >>> 16;

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

const codes = (): Uint8Array => {
  const of = new Uint8Array(128);
  for (let i = 0; i < 64; i++) of[ALPHABET.charCodeAt(i)] = i;
  return of;
};

/** Base64 decoded per step, which takes some milliseconds before the code is optimized. */
const CHARACTERS_PER_STEP = 1 << 17;

/** Decodes base64 in steps. Bytes are returned as they are. */
export function* decodeBase64(packed: PackedBytes): Generator<void, Uint8Array> {
  if (typeof packed !== 'string') return packed;
  const code = codes();
  const padding = packed.endsWith('==') ? 2 : packed.endsWith('=') ? 1 : 0;
  const bytes = new Uint8Array((packed.length >> 2) * 3 - padding);
  for (let from = 0; from < packed.length; from += CHARACTERS_PER_STEP) {
    if (from > 0) yield;
    decodeRange(packed, from, Math.min(packed.length, from + CHARACTERS_PER_STEP), code, bytes);
  }
  return bytes;
}

function decodeRange(text: string, from: number, to: number, code: Uint8Array, bytes: Uint8Array): void {
  for (let i = from, out = (from >> 2) * 3; i < to; i += 4) {
    const bits =
      ((code[text.charCodeAt(i)] as number) << 18) |
      ((code[text.charCodeAt(i + 1)] as number) << 12) |
      ((code[text.charCodeAt(i + 2)] as number) << 6) |
      (code[text.charCodeAt(i + 3)] as number);
    bytes[out++] = bits >> 16;
    bytes[out++] = (bits >> 8) & 255;
    bytes[out++] = bits & 255;
  }
}

/** Decodes a short base64 text. */
export const fromBase64 = (packed: PackedBytes): Uint8Array => runToEnd(decodeBase64(packed));

const SLOTS_PER_STEP = 1 << 16;

/** Unpacks a table in steps. */
export function* loadTable({ size, checks, payloads }: PackedTable): Generator<void, Table> {
  const checkBytes = yield* decodeBase64(checks);
  yield;
  const payloadBytes = yield* decodeBase64(payloads);
  const table = new Table(size);
  for (let from = 0; from < size; from += SLOTS_PER_STEP) {
    yield;
    table.fill(checkBytes, payloadBytes, from, Math.min(size, from + SLOTS_PER_STEP));
  }
  return table;
}

/** A closed hash table. 16 bits distinguish keys in one slot, so about one unknown key in 30,000 looks known. */
export class Table {
  private readonly checks: Uint16Array;
  private readonly payloads: Uint32Array;

  constructor(private readonly size: number) {
    this.checks = new Uint16Array(size);
    this.payloads = new Uint32Array(size);
  }

  /** Fills the slots `[from, to)`. The bytes are stored plane by plane: the lowest byte of every slot first. */
  fill(checks: Uint8Array, payloads: Uint8Array, from: number, to: number): void {
    const { size } = this;
    for (let i = from; i < to; i++) {
      this.checks[i] = (checks[i] as number) | ((checks[size + i] as number) << 8);
      this.payloads[i] =
        ((payloads[i] as number) |
          ((payloads[size + i] as number) << 8) |
          ((payloads[2 * size + i] as number) << 16) |
          ((payloads[3 * size + i] as number) << 24)) >>>
        0;
    }
  }

  /** The key's payload; 0 if the key is not in the table. */
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
