import { runToEnd } from './steps';
import { isLowerAt, isUpperAt, type RawToken, TITLES_WITH_STOP } from './tokens';

/** A run of tokens, `[first, last)` in the list it was cut from. */
export interface SentenceRange {
  readonly first: number;
  readonly last: number;
}

/** Words that open a sentence far more often than they follow an abbreviation as part of a name. */
const STARTERS = new Set(
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
 * Cuts the tokens of one paragraph into sentences, in steps. A stop ends one unless it belongs to an abbreviation, an initial or
 * a quote that the writer's sentence goes on after. One pass, with a look at the few tokens around each stop.
 */
export function* sentenceSteps(text: string, tokens: readonly RawToken[]): Generator<void, SentenceRange[]> {
  const out: SentenceRange[] = [];
  let first = 0;
  let looked = 0;
  for (let i = 0; i < tokens.length; i++) {
    if (++looked % TOKENS_PER_STEP === 0) yield;
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

/** {@link sentenceSteps}, run to its end. */
export const splitSentences = (text: string, tokens: readonly RawToken[]): SentenceRange[] =>
  runToEnd(sentenceSteps(text, tokens));

const wordOf = (text: string, t: RawToken): string => text.slice(t.start, t.end);

function mayEnd(text: string, tokens: readonly RawToken[], i: number): boolean {
  const token = tokens[i] as RawToken;
  if (token.kind === 'punctuation') return TERMINAL.test(wordOf(text, token));
  if (text[token.end - 1] !== '.') return false;
  const bare = text.slice(token.start, token.end - 1).toLowerCase();
  return !TITLES_WITH_STOP.has(bare);
}

/** Index after the closing marks and brackets that directly follow token `i - 1`. */
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

function mayStart(text: string, tokens: readonly RawToken[], stop: number, next: number): boolean {
  const ended = tokens[stop] as RawToken;
  let at = next;
  while (at < tokens.length - 1 && at < next + 3 && OPENING.test(wordOf(text, tokens[at] as RawToken))) at++;
  const head = tokens[at] as RawToken;
  const word = wordOf(text, head);
  if (isLowerAt(text, head.start)) return /^\.?$/.test(wordOf(text, ended)) && at > next && head.start > ended.end + 2;
  if (head.kind === 'punctuation') return !/^[,;:)\]—–-]+$/.test(word);
  const spoken = next > stop + 1;
  if (spoken && at === next && /[!?…,]/.test(wordOf(text, ended)) && isTag(text, tokens, next)) return false;
  if (ended.kind === 'punctuation') return head.start > ended.end;
  // An abbreviation: only a word that starts sentences, or an opened quote, shows that one starts here.
  if (at > next) return true;
  if (!isUpperAt(text, head.start)) return false;
  if (STARTERS.has(word.toLowerCase())) return !(word === 'I' || word === 'A') || ended.end - ended.start > 2;
  return false;
}

/** `“Are you mad?” Anna Smith asked`: a verb of saying shortly after the closing mark. */
function isTag(text: string, tokens: readonly RawToken[], from: number): boolean {
  for (let i = from; i < from + 4 && i < tokens.length; i++) {
    const word = wordOf(text, tokens[i] as RawToken);
    if (SAYING.test(word)) return true;
    if (!isUpperAt(word, 0)) return false;
  }
  return false;
}
