/**
 * Texts in the language of the person who reads them. A text is a template with the tag `say`: its constant parts, with
 * `{0}`, `{1}` … for the values, are English and the key of its translations. Articles keep their own language.
 */

/** Translations by keys such as `Quotes of {0}`. */
export type Translations = Readonly<Record<string, string>>;

/** The constant parts of a text, one more than values, and which value follows each. */
export interface Wording {
  readonly constants: readonly string[];
  /** Indices of the values, in the order of this language. */
  readonly order: readonly number[];
}

/** A message to a person, as plain data: workers can post it, and whoever shows it tells it in a language. */
export interface Message {
  /** English, with `{0}`, `{1}` … for the values: the key of its translations. */
  readonly text: string;
  readonly values: readonly MessageValue[];
}

export type MessageValue = string | number | Message;

/** A tag for templates. */
export type Say = (constants: readonly string[], ...values: readonly (string | number)[]) => string;

export interface DisplayLanguage {
  /** BCP 47: `en`, `de`. */
  readonly locale: string;
  /** Gives a text in this language, in English where it has no translation. */
  readonly say: Say;
  /** Gives a message in this language. */
  readonly tell: (message: Message) => string;
  /** `count(1, 'quote')` is `1 quote`, `count(2, 'quote')` is `2 quotes`. The keys are `{0} quote` and `{0} quotes`. */
  readonly count: (n: number, noun: string, plural?: string) => string;
  /** As `count`, with the number as `number` writes it. */
  readonly counted: (n: number, noun: string, plural?: string) => string;
  /** `12345` is `12,345` in English. */
  readonly number: (n: number) => string;
  /** `decimal(0.5, 2)` is `0.50` in English. @param digits after the point */
  readonly decimal: (n: number, digits: number) => string;
  /** For tags other than `say`. */
  readonly wordingOf: (constants: readonly string[]) => Wording;
}

/** The key of a template, also as a tag: its constant parts with `{0}`, `{1}` … between them. */
export const keyOfText = (constants: readonly string[], ..._values: readonly unknown[]): string =>
  constants.map((constant, i) => (i ? `{${i - 1}}${constant}` : constant)).join('');

/** @param translations keys without a translation, or with an empty one, stay English */
export function displayLanguage(locale: string, translations: Translations): DisplayLanguage {
  const isTranslated = Object.keys(translations).length > 0;
  // Made for the first number: most runs of the command line write none, and it takes as long as a short article.
  let format: Intl.NumberFormat | null = null;
  const grouped = (n: number): string => {
    format ??= new Intl.NumberFormat(locale);
    return format.format(n);
  };
  const wordingOf = (constants: readonly string[]): Wording => {
    const key = isTranslated ? keyOfText(constants) : '';
    const translated = Object.hasOwn(translations, key) && translations[key];
    return translated ? readWording(translated) : { constants, order: constants.slice(1).map((_, i) => i) };
  };
  const say: Say = (constants, ...values) => {
    const wording = wordingOf(constants);
    return wording.constants
      .map((constant, i) => (i ? `${values[wording.order[i - 1] as number]}` : '') + constant)
      .join('');
  };
  const tell = ({ text, values }: Message): string => {
    const { constants, order } = readWording((Object.hasOwn(translations, text) && translations[text]) || text);
    const told = (value: MessageValue | undefined) => (typeof value === 'object' ? tell(value) : `${value}`);
    return constants.map((constant, i) => (i ? told(values[order[i - 1] as number]) : '') + constant).join('');
  };
  return {
    locale,
    say,
    tell,
    count: (n, noun, plural = `${noun}s`) => say(['', ` ${n === 1 ? noun : plural}`], n),
    counted: (n, noun, plural = `${noun}s`) => say(['', ` ${n === 1 ? noun : plural}`], grouped(n)),
    number: grouped,
    decimal: (n, digits) => n.toFixed(digits).replace('.', grouped(0.5).slice(1, 2)),
    wordingOf,
  };
}

function readWording(translated: string): Wording {
  // The pieces at odd places are the numbers.
  const pieces = translated.split(/\{(\d{1,2})\}/);
  return {
    constants: pieces.filter((_, i) => i % 2 === 0),
    order: pieces.filter((_, i) => i % 2 === 1).map(Number),
  };
}

/** The language of the sources, of the command line and of what is made for other programs. */
export const ENGLISH: DisplayLanguage = displayLanguage('en', {});
