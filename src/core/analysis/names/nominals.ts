import {
  ACCUSED,
  BARE_GROUP_NOUNS,
  DETERMINERS,
  FUNCTION_WORDS,
  GROUP_NOUNS,
  INDEFINITE_PRONOUNS,
  IRREGULAR_PASTS,
  SERVICES,
  STANDS_ALONE,
} from '../../language/en';
import type { EntityType } from '../model';
import { Flag } from '../models/lexicon';
import type { Doc, Sentence, Token } from '../tokens/document';
import { isPluralNoun } from '../tokens/nounTypes';
import type { TokenEvidence } from '../tokens/tokenEvidence';
import { Shape } from '../tokens/wordShape';

/** A noun phrase without a name of its own that can act and speak: `the president`, `a senior official`, `police`. */
export interface NominalSpan {
  /** Tokens from the determiner or first modifier to the head. */
  readonly first: number;
  readonly last: number;
  readonly type: EntityType;
  readonly number: 'singular' | 'plural';
}

const MAX_MODIFIERS = 6;

/** `said that officials knew`: before a plural, these words are no determiners. */
const SINGULAR_DETERMINER = /^(?:that|this)$/;

/**
 * Finds the nominals of a sentence.
 * @param taken 1 for each token of a name
 */
export function findNominals(doc: Doc, evidence: TokenEvidence, sentence: Sentence, taken: Uint8Array): NominalSpan[] {
  const out: NominalSpan[] = [];
  let floor = sentence.first;
  for (let i = sentence.first; i < sentence.last; i++) {
    const token = doc.tokens[i] as Token;
    if (token.kind !== 'word' || taken[i] === 1) continue;
    const type = token.word.headType;
    if (type === null || continues(doc, evidence, i + 1, sentence.last, taken)) continue;
    const first = startOf(doc, evidence, i, floor, taken);
    const determined = DETERMINERS.has((doc.tokens[first] as Token).lower) || afterPossessive(doc, first, floor);
    const plural = isPluralNoun(token.lower);
    if (!determined && !plural && !INDEFINITE_PRONOUNS.has(token.lower)) continue;
    if (!determined && !BARE_GROUP_NOUNS.has(token.lower) && !GROUP_NOUNS.has(token.lower) && type !== 'person')
      continue;
    const owner = out.at(-1);
    const isOwned = owner !== undefined && owner.last === first - 1 && afterPossessive(doc, first, sentence.first);
    const start = isOwned ? owner.first : possessorStart(doc, first, floor);
    // `The victim’s mother` speaks, not the victim.
    if (isOwned) out.pop();
    // `one of the woman’s quotes`
    const from = afterPossessive(doc, i + 2, sentence.first) ? start : partStart(doc, start, floor);
    const isOne = from < start && doc.tokens[from]?.lower === 'one';
    out.push({
      first: from,
      last: i + 1,
      type: isOne && type === 'group' ? 'person' : type,
      number: plural && !isOne ? 'plural' : 'singular',
    });
    floor = i + 1;
  }
  return out;
}

/** Whether the noun phrase continues after a noun, so that the noun is not its head: `police officer`. */
function continues(doc: Doc, evidence: TokenEvidence, next: number, end: number, taken: Uint8Array): boolean {
  const token = doc.tokens[next];
  if (next >= end || token === undefined || token.kind !== 'word') return false;
  if (taken[next] === 1) return token.text !== token.lower;
  if (ACCUSED.has(token.lower)) return false;
  if (token.word.headType !== null) return true;
  if (IRREGULAR_PASTS.has(token.lower)) return false;
  const entry = evidence.entry[token.index] as number;
  // `chief financial officer`
  const after = doc.tokens[next + 1];
  if ((entry & Flag.Adjective) !== 0 && next + 1 < end && after?.lower === 'officer') return true;
  const noun = (entry & Flag.CommonWord) !== 0 && (entry & (Flag.Verb | Flag.Adjective)) === 0;
  return noun && !/(?:ly|ward|wards|ed)$/.test(token.lower) && !FUNCTION_WORDS.has(token.lower);
}

