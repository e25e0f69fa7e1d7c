import { Flag, type Lexicon, MAX_PHRASE_LENGTH } from '../models/lexicon';
import type { Doc, Sentence, Token } from '../tokens/document';
import type { TokenEvidence } from '../tokens/tokenEvidence';
import { entryOf } from '../tokens/word';
import { isCapitalized, Shape } from '../tokens/wordShape';

/**
 * Reads sentences without capitals as if listed names in them were capitalized: `anyone been to toulouse?`. Returns the
 * evidence itself if there is no such sentence. Linear in the tokens.
 */
export function withTrueCase(doc: Doc, evidence: TokenEvidence): TokenEvidence {
  const found = doc.sentences.filter(sentence => !hasCapitals(doc, evidence, sentence));
  if (found.length === 0) return evidence;
  const shape = evidence.shape.slice();
  const phrase = evidence.phrase.slice();
  for (const sentence of found) {
    for (let i = sentence.first; i < sentence.last; i++)
      if (shape[i] === Shape.Lower && isName(doc.lexicon, doc.tokens[i] as Token)) shape[i] = Shape.Title;
    capitalizePhrases(doc, sentence, shape, phrase);
  }
  return { ...evidence, shape, phrase };
}

/** Whether a sentence has a capitalized word that is not just `I`. */
function hasCapitals({ tokens }: Doc, { shape }: TokenEvidence, { first, last }: Sentence): boolean {
  for (let i = first; i < last; i++)
    if (isCapitalized(shape[i] as number) && (tokens[i] as Token).text !== 'I') return true;
  return false;
}

const NAME =
  Flag.Town |
  Flag.Country |
  Flag.KnownPlace |
  Flag.OrganizationWord |
  Flag.KnownGroup |
  Flag.KnownPerson |
  Flag.MaleName |
  Flag.FemaleName |
  Flag.CommonSurname;
const WORD = Flag.CommonWord | Flag.Verb | Flag.Adjective;
const ENDING = /(?:'s|e?s|ed|ing)$/;

/** Whether a word is listed as a name, and neither it nor the word that it is a form of is in the dictionary. */
function isName(lexicon: Lexicon, { lower, word: { entry, group } }: Token): boolean {
  if (group !== 0 || (entry & NAME) === 0 || (entry & WORD) !== 0) return false;
  const stem = lower.replace(ENDING, '');
  return stem === lower || ((entryOf(lexicon, stem) | entryOf(lexicon, `${stem}e`)) & Flag.CommonWord) === 0;
}

/** Capitalizes listed names of several words: `burger king`. */
function capitalizePhrases(doc: Doc, { first, last }: Sentence, shape: Uint8Array, phrase: Uint8Array): void {
  for (let i = first; i < last; i++) {
    const { kind, length } = listedFrom(doc, i, last);
    if (kind === 0) continue;
    for (let k = 0; k < length; k++) {
      phrase[i + k] = 4 * kind + (k === 0 ? 1 : k === length - 1 ? 3 : 2);
      if (shape[i + k] === Shape.Lower) shape[i + k] = Shape.Title;
    }
    i += length - 1;
  }
}

/** The longest listed name from a token on: its kind, 0 for none, and its number of words. */
function listedFrom({ tokens, lexicon }: Doc, i: number, end: number): { kind: number; length: number } {
  const start = tokens[i] as Token;
  let found = { kind: 0, length: 0 };
  if ((start.word.entry & Flag.StartsPhrase) === 0) return found;
  let key = start.lower;
  for (let k = 1; k < MAX_PHRASE_LENGTH && i + k < end; k++) {
    const token = tokens[i + k] as Token;
    if (token.kind !== 'word') break;
    key = `${key} ${token.lower}`;
    const kind = lexicon.phrases.get(key);
    if (kind !== 0) found = { kind, length: k + 1 };
  }
  return found;
}
