/**
 * Joins WebP pictures into an animated WebP, by the container's specification (RIFF, `VP8X`, `ANIM`, `ANMF`):
 * https://developers.google.com/speed/webp/docs/riff_container
 */

/** A part of the picture that changes, as a WebP of its own. */
export interface Frame {
  readonly webp: Buffer;
  /** Left and upper edge in the animation, in pixels; even. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** How long it is shown, in milliseconds. */
  readonly duration: number;
}

interface Chunk {
  readonly name: string;
  readonly content: Buffer;
}

/** Of a still picture, what an animation takes over. */
const PICTURE = new Set(['VP8 ', 'VP8L', 'ALPH']);
const HAS_ANIMATION = 0b10;
const REPLACES_WHAT_IS_BELOW = 0b10;

const uint24 = (value: number): Buffer => Buffer.from([value & 0xff, (value >> 8) & 0xff, (value >> 16) & 0xff]);

function written({ name, content }: Chunk): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32LE(content.length);
  return Buffer.concat([Buffer.from(name, 'latin1'), size, content, Buffer.alloc(content.length % 2)]);
}

/** @throws Error if it is no WebP */
export function chunksOf(webp: Buffer): Chunk[] {
  const signature = webp.toString('latin1', 0, 4) + webp.toString('latin1', 8, 12);
  if (signature !== 'RIFFWEBP') throw new Error('not a WebP picture');
  const chunks: Chunk[] = [];
  for (let at = 12; at + 8 <= webp.length; ) {
    const size = webp.readUInt32LE(at + 4);
    chunks.push({ name: webp.toString('latin1', at, at + 4), content: webp.subarray(at + 8, at + 8 + size) });
    at += 8 + size + (size % 2);
  }
  return chunks;
}

function frameChunk({ webp, x, y, width, height, duration }: Frame): Chunk {
  if (x % 2 || y % 2) throw new Error(`a frame begins at an odd pixel: ${x}, ${y}`);
  const head = [x / 2, y / 2, width - 1, height - 1, duration].map(uint24);
  const picture = chunksOf(webp).filter(({ name }) => PICTURE.has(name));
  return {
    name: 'ANMF',
    content: Buffer.concat([...head, Buffer.from([REPLACES_WHAT_IS_BELOW]), ...picture.map(written)]),
  };
}

/** An animation that is shown again and again. The first frame covers all of it. */
export function animatedWebp(frames: readonly Frame[]): Buffer {
  const [first] = frames;
  if (!first) throw new Error('an animation needs a frame');
  const size = Buffer.concat([
    Buffer.from([HAS_ANIMATION, 0, 0, 0]),
    uint24(first.width - 1),
    uint24(first.height - 1),
  ]);
  const chunks: Chunk[] = [
    { name: 'VP8X', content: size },
    // Background, and the number of rounds: 0 is no end.
    { name: 'ANIM', content: Buffer.alloc(6) },
    ...frames.map(frameChunk),
  ];
  const body = Buffer.concat([Buffer.from('WEBP', 'latin1'), ...chunks.map(written)]);
  return written({ name: 'RIFF', content: body });
}
