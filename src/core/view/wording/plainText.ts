/**
 * Text from articles, sidecars, file names and imports, made harmless for places where an editor reads links, Markdown
 * or icons in a string. It looks as before: marks are broken by a character without width, which no name or sentence
 * needs. The result is for showing only and must never be used as a value.
 */

/** U+2060: no width, no line break, ignored by fonts. */
const WORD_JOINER = '\u2060';

/** Default limit of one untrusted part, in UTF-16 code units. */
export const LONGEST_PART = 200;

/**
 * Where a link, an image, an autolink (`scheme:`, `www.`, mail), an HTML tag or an icon would begin or be joined.
 * Each alternative looks at a fixed number of characters, so the whole is linear.
 */
const MARKS =
  /\$(?=\()|!(?=\[)|\](?=[([:])|<(?=[A-Za-z/!?])|(?<=[A-Za-z0-9]):(?=[^\s\d])|(?<=[A-Za-z0-9]):(?=\/\/)|@(?=\w)|(?<=[Ww]{3})(?=\.)/g;

/** Control characters and those that change the direction of text. */
const CONTROLS = /[\0-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** The same text, with every mark of a link, image, HTML tag or icon broken. */
const breakMarks = (text: string): string => text.replace(MARKS, mark => mark + WORD_JOINER);

/**
 * One line of untrusted text that is neither Markdown nor a link nor an icon.
 * @param maxLength in UTF-16 code units, before marks are broken
 */
export const toPlainText = (text: string, maxLength = LONGEST_PART): string => breakMarks(makeVisible(text, maxLength));

/** As `toPlainText` for a text of several lines: its line breaks stay. */
export const toPlainLines = (text: string, maxLength = 2000): string =>
  shorten(text, maxLength)
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map(line => toPlainText(line, maxLength))
    .join('\n');

/**
 * One line, shortened, with control and bidirectional characters made visible. Marks stay: for text that is escaped
 * afterwards by other means.
 * @param maxLength in UTF-16 code units
 */
export function makeVisible(text: string, maxLength = LONGEST_PART): string {
  const line = shorten(text, 4 * maxLength)
    .replace(/[\t-\r\x85\u2028\u2029 ]+/g, ' ')
    .replace(CONTROLS, nameControl)
    .replace(/\p{Surrogate}/gu, '\uFFFD');
  return shorten(line, maxLength);
}

/** `␀` for those that have a picture, else `[U+202E]`. */
function nameControl(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  if (code === 0x7f) return '\u2421';
  return `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
}

/** Longer clusters (letters below piles of accents) are cut within. */
const LONGEST_CLUSTER = 32;

/** At most `maxLength` UTF-16 code units, with an ellipsis where it was cut; characters that belong together stay so. */
export function shorten(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const limit = Math.max(0, maxLength - 1);
  const from = Math.max(0, limit - LONGEST_CLUSTER);
  const near = text.slice(from, limit + LONGEST_CLUSTER);
  const cluster = new Intl.Segmenter('en').segment(near).containing(limit - from);
  const end = from + (cluster?.index ?? 0);
  return `${text.slice(0, end > from ? end : limit).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** Text that may be shown as it is. A string from outside cannot be taken for it, nor cast to it. */
export class PlainText {
  readonly #text: string;

  /** Marks are broken in the whole: one may come about where two texts meet. */
  private constructor(text: string) {
    this.#text = breakMarks(text);
  }

  /** Untrusted text as a whole. @param maxLength in UTF-16 code units */
  static of(text: string | PlainText, maxLength = LONGEST_PART): PlainText {
    return text instanceof PlainText ? text : new PlainText(toPlainText(text, maxLength));
  }

  /** Texts one after the other. @param separator is the developer's, and may be a line break */
  static join(texts: readonly (string | PlainText)[], separator: string): PlainText {
    return new PlainText(texts.map(text => PlainText.of(text).#text).join(separator));
  }

  /** See `plainText`. */
  static sentence(constants: readonly string[], parts: readonly (string | number | PlainText)[]): PlainText {
    const shown = parts.map(part => PlainText.of(typeof part === 'number' ? String(part) : part).#text);
    return new PlainText(constants.map((constant, i) => constant + (shown[i] ?? '')).join(''));
  }

  toString(): string {
    return this.#text;
  }
}

/**
 * A sentence for a person: the constant parts are the developer's, every `${}` is made plain and shortened by itself, so
 * that a long name does not push the rest of the sentence out.
 */
export const plainText = (
  constants: TemplateStringsArray,
  ...parts: readonly (string | number | PlainText)[]
): PlainText => PlainText.sentence(constants, parts);