function startOf(doc: Doc, evidence: TokenEvidence, head: number, floor: number, taken: Uint8Array): number {
  let first = head;
  const most = Math.max(floor, head - MAX_MODIFIERS);
  while (first > most) {
    const token = doc.tokens[first - 1] as Token;
    if (token.kind === 'number') {
      first--;
      continue;
    }
    if (token.kind !== 'word') break;
    if (SINGULAR_DETERMINER.test(token.lower) && isPluralNoun((doc.tokens[head] as Token).lower)) break;
    // `a Department of Health spokesman`
    if (taken[first - 1] === 1) {
      first--;
      continue;
    }
    if (DETERMINERS.has(token.lower)) return beforeCount(doc, first - 1, most);
    if (FUNCTION_WORDS.has(token.lower) || token.lower === '’s' || token.lower === "'s") break;
    const entry = evidence.entry[token.index] as number;
    const known = (entry & (Flag.CommonWord | Flag.PersonNoun)) !== 0 || token.lower.includes('-');
    if (!known && !isBodysPlace(doc, token, head)) break;
    first--;
  }
  return opensWithVerb(doc, first) && first < head ? first + 1 : first;
}

/** `the two men`, `a few residents`: where the phrase starts whose determiner at a token only counts. */
function beforeCount({ tokens }: Doc, determiner: number, floor: number): number {
  const before = tokens[determiner - 1]?.lower ?? '';
  const counts = STANDS_ALONE.test((tokens[determiner] as Token).lower);
  return counts && determiner > floor && DETERMINERS.has(before) && !STANDS_ALONE.test(before)
    ? determiner - 1
    : determiner;
}

/** `one of the drivers`: where the phrase starts that names a part of the one at a token. */
function partStart({ tokens }: Doc, first: number, floor: number): number {
  const isPart = first - 2 >= floor && tokens[first - 1]?.lower === 'of';
  return isPart && STANDS_ALONE.test((tokens[first - 2] as Token).lower) ? first - 2 : first;
}

/** `“No,” said neighbours`: a verb of saying after a mark is no part of the phrase after it. */
function opensWithVerb({ tokens }: Doc, i: number): boolean {
  const { text, lower, word } = tokens[i] as Token;
  if (word.cue?.cue !== 'say' || word.cue.form !== 'past' || text !== lower) return false;
  const before = tokens[i - 1];
  return before !== undefined && (before.text === ',' || before.word.shape === Shape.Quote);
}

/** `Ridgemont police`: whether a capitalized word directly before a noun such as *police* tells whose they are. */
function isBodysPlace({ tokens }: Doc, { index, text, lower, sentence }: Token, head: number): boolean {
  const before = tokens[index - 1];
  const isInside = before?.sentence === sentence || before?.word.shape === Shape.Quote;
  return index === head - 1 && isInside && text !== lower && SERVICES.test(tokens[head]?.lower ?? '');
}

function afterPossessive(doc: Doc, first: number, floor: number): boolean {
  const before = doc.tokens[first - 1];
  return first > floor && before !== undefined && (before.lower === '’s' || before.lower === "'s");
}

/** Where a phrase starts with its possessor: `the ministry’s spokeswoman` starts at `the`. */
function possessorStart(doc: Doc, first: number, floor: number): number {
  if (!afterPossessive(doc, first, floor) || first - 2 < floor) return first;
  let at = first - 2;
  while (at > floor && at > first - 6) {
    const token = doc.tokens[at - 1] as Token;
    if (token.kind !== 'word' || FUNCTION_WORDS.has(token.lower)) break;
    if (DETERMINERS.has(token.lower)) return at - 1;
    if (token.text === token.lower) break;
    at--;
  }
  return at;
}
