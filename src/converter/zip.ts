/** Reads the entries of a ZIP archive within limits: an archive may hold far more than its own size. */

import { ConversionError } from '../core/conversion';
import { phrase } from '../core/text';

/** Maximum number of entries, and of bytes in one and in all that are read. */
const MAX_ENTRIES = 10_000;
const MAX_ENTRY_BYTES = 48 * 1024 * 1024;
const MAX_BYTES = 96 * 1024 * 1024;

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
/** The longest comment after the directory. */
const MAX_COMMENT = 0xffff;
const STORED = 0;
const DEFLATED = 8;

interface Entry {
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

export class Zip {
  private readonly entries = new Map<string, Entry>();
  private readonly view: DataView;
  private total = 0;

  /** @throws ConversionError if it is not a ZIP archive */
  constructor(private readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.readDirectory();
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /** @throws ConversionError if there is no such entry, or it is damaged or too large */
  async read(name: string): Promise<Uint8Array> {
    const entry = this.entries.get(name);
    if (!entry) throw new ConversionError(phrase`The document has no part ${name.slice(0, 80)}.`);
    this.total += entry.size;
    if (entry.size > MAX_ENTRY_BYTES || this.total > MAX_BYTES)
      throw new ConversionError(phrase`Unpacked, the document is larger than 48 MiB, the limit for reading.`);
    const nameLength = this.view.getUint16(entry.offset + 26, true);
    const start = entry.offset + 30 + nameLength + this.view.getUint16(entry.offset + 28, true);
    const packed = this.bytes.subarray(start, start + entry.packed);
    if (entry.method === STORED) return packed;
    if (entry.method !== DEFLATED) throw new ConversionError(phrase`The document is packed in a way that is not read.`);
    return inflate(packed, entry);
  }

  private readDirectory(): void {
    const { view } = this;
    const last = view.byteLength - 22;
    let at = last;
    while (at >= 0 && at >= last - MAX_COMMENT && view.getUint32(at, true) !== END) at--;
    if (at < 0 || view.getUint32(at, true) !== END) throw damaged();
    const count = Math.min(view.getUint16(at + 10, true), MAX_ENTRIES);
    let entry = view.getUint32(at + 16, true);
    for (let i = 0; i < count; i++) {
      if (entry + 46 > view.byteLength || view.getUint32(entry, true) !== CENTRAL) throw damaged();
      const nameLength = view.getUint16(entry + 28, true);
      const name = new TextDecoder().decode(this.bytes.subarray(entry + 46, entry + 46 + nameLength));
      const offset = view.getUint32(entry + 42, true);
      if (offset + 30 > view.byteLength) throw damaged();
      this.entries.set(name, {
        method: view.getUint16(entry + 10, true),
        crc: view.getUint32(entry + 16, true),
        packed: view.getUint32(entry + 20, true),
        size: view.getUint32(entry + 24, true),
        offset,
      });
      entry += 46 + nameLength + view.getUint16(entry + 30, true) + view.getUint16(entry + 32, true);
    }
  }
}

const damaged = (): ConversionError =>
  new ConversionError(phrase`The document is damaged: it is not a whole ZIP archive.`);

/**
 * Unpacks. The platform has a decoder for gzip everywhere, and for bare deflate only in newer versions; so the bytes are
 * given gzip's frame, whose sums are those of the directory. More bytes than the directory says end it.
 */
async function inflate(packed: Uint8Array, { crc, size }: Entry): Promise<Uint8Array> {
  const frame = new Uint8Array(packed.length + 18);
  frame.set([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);
  frame.set(packed, 10);
  const view = new DataView(frame.buffer);
  view.setUint32(packed.length + 10, crc, true);
  view.setUint32(packed.length + 14, size, true);
  const reader = new Blob([frame]).stream().pipeThrough(new DecompressionStream('gzip')).getReader();
  const out = new Uint8Array(size);
  let length = 0;
  try {
    for (let step = await reader.read(); !step.done; step = await reader.read()) {
      if (length + step.value.length > size) throw damaged();
      out.set(step.value, length);
      length += step.value.length;
    }
  } catch {
    await reader.cancel().catch(() => undefined);
    throw damaged();
  }
  if (length !== size) throw damaged();
  return out;
}
