import {
  BEFORE_PLACE,
  BEFORE_THING,
  BELONGS_TO_PLACE,
  COMMON_VERBS,
  FUNCTION_WORDS,
  HE_OR_SHE,
  HIMSELF_OR_HERSELF,
  isCourtesy,
  MAY_PRECEDE_MONTH,
  MONTHS,
  TIME_BEFORE_MONTH,
  TITLES,
  VERB_OF_MOTION,
} from '../../language/en';
import { Flag } from '../models/lexicon';
import type { Doc, Token } from '../tokens/document';
import { entryOf } from '../tokens/word';
import { Shape } from '../tokens/wordShape';

const PLACE = Flag.Country | Flag.Town | Flag.KnownPlace;

/** The token before or after another in the same sentence. */
function beside({ tokens }: Doc, at: number, step: number): Token | undefined {
  const token = tokens[at + step];
  return token?.sentence === tokens[at]?.sentence ? token : undefined;
}

/** Whether the words around a capitalized word show a place, a month or a thing: `in Ireland`, `May 3`, `the Post`. */
export function isThing(doc: Doc, at: number): boolean {
  const { lower } = doc.tokens[at] as Token;
  const [before, after] = [beside(doc, at, -1), beside(doc, at, 1)];
  if (before !== undefined && BEFORE_THING.test(before.lower)) return true;
  if (isDescribed(doc, before)) return true;
  if (MONTHS.has(lower)) return isMonth(before, after);
  if ((entryOf(doc.lexicon, lower) & PLACE) === 0) return false;
  if (ownsNextWord(doc, at) && BELONGS_TO_PLACE.test(doc.tokens[at + 2]?.lower ?? '')) return true;
  return isPlaceAt(doc, at, before) || isActingAsBody(doc, at);
}

/** `the coldest May`: whether an adjective after a determiner precedes a word. A noun for a person shows a person. */
function isDescribed(doc: Doc, before: Token | undefined): boolean {
  if (before === undefined || before.kind !== 'word' || before.text !== before.lower) return false;
  const determiner = beside(doc, before.index, -1);
  if (determiner === undefined || !BEFORE_THING.test(determiner.lower)) return false;
  return (before.word.entry & Flag.PersonNoun) === 0 && !FUNCTION_WORDS.has(before.lower) && !isVerbal(before);
}

function isMonth(before: Token | undefined, after: Token | undefined): boolean {
  if (after?.kind === 'number' || before?.kind === 'number') return true;
  if (before === undefined) return false;
  if (TIME_BEFORE_MONTH.test(before.lower)) return true;
  return MAY_PRECEDE_MONTH.test(before.lower) && (after === undefined || after.text === after.lower);
}

/** `in Georgia`, `flew to Georgia`, `northern Ireland`, `Paris, France`. */
function isPlaceAt(doc: Doc, at: number, before: Token | undefined): boolean {
  if (before !== undefined) {
    if (BEFORE_PLACE.test(before.lower)) return true;
    if (before.lower === 'to') return VERB_OF_MOTION.test(doc.tokens[at - 2]?.lower ?? '');
  }
  return isListed(doc, beside(doc, at, 1), beside(doc, at, 2)) || isListed(doc, before, beside(doc, at, -2));
}

/** `Ireland and Spain`, `Paris, France`: whether a comma or *and* joins a word to a country or town. */
function isListed(doc: Doc, link: Token | undefined, other: Token | undefined): boolean {
  if (link === undefined || other === undefined || other.text === other.lower) return false;
  return /^(?:,|and|or)$/.test(link.lower) && (entryOf(doc.lexicon, other.lower) & (Flag.Country | Flag.Town)) !== 0;
}

/** Maximum distance of a pronoun from the name that it shows to be a person or a place. */
const MAX_PRONOUN_DISTANCE = 4;

