import { Flag } from '../models/lexicon';
import type { Doc, Token } from '../tokens/document';
import { Shape } from '../tokens/wordShape';
import type { NameSpan } from './nameSpans';

const PLACE = Flag.Country | Flag.Town | Flag.KnownPlace;
/** Maximum length of a place in a dateline, and of a dateline, in tokens. */
const MAX_PLACE_LENGTH = 3;
const MAX_LENGTH = 14;

/** `MINNEAPOLIS (Reuters) —`: makes the words in capitals at the start of a paragraph a place. */
export function withDatelines(doc: Doc, names: readonly NameSpan[]): readonly NameSpan[] {
  const found: NameSpan[] = [];
  let paragraph = -1;
  for (const sentence of doc.sentences) {
    if (sentence.paragraph === paragraph || sentence.paragraph < 0) continue;
    paragraph = sentence.paragraph;
    const last = placeEnd(doc, sentence.first);
    if (last > sentence.first) found.push({ first: sentence.first, last, type: 'place' });
  }
  if (found.length === 0) return names;
  const isKept = (name: NameSpan): boolean => !found.some(place => place.first < name.last && name.first < place.last);
  return [...names.filter(isKept), ...found].sort((a, b) => a.first - b.first);
}

/** Where the place of a dateline that starts at a token ends; the token itself if there is no dateline. */
function placeEnd({ tokens }: Doc, first: number): number {
  let last = first;
  while (last < first + MAX_PLACE_LENGTH && isInCapitals(tokens[last])) last++;
  if (last === first) return first;
  const isListed = last - first === 1 && ((tokens[first] as Token).word.entry & PLACE) !== 0;
  const isPlace = isListed || namesAgency(tokens, last) || isOnlyBeforeDash(tokens, first, last);
  return isPlace && reachesDash(tokens, last) ? last : first;
}

/** `PORT HALLAM — Dockworkers`: several words that are neither a label, as `BREAKING NEWS —`, nor a person’s name. */
function isOnlyBeforeDash(tokens: readonly Token[], first: number, last: number): boolean {
  if (last - first < 2 || tokens[last]?.word.shape !== Shape.Dash) return false;
  const words = tokens.slice(first, last).map(({ word }) => word.entry);
  const isPerson = ((words[0] as number) & (Flag.MaleName | Flag.FemaleName)) !== 0;
  return !isPerson && words.some(entry => (entry & Flag.CommonWord) === 0);
}

const isInCapitals = (token: Token | undefined): boolean =>
  token !== undefined && token.kind === 'word' && token.text.length > 2 && token.word.shape === Shape.Capitals;

/** `(Reuters)`, `, Ohio (AP)`: whether an agency in brackets follows within a few words. */
function namesAgency(tokens: readonly Token[], at: number): boolean {
  for (let i = at; i < at + MAX_LENGTH / 2; i++) if (tokens[i]?.text === '(') return tokens[i + 2]?.text === ')';
  return false;
}

/** Whether a dash follows, with only names, dates and marks before it. */
function reachesDash(tokens: readonly Token[], at: number): boolean {
  for (let i = at; i < at + MAX_LENGTH; i++) {
    const token = tokens[i];
    if (token === undefined || (token.kind === 'word' && token.text === token.lower)) return false;
    if (token.word.shape === Shape.Dash) return true;
    if (token.word.shape === Shape.Quote || token.word.shape === Shape.Stop) return false;
  }
  return false;
}
