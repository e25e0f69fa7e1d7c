/** Spreads the bits of a 32-bit number (the finalizer of MurmurHash3). Returns an unsigned 32-bit number. */
export function mixBits(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

const hex = (value: number): string => (value >>> 0).toString(16).padStart(8, '0');

/**
 * A 128-bit hash of a text as 32 hexadecimal digits: four lanes that mix into each other. Good enough to identify
 * derived data, but not cryptographic: collisions can be constructed. Linear in the length of the text.
 */
export function hashText(text: string): string {
  let a = 0x9e3779b1 ^ text.length;
  let b = 0x85ebca6b;
  let c = 0xc2b2ae35;
  let d = 0x27d4eb2f;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x01000193) ^ (d >>> 15);
    b = Math.imul(b ^ unit, 0x85ebca6b) ^ (a >>> 13);
    c = Math.imul(c ^ unit, 0xc2b2ae35) ^ (b >>> 16);
    d = Math.imul(d ^ unit, 0x27d4eb2f) ^ (c >>> 14);
  }
  a = mixBits(a ^ d);
  b = mixBits(b ^ a);
  c = mixBits(c ^ b);
  d = mixBits(d ^ c);
  return hex(mixBits(a ^ d)) + hex(b) + hex(c) + hex(d);
}
