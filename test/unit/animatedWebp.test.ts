/** The container of an animation. */
import assert from 'node:assert/strict';
import { animatedWebp, chunksOf } from '../../scripts/animatedWebp';

/** A WebP of 1 pixel in the simple form: one lossless chunk of an odd length. */
const still = (byte: number): Buffer => {
  const picture = Buffer.from([0x2f, 0, 0, 0, byte]);
  const body = Buffer.concat([
    Buffer.from('WEBPVP8L'),
    Buffer.from([picture.length, 0, 0, 0]),
    picture,
    Buffer.alloc(1),
  ]);
  return Buffer.concat([Buffer.from('RIFF'), Buffer.from([body.length, 0, 0, 0]), body]);
};
const frame = (byte: number, place: object = {}) => ({
  webp: still(byte),
  x: 0,
  y: 0,
  width: 1000,
  height: 600,
  duration: 220,
  ...place,
});

describe('an animated WebP', () => {
  it('has its size, its rounds and its frames, each with its place, size and time', () => {
    const made = animatedWebp([frame(1), frame(2, { x: 400, y: 2, width: 21, height: 7, duration: 66_000 })]);
    assert.equal(made.readUInt32LE(4), made.length - 8);
    const chunks = chunksOf(made);
    assert.deepEqual(
      chunks.map(({ name }) => name),
      ['VP8X', 'ANIM', 'ANMF', 'ANMF'],
    );
    const [head, , first, second] = chunks.map(({ content }) => content) as [Buffer, Buffer, Buffer, Buffer];
    assert.equal(head[0], 2, 'the flag of an animation');
    assert.deepEqual([head.readUIntLE(4, 3), head.readUIntLE(7, 3)], [999, 599]);
    const fields = (content: Buffer) => [0, 3, 6, 9, 12].map(at => content.readUIntLE(at, 3));
    assert.deepEqual(fields(first), [0, 0, 999, 599, 220]);
    assert.deepEqual(fields(second), [200, 1, 20, 6, 66_000]);
    assert.deepEqual([second.toString('latin1', 16, 20), second[28]], ['VP8L', 2]);
  });

  it('refuses what it cannot hold', () => {
    assert.throws(() => animatedWebp([]), /needs a frame/);
    assert.throws(() => animatedWebp([frame(1, { x: 3 })]), /odd pixel: 3, 0/);
    assert.throws(() => chunksOf(Buffer.from('RIFF....PNG')), /not a WebP/);
  });
});
