import type { Origin, Span } from './span';
import { runToEnd } from './steps';

export type TokenKind = 'word' | 'number' | 'punctuation';

/** A token. Its offsets count in the text that was passed to the tokenizer. */
export interface RawToken {
  readonly start: number;
  readonly end: number;
  readonly kind: TokenKind;
}

const OTHER = 0;
const LETTER = 1;
const DIGIT = 2;
const SPACE = 3;
const APOSTROPHE = 4;

const LOWER_H = 104;
const LOWER_W = 119;

const ASCII = new Uint8Array(128);
for (let c = 0; c < 128; c++) {
  if ((c >= 65 && c <= 90) || (c >= 97 && c <= 122) || c === 95) ASCII[c] = LETTER;
  else if (c >= 48 && c <= 57) ASCII[c] = DIGIT;
  else if (c <= 32 || c === 127) ASCII[c] = SPACE;
  else if (c === 39) ASCII[c] = APOSTROPHE;
}
const WIDE_LETTER = /[\p{L}\p{M}\p{N}]/u;
const WIDE_SPACE = /[\s\u200b\u2060\ufeff]/;

/** Words that include a following full stop. Those in {@link TITLES_WITH_STOP} never end a sentence. */
export const ABBREVIATIONS: ReadonlySet<string> = new Set(
  `mr mrs ms mx dr jr sr st gen sen rep gov lt col sgt capt cmdr cpl maj pvt adm rev prof hon pres supt insp det amb
  atty gens sens reps govs msgr fr br mme mlle inc corp co ltd bros llc plc assn dept univ vs etc al est no nos vol
  jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
  ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa
  tenn tex va vt wash wis wyo ave blvd rd ft mt approx dist cf viz ph.d m.d b.a m.a`
    .split(/\s+/)
    .filter(w => w !== ''),
);

/** Words that are abbreviations only if they start with a capital (`No. 5`, but not `no.`). */
const CAPITAL_ONLY = new Set(
  `no nos sat sun mar may dec fr br del ill ind la miss mo ore pa va wash mass co al est dist fri wed det ga ky md
  conn inc jan apr jun jul st gen rep gov col ms mon tue thu`.split(/\s+/),
);

export const TITLES_WITH_STOP: ReadonlySet<string> = new Set(
  `mr mrs ms mx dr st gen sen rep gov lt col sgt capt cmdr cpl maj pvt adm rev prof hon pres supt insp det amb atty
  gens sens reps govs msgr fr br mme mlle vs no nos mt ft`.split(/\s+/),
);

const CONTRACTIONS = new Set(['s', 'll', 're', 've', 'd', 'm']);

const TOKENS_PER_STEP = 10_000;

/**
 * Splits part of a text into tokens, in one pass and in steps. Hyphenated words, initials, abbreviations, numbers with
 * separators, and web addresses are single tokens. The possessive `’s` and contracted verbs (`’ll`) are separate tokens.
 * White space is skipped.
 * @returns tokens in order, with offsets in `text`
 */
export const tokenSteps = <O extends Origin>(text: string, within: Span<O>): Generator<void, RawToken[]> =>
  new Scanner(text, within).run();

/** As {@link tokenSteps}, without steps. */
export const tokenize = <O extends Origin>(text: string, within: Span<O>): RawToken[] =>
  runToEnd(tokenSteps(text, within));

class Scanner {
  private readonly out: RawToken[] = [];
  private at: number;
  private readonly end: number;

  constructor(
    private readonly text: string,
    within: { readonly start: number; readonly end: number },
  ) {
    this.at = within.start;
    this.end = Math.min(within.end, text.length);
  }

  *run(): Generator<void, RawToken[]> {
    let yielded = 0;
    while (this.at < this.end) {
      if (this.out.length - yielded >= TOKENS_PER_STEP) {
        yielded = this.out.length;
        yield;
      }
      const c = this.classAt(this.at);
      if (c === SPACE) this.at++;
      else if (c === LETTER || c === DIGIT) this.word(this.at);
      else this.mark();
    }
    return this.out;
  }

  private classAt(i: number): number {
    if (i >= this.end) return SPACE;
    const code = this.text.charCodeAt(i);
    if (code < 128) return ASCII[code] as number;
    if (code === 0x2019 || code === 0x2bc) return APOSTROPHE;
    // Dashes, quotation marks, dots: most of what is not ASCII in a text.
    if (code >= 0x2010 && code <= 0x2027) return OTHER;
    if (code >= 0xd800 && code <= 0xdfff) {
      const first = code >= 0xdc00 ? i - 1 : i;
      return WIDE_LETTER.test(String.fromCodePoint(this.text.codePointAt(first) ?? code)) ? LETTER : OTHER;
    }
    const char = this.text[i] as string;
    if (WIDE_LETTER.test(char) || code === 0xad) return LETTER;
    return WIDE_SPACE.test(char) ? SPACE : OTHER;
  }

  private inWord(i: number): boolean {
    const c = this.classAt(i);
    return c === LETTER || c === DIGIT;
  }

  private push(start: number, end: number, kind: TokenKind): void {
    this.out.push({ start, end, kind });
    this.at = end;
  }

  /** Reads a word or number that starts at `start`, including marks that join letters. */
  private word(start: number): void {
    if (this.address(start)) return;
    let i = start;
    let letters = false;
    for (;;) {
      const c = this.classAt(i);
      if (c === LETTER) letters = true;
      else if (c !== DIGIT && !this.joins(start, i)) break;
      i++;
    }
    const split = this.contraction(start, i);
    if (split > start) {
      this.push(start, split, 'word');
      this.push(split, i, 'word');
      return;
    }
    if (this.text[i] === '.' && i < this.end && letters && this.keepsStop(start, i)) i++;
    this.push(start, i, letters ? 'word' : 'number');
  }

