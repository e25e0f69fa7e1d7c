import { Flag } from '../src/core/analysis/models/lexicon';
import { KINDS, LAST, labelOf, SINGLE } from '../src/core/analysis/names/nameTagger';
import type { Doc, Token } from '../src/core/analysis/tokens/document';

const NO_NAME = 1;
const PERSON = KINDS.indexOf('person');
const ORGANIZATION = KINDS.indexOf('organization');
const single = (kind: number): number => 1 << labelOf(kind, SINGLE);
const LAST_OF_PERSON = 1 << labelOf(PERSON, LAST);
const SINGLES = KINDS.reduce((bits, _, kind) => bits | single(kind), NO_NAME);
/** The share of the names of one word that must agree. */
const AGREEMENT = 0.6;

/** What an article’s sure labels say of a word: how often it is a name by itself, by kind, and ends a person’s full name. */
interface Votes {
  readonly kinds: number[];
  endsPerson: boolean;
}

/**
 * Mends the labels of other taggers, which see each sentence alone, by those of the same word elsewhere in the article: a
 * word that ends a person’s full name is that person, and one that is mostly of one kind may be of this kind. A listed
 * organization that stands alone in a sentence is one: the taggers learned from text that is older than many of these.
 */
export function consistent(doc: Doc, labels: Uint32Array): Uint32Array {
  const votes = countVotes(doc, labels);
  return labels.map((bits, i) => {
    const token = doc.tokens[i] as Token;
    if (bits === NO_NAME && isLoneOrganization(doc, token)) return single(ORGANIZATION);
    const vote = isCapital(token) ? votes.get(token.lower) : undefined;
    return vote === undefined || (bits & ~SINGLES) !== 0 ? bits : mended(bits, vote);
  });
}

function mended(bits: number, { kinds, endsPerson }: Votes): number {
  const kind = kinds.indexOf(Math.max(...kinds));
  const count = kinds[kind] as number;
  if (count < AGREEMENT * kinds.reduce((a, b) => a + b)) return bits;
  if (kind === PERSON && endsPerson) return single(PERSON);
  return (bits & single(kind)) !== 0 && count > 1 ? single(kind) : bits | single(kind);
}

function countVotes(doc: Doc, labels: Uint32Array): Map<string, Votes> {
  const votes = new Map<string, Votes>();
  for (const token of doc.tokens) {
    const bits = labels[token.index] as number;
    const kind = bits === LAST_OF_PERSON ? PERSON : KINDS.findIndex((_, k) => bits === single(k));
    if (kind < 0 || !isCapital(token)) continue;
    const vote = votes.get(token.lower) ?? { kinds: KINDS.map(() => 0), endsPerson: false };
    vote.kinds[kind] = (vote.kinds[kind] as number) + 1;
    vote.endsPerson ||= bits === LAST_OF_PERSON;
    votes.set(token.lower, vote);
  }
  return votes;
}

/** Whether a listed organization is capitalized for itself, not for the start of a sentence or as one word of a heading. */
function isLoneOrganization({ tokens }: Doc, token: Token): boolean {
  if (!isCapital(token) || (token.word.entry & Flag.OrganizationWord) === 0) return false;
  const before = tokens[token.index - 1];
  const after = tokens[token.index + 1];
  return before?.sentence === token.sentence && !isCapital(before) && (after === undefined || !isCapital(after));
}

const isCapital = ({ kind, text, lower }: Token): boolean => kind === 'word' && text !== lower;
