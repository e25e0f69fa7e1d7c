/**
 * Makes untrusted text safe for places where an editor interprets links, Markdown or icons in strings. Marks are broken
 * by a zero-width character, so the text looks unchanged. The result is for display only and must not be used as a value.
 */

import type { DisplayLanguage } from '../../text';

/** U+2060: no width, no line break, ignored by fonts. */
const WORD_JOINER = '\u2060';

/** Default maximum length of an untrusted part, in UTF-16 code units. */
export const MAX_PART_LENGTH = 200;

/**
 * The characters at which a link, an image, an autolink (`scheme:`, `www.`, mail), an HTML tag or an icon would begin.
 * Each alternative examines a fixed number of characters, so matching is linear.
 */
const MARKS =
  /\$(?=\()|!(?=\[)|\](?=[([:])|<(?=[A-Za-z/!?])|(?<=[A-Za-z0-9]):(?=[^\s\d])|(?<=[A-Za-z0-9]):(?=\/\/)|@(?=\w)|(?<=[Ww]{3})(?=\.)/g;

/** Control and bidirectional characters. */
const CONTROLS = /[\0-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Breaks every mark of a link, image, HTML tag or icon. */
const breakMarks = (text: string): string => text.replace(MARKS, mark => mark + WORD_JOINER);

/**
 * Returns one line of untrusted text without Markdown, links and icons.
 * @param maxLength in UTF-16 code units, before marks are broken
 */
export const toPlainText = (text: string, maxLength = MAX_PART_LENGTH): string =>
  breakMarks(makeVisible(text, maxLength));

/** As `toPlainText`, but keeps line breaks. */
export const toPlainLines = (text: string, maxLength = 2000): string =>
  shorten(text, maxLength)
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map(line => toPlainText(line, maxLength))
    .join('\n');

/**
 * Returns one shortened line with control and bidirectional characters made visible. Marks are kept: for text that is
 * escaped in another way afterwards.
 * @param maxLength in UTF-16 code units
 */
export function makeVisible(text: string, maxLength = MAX_PART_LENGTH): string {
  const line = shorten(text, 4 * maxLength)
    .replace(/[\t-\r\x85\u2028\u2029 ]+/g, ' ')
    .replace(CONTROLS, nameControl)
    .replace(/\p{Surrogate}/gu, '\uFFFD');
  return shorten(line, maxLength);
}

/** `␀` for characters with a picture, else `[U+202E]`. */
function nameControl(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  if (code === 0x7f) return '\u2421';
  return `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
}

/** Maximum length of a grapheme cluster that is kept whole, in UTF-16 units. */
const MAX_CLUSTER_LENGTH = 32;

/** Shortens to at most `maxLength` UTF-16 code units, with an ellipsis. Grapheme clusters are not cut. */
export function shorten(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const limit = Math.max(0, maxLength - 1);
  const from = Math.max(0, limit - MAX_CLUSTER_LENGTH);
  const near = text.slice(from, limit + MAX_CLUSTER_LENGTH);
  const cluster = new Intl.Segmenter('en').segment(near).containing(limit - from);
  const end = from + (cluster?.index ?? 0);
  return `${text.slice(0, end > from ? end : limit).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** Text that is safe to show. A plain string is not assignable to it. */
export class PlainText {
  readonly #text: string;

  /** Breaks marks in the whole text, since joining texts can create new ones. */
  private constructor(text: string) {
    this.#text = breakMarks(text);
  }

  /** Makes untrusted text safe. @param maxLength in UTF-16 code units */
  static of(text: string | PlainText, maxLength = MAX_PART_LENGTH): PlainText {
    return text instanceof PlainText ? text : new PlainText(toPlainText(text, maxLength));
  }

  /** Joins texts. @param separator trusted; may be a line break */
  static join(texts: readonly (string | PlainText)[], separator: string): PlainText {
    return new PlainText(texts.map(text => PlainText.of(text).#text).join(separator));
  }

  /** See `plainTextIn`. */
  static sentence(constants: readonly string[], parts: readonly (string | number | PlainText)[]): PlainText {
    const shown = parts.map(part => PlainText.of(typeof part === 'number' ? String(part) : part).#text);
    return new PlainText(constants.map((constant, i) => constant + (shown[i] ?? '')).join(''));
  }

  toString(): string {
    return this.#text;
  }
}

/** A template tag for messages that are safe to show. */
export type PlainTextTag = (
  constants: readonly string[],
  ...parts: readonly (string | number | PlainText)[]
) => PlainText;

/**
 * The tag for messages in a language: the constant parts and their translations are trusted; every `${}` is made safe
 * and shortened separately, so that a long name does not displace the rest of the message.
 */
export const plainTextIn =
  ({ wordingOf }: DisplayLanguage): PlainTextTag =>
  (constants, ...parts) => {
    const wording = wordingOf(constants);
    return PlainText.sentence(
      wording.constants,
      wording.order.map(i => parts[i] ?? ''),
    );
  };