  /** Whether the mark at `i` is part of the word that starts at `start`. */
  private joins(start: number, i: number): boolean {
    const char = this.text[i] as string;
    if (char === '-' || char === '‑') return this.inWord(i + 1) && (this.inWord(i - 1) || this.text[i - 1] === '.');
    if (!this.inWord(i + 1))
      return char === '.' && this.endsInitials(start, i) && this.text[i + 1] === '-' && this.inWord(i + 2);
    if (this.isBetween(i, DIGIT)) return '.,:/'.includes(char);
    if (!this.isBetween(i, LETTER)) return false;
    if (char === '.') return this.endsInitials(start, i) || isLowerAt(this.text, i + 1);
    return char === '&' || this.classAt(i) === APOSTROPHE;
  }

  /** Whether the characters on both sides of `i` are of a class. */
  private isBetween(i: number, characterClass: number): boolean {
    return this.classAt(i - 1) === characterClass && this.classAt(i + 1) === characterClass;
  }

  /** `U.S`, `J.K`: a single letter precedes the full stop at `i`. */
  private endsInitials(start: number, i: number): boolean {
    return i - 1 === start || this.text[i - 2] === '.' || this.text[i - 2] === '-';
  }

  private keepsStop(start: number, i: number): boolean {
    const length = i - start;
    if (length === 1) return isUpperAt(this.text, start) && this.text[start] !== 'I';
    if (length > 6) {
      const dash = this.text.slice(i - 6, i).lastIndexOf('-');
      return dash >= 0 && this.isAbbreviation(i - 5 + dash, i);
    }
    if (this.text[i - 2] === '.') return true;
    return this.isAbbreviation(start, i) || (this.text[start + 1] === '-' && this.isAbbreviation(start + 2, i));
  }

  private isAbbreviation(start: number, i: number): boolean {
    const lower = this.text.slice(start, i).toLowerCase();
    // `No. 5`, but not `“No.” She left.`
    if (lower === 'no' || lower === 'nos') return isUpperAt(this.text, start) && this.isBeforeNumber(i + 1);
    return ABBREVIATIONS.has(lower) && (isUpperAt(this.text, start) || !CAPITAL_ONLY.has(lower));
  }

  private isBeforeNumber(i: number): boolean {
    return this.classAt(this.classAt(i) === SPACE ? i + 1 : i) === DIGIT;
  }

  /** The start of the possessive or contracted verb at the end of a word, or -1. */
  private contraction(start: number, end: number): number {
    for (let k = 1; k <= 2; k++) {
      const at = end - k - 1;
      if (at > start && this.classAt(at) === APOSTROPHE) {
        return CONTRACTIONS.has(this.text.slice(at + 1, end).toLowerCase()) ? at : -1;
      }
    }
    return -1;
  }

  /** Reads a web address up to the next white space, without trailing punctuation. */
  private address(start: number): boolean {
    const first = this.text.charCodeAt(start) | 0x20;
    if (first !== LOWER_H && first !== LOWER_W) return false;
    const head = this.text.slice(start, start + 8).toLowerCase();
    if (!head.startsWith('http://') && !head.startsWith('https://') && !head.startsWith('www.')) return false;
    let i = start;
    while (i < this.end && this.classAt(i) !== SPACE && !'"”»<>)]'.includes(this.text[i] as string)) i++;
    while (i > start && ".,;:!?’'".includes(this.text[i - 1] as string)) i--;
    this.push(start, i, 'word');
    return true;
  }

  /** Reads what starts with neither a letter nor a digit. */
  private mark(): void {
    const start = this.at;
    const char = this.text[start] as string;
    if (this.isPossessiveAfterMark(start)) {
      this.push(start, start + 2, 'word');
      return;
    }
    if ((char === '@' || char === '#') && this.classAt(start + 1) === LETTER) {
      let i = start + 1;
      while (this.inWord(i)) i++;
      this.push(start, i, 'word');
      return;
    }
    this.push(start, this.endOfMark(start), 'punctuation');
  }

  /** A possessive after a closing mark or bracket: “Hamlet”’s. */
  private isPossessiveAfterMark(at: number): boolean {
    if (this.classAt(at) !== APOSTROPHE || at === 0 || this.classAt(at - 1) !== OTHER) return false;
    return (
      this.text
        .slice(at + 1, at + 3)
        .toLowerCase()
        .startsWith('s') && !this.inWord(at + 2)
    );
  }

  /** The end of a punctuation token: one character, or a run of the same one, such as `--`. */
  private endOfMark(start: number): number {
    const char = this.text[start] as string;
    const code = this.text.charCodeAt(start);
    let i = start + 1;
    if (code >= 0xd800 && code <= 0xdbff) return Math.min(i + 1, this.end);
    if (!"-.`'’‘_*=".includes(char)) return i;
    const maxLength = "`'’‘".includes(char) ? 2 : Number.POSITIVE_INFINITY;
    while (i < this.end && this.text[i] === char && i - start < maxLength) i++;
    return i;
  }
}

/** Whether the character at `i` is an upper-case letter. */
export function isUpperAt(text: string, i: number): boolean {
  const code = text.charCodeAt(i);
  if (code < 128) return code >= 65 && code <= 90;
  const char = text[i];
  return char !== undefined && char !== char.toLowerCase();
}

/** Whether the character at `i` is a lower-case letter. */
export function isLowerAt(text: string, i: number): boolean {
  const code = text.charCodeAt(i);
  if (code < 128) return code >= 97 && code <= 122;
  const char = text[i];
  return char !== undefined && char !== char.toUpperCase();
}