/** `Ireland said it would`: whether a pronoun for a thing follows the verb of a subject. */
function isActingAsBody({ tokens }: Doc, at: number): boolean {
  if (!isVerbal(tokens[at + 1])) return false;
  for (let i = at + 2; i < at + 2 + MAX_PRONOUN_DISTANCE; i++) {
    const token = tokens[i];
    if (token === undefined || token.sentence !== tokens[at]?.sentence || token.kind === 'punctuation') return false;
    if (token.lower === 'it' || token.lower === 'its') return true;
  }
  return false;
}

/** `Ireland, 43,`, `Ireland, who`, `Ireland said she`, `told Ireland he`: whether the words after a name show a person. */
export function opensPersonalClause(doc: Doc, at: number): boolean {
  const { tokens } = doc;
  const [next, second] = [beside(doc, at, 1), beside(doc, at, 2)];
  if (next === undefined || second === undefined) return false;
  if (next.text === ',') {
    if (second.lower === 'who' || second.lower === 'whose') return true;
    return second.kind === 'number' && /^\d\d$/.test(second.text) && tokens[at + 3]?.text === ',';
  }
  if (HIMSELF_OR_HERSELF.test(next.lower)) return true;
  if (!isVerbal(next)) return false;
  for (let i = at + 2; i < at + 2 + MAX_PRONOUN_DISTANCE; i++) {
    const token = tokens[i];
    if (token === undefined || token.sentence !== next.sentence || token.kind === 'punctuation') return false;
    if (HE_OR_SHE.test(token.lower)) return true;
  }
  return false;
}

/** Whether a token is a finite verb, an auxiliary or a frequent participle. */
export function isVerbal(token: Token | undefined): boolean {
  if (token === undefined || token.kind !== 'word' || token.text !== token.lower) return false;
  const { cue, auxiliary } = token.word;
  if (auxiliary || (cue !== undefined && cue.form !== 'ing' && cue.form !== 'base')) return true;
  return COMMON_VERBS.has(token.lower) || (token.lower.length > 4 && token.lower.endsWith('ed'));
}

/** The token after a name, an adverb left out: `May also said`. */
export function verbAfter({ tokens }: Doc, at: number): Token | undefined {
  const next = tokens[at + 1];
  return next?.word.adverb && next.text === next.lower ? tokens[at + 2] : next;
}

/** Whether a courtesy title or an office precedes a word: `Ms Ireland`, `Senator May`. */
export function hasTitle({ tokens }: Doc, at: number): boolean {
  const before = tokens[at - 1];
  if (before === undefined || before.sentence !== tokens[at]?.sentence) return false;
  const title = before.lower.replace(/\.$/, '');
  return isCourtesy(title) || (before.text !== before.lower && TITLES.has(title));
}

/** Whether a word is followed by the mark of possession. */
export const ownsNextWord = ({ tokens }: Doc, at: number): boolean => tokens[at + 1]?.word.shape === Shape.Possessive;

/** Whether a verb of saying is directly beside a name, and whether it reports words in marks. */
export function sayingBeside(doc: Doc, at: number): 'quote' | 'words' | null {
  const [before, after] = [beside(doc, at, -1), verbAfter(doc, at)];
  if (after !== undefined && isSaying(after)) {
    const isAfterQuote = isMark(doc.tokens[at - 1]);
    return isAfterQuote || opensQuote(doc, after.index + 1) ? 'quote' : 'words';
  }
  if (isSaying(before)) return isMark(doc.tokens[at - 2]) ? 'quote' : null;
  return null;
}

const isSaying = (token: Token | undefined): boolean =>
  token?.word.cue?.cue === 'say' && token.text === token.lower && /^(?:past|s)$/.test(token.word.cue.form);

const isMark = (token: Token | undefined): boolean => token?.word.shape === Shape.Quote;

/** `: “`, `, “`, ` “`: whether words in marks start at a token. */
function opensQuote({ tokens }: Doc, at: number): boolean {
  const token = tokens[at];
  return isMark(token) || ((token?.text === ':' || token?.text === ',') && isMark(tokens[at + 1]));
}
