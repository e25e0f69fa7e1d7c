import { runToEnd } from './steps';
import { isLowerAt, isUpperAt, type RawToken, TITLES_WITH_STOP } from './tokens';

/** The tokens of a sentence: the indices `[first, last)` in the list of tokens. */
export interface SentenceRange {
  readonly first: number;
  readonly last: number;
}

/** Words that start a sentence far more often than they continue a name after an abbreviation. */
const SENTENCE_STARTERS = new Set(
  `the a an he she it they we i you this that these those his her its their our my but and or so in on at by for from
  with as if when while after before since there here what who how why where some many most no not all both each
  however meanwhile also then still yet according although because despite during`.split(/\s+/),
);

const SAYING =
  /^(?:said|says|asked|asks|told|added|wrote|replied|answered|cried|shouted|tweeted|called|yelled|continued)$/;
const CLOSING = /^(?:[”’»"')\]]|''|’’)$/;
const OPENING = /^(?:[“‘«"'([„]|``|‘‘)$/;
const TERMINAL = /^(?:[.!?…]|\.{3,})$/;

const TOKENS_PER_STEP = 20_000;

/**
 * Splits the tokens of one paragraph into sentences, in steps. A full stop ends a sentence unless it belongs to an
 * abbreviation, an initial, or a quote after which the sentence continues. One pass; at each stop it examines a fixed
 * number of tokens.
 * @param text the text that the offsets of the tokens refer to
 * @returns ranges of tokens that cover the list without gaps
 */
export function* sentenceSteps(text: string, tokens: readonly RawToken[]): Generator<void, SentenceRange[]> {
  const out: SentenceRange[] = [];
  let first = 0;
  let examined = 0;
  for (let i = 0; i < tokens.length; i++) {
    if (++examined % TOKENS_PER_STEP === 0) yield;
    if (!mayEnd(text, tokens, i)) continue;
    const last = afterClosers(text, tokens, i + 1);
    if (last < tokens.length && !mayStart(text, tokens, i, last)) continue;
    out.push({ first, last });
    first = last;
    i = last - 1;
  }
  if (first < tokens.length) out.push({ first, last: tokens.length });
  return out;
}

/** As {@link sentenceSteps}, without steps. */
export const splitSentences = (text: string, tokens: readonly RawToken[]): SentenceRange[] =>
  runToEnd(sentenceSteps(text, tokens));

const wordOf = (text: string, t: RawToken): string => text.slice(t.start, t.end);

function mayEnd(text: string, tokens: readonly RawToken[], i: number): boolean {
  const token = tokens[i] as RawToken;
  if (token.kind === 'punctuation')
    return '.!?…'.includes(text[token.start] as string) && TERMINAL.test(wordOf(text, token));
  if (text[token.end - 1] !== '.') return false;
  const bare = text.slice(token.start, token.end - 1).toLowerCase();
  return !TITLES_WITH_STOP.has(bare);
}

/** The index after the closing marks and brackets that directly follow token `i - 1`. */
function afterClosers(text: string, tokens: readonly RawToken[], i: number): number {
  let at = i;
  while (at < tokens.length && at < i + 4) {
    const token = tokens[at] as RawToken;
    const word = wordOf(text, token);
    if (token.start !== (tokens[at - 1] as RawToken).end) break;
    if (!CLOSING.test(word) && !TERMINAL.test(word)) break;
    at++;
  }
  return at;
}

/**
 * Whether a sentence may start at a token.
 * @param stop index of the token that may end the previous sentence
 * @param next index of the first token after it and its closing marks
 */
function mayStart(text: string, tokens: readonly RawToken[], stop: number, next: number): boolean {
  const ended = tokens[stop] as RawToken;
  let at = next;
  while (at < tokens.length - 1 && at < next + 3 && OPENING.test(wordOf(text, tokens[at] as RawToken))) at++;
  const head = tokens[at] as RawToken;
  const isAfterOpening = at > next;
  if (isLowerAt(text, head.start))
    return /^\.?$/.test(wordOf(text, ended)) && isAfterOpening && head.start > ended.end + 2;
  if (head.kind === 'punctuation') return !/^[,;:)\]—–-]+$/.test(wordOf(text, head));
  const isQuoteEnd = next > stop + 1 && !isAfterOpening && /[!?…,]/.test(wordOf(text, ended));
  if (isQuoteEnd && isSpeechTag(text, tokens, next) && !isIntroduced(text, tokens, stop)) return false;
  if (ended.kind === 'punctuation') return head.start > ended.end;
  return isAfterOpening || startsAfterAbbreviation(wordOf(text, head), ended);
}

/** After an abbreviation, only a typical first word shows that a sentence starts. */
function startsAfterAbbreviation(word: string, { start, end }: RawToken): boolean {
  if (!isUpperAt(word, 0) || !SENTENCE_STARTERS.has(word.toLowerCase())) return false;
  return (word !== 'I' && word !== 'A') || end - start > 2;
}

/** Maximum length of a quote that is looked through for what is before it, in tokens. */
const MAX_QUOTE_LENGTH = 40;

/** `She replies: “Never!” Police said`: whether a colon is before the quote that a token ends. */
function isIntroduced(text: string, tokens: readonly RawToken[], stop: number): boolean {
  for (let i = stop - 1; i > 0 && i > stop - MAX_QUOTE_LENGTH; i--)
    if (OPENING.test(wordOf(text, tokens[i] as RawToken))) return wordOf(text, tokens[i - 1] as RawToken) === ':';
  return false;
}

/** `“Are you mad?” Anna Smith asked`: a verb such as *said* shortly after the closing mark. */
function isSpeechTag(text: string, tokens: readonly RawToken[], from: number): boolean {
  for (let i = from; i < from + 4 && i < tokens.length; i++) {
    const word = wordOf(text, tokens[i] as RawToken);
    if (SAYING.test(word)) return true;
    if (!isUpperAt(word, 0)) return false;
  }
  return false;
}
