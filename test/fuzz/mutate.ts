/** Makes new inputs of known ones. */
import type { Random } from './random';

/** Longest input, in bytes: short inputs run fast, and what is long is made by `stretch`. */
const MAX_LENGTH = 6000;
const MAX_CHANGES = 6;

/** Characters and values that programs forget. */
const ODD = [
  ...['\0', '\x1b[31m', '\x7f', '\x85', '\u200b', '\u2028', '\u202e', '\u2066', '\ufeff', '\ufffd', '\ue000', '\ue001'],
  ...['\r', '\n', '\r\n', '\n\n', '\t', ' ', '\\', '"', "'", '“', '”', '‘', '’', '«', '<', '>', '&', '&#0;', '%', '$('],
  ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'null', 'true', 'NaN', 'undefined'],
  ...['0', '-1', '1', '2147483648', '9007199254740993', '1e309', '-0', '0.1', '99999999999999999999'],
  ...['e\u0301', 'İ', 'ß', 'ﬁ', '😀', '👨‍👩‍👧', '𝒃', '字', 'ä'.normalize('NFD'), '\u0600'],
  ...[
    '[',
    ']',
    '{',
    '}',
    '(',
    ')',
    ',',
    ':',
    ';',
    '- ',
    '#',
    '*',
    '|',
    '=',
    '@',
    '../',
    '/',
    'command:x',
    'javascript:',
  ],
].map(one => Buffer.from(one));

export interface Material {
  /** Known inputs. */
  readonly corpus: readonly Buffer[];
  /** Strings of the format. */
  readonly words: readonly Buffer[];
}

const spliced = (input: Buffer, from: number, to: number, between: Buffer): Buffer =>
  Buffer.concat([input.subarray(0, from), between, input.subarray(to)]);

const placeIn = (random: Random, input: Buffer): number => random.below(input.length + 1);

/** A part of an input: mostly short. */
function partOf(random: Random, input: Buffer): [from: number, to: number] {
  const from = placeIn(random, input);
  const length = 1 + random.below(random.next() < 0.7 ? 16 : input.length + 1);
  return [from, Math.min(input.length, from + length)];
}

/** A part that begins and ends with a line. */
function linesIn(random: Random, input: Buffer): [from: number, to: number] {
  const at = placeIn(random, input);
  const from = input.lastIndexOf(10, Math.max(0, at - 1)) + 1;
  let to = from;
  for (let count = 1 + random.below(3); count > 0; count--) {
    const end = input.indexOf(10, to);
    to = end < 0 ? input.length : end + 1;
  }
  return [Math.min(from, to), to];
}

type Change = (random: Random, input: Buffer, material: Material) => Buffer;

const CHANGES: readonly Change[] = [
  function insertOdd(random, input) {
    const at = placeIn(random, input);
    return spliced(input, at, at, random.pick(ODD));
  },
  function replaceByWord(random, input, { words }) {
    const [from, to] = partOf(random, input);
    return spliced(input, from, to, random.pick(words.length ? words : ODD));
  },
  function insertWord(random, input, { words }) {
    const at = placeIn(random, input);
    return spliced(input, at, at, random.pick(words.length ? words : ODD));
  },
  function remove(random, input) {
    const [from, to] = partOf(random, input);
    return spliced(input, from, to, Buffer.alloc(0));
  },
  function setByte(random, input) {
    const changed = Buffer.from(input);
    if (changed.length) changed[random.below(changed.length)] = random.below(256);
    return changed;
  },
  function repeatPart(random, input) {
    const [from, to] = partOf(random, input);
    const part = input.subarray(from, to);
    const times = 1 + random.below(random.next() < 0.8 ? 3 : 200);
    return spliced(input, from, to, Buffer.concat(Array.from({ length: times + 1 }, () => part)));
  },
  function repeatLines(random, input) {
    const [from, to] = linesIn(random, input);
    return spliced(input, to, to, input.subarray(from, to));
  },
  function removeLines(random, input) {
    const [from, to] = linesIn(random, input);
    return spliced(input, from, to, Buffer.alloc(0));
  },
  function moveLines(random, input) {
    const [from, to] = linesIn(random, input);
    const rest = spliced(input, from, to, Buffer.alloc(0));
    const [at] = linesIn(random, rest);
    return spliced(rest, at, at, input.subarray(from, to));
  },
  function changeNumber(random, input) {
    const digits = [...input.keys()].filter(i => input[i]! >= 48 && input[i]! <= 57);
    if (!digits.length) return input;
    const at = random.pick(digits);
    let [from, to] = [at, at + 1];
    while (from > 0 && input[from - 1]! >= 48 && input[from - 1]! <= 57) from--;
    while (to < input.length && input[to]! >= 48 && input[to]! <= 57) to++;
    const value = Number(input.subarray(from, to).toString());
    const other = random.pick([0, -1, value + 1, value - 1, value * 2, 2 ** 31, 2 ** 53, 1e21, random.below(100)]);
    return spliced(input, from, to, Buffer.from(String(other)));
  },
  function crossOver(random, input, { corpus }) {
    const other = random.pick(corpus);
    const [from, to] = partOf(random, other);
    const [into, until] = partOf(random, input);
    return spliced(input, into, random.next() < 0.5 ? into : until, other.subarray(from, to));
  },
  function endOfAnother(random, input, { corpus }) {
    const other = random.pick(corpus);
    return Buffer.concat([input.subarray(0, placeIn(random, input)), other.subarray(placeIn(random, other))]);
  },
];

/** A new input made of one from the corpus. */
export function mutate(random: Random, material: Material): Buffer {
  let input = random.pick(material.corpus);
  for (let changes = 1 + random.below(MAX_CHANGES); changes > 0; changes--)
    input = random.pick(CHANGES)(random, input, material);
  return input.subarray(0, MAX_LENGTH);
}

/** An input of about `length` bytes in which a part of another one is repeated, as nothing written by hand. */
export function stretch(random: Random, material: Material, length: number): Buffer {
  const input = random.pick(material.corpus);
  const [from, to] = random.next() < 0.4 ? linesIn(random, input) : partOf(random, input);
  const part = input.subarray(from, Math.max(to, from + 1));
  if (!part.length) return input;
  const times = Math.max(1, Math.floor(length / part.length));
  return spliced(input, from, to, Buffer.concat(Array.from({ length: times }, () => part)));
}
