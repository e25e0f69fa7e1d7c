import { HE_OR_SHE, LIVES } from '../../language/en';
import { Flag } from '../models/lexicon';
import type { Doc, Token } from '../tokens/document';
import { type TokenEvidence, TokenPosition } from '../tokens/tokenEvidence';
import { isCapitalized } from '../tokens/wordShape';
import type { NameSpan } from './nameSpans';
import { isThing, sayingBeside } from './shortNameContext';

const GIVEN = Flag.MaleName | Flag.FemaleName;

/**
 * Makes a given name that is also a place a person where nobody has it as part of a full name: `Florence lives in Bristol.
 * She paints.` What the name does must be what people do, and a pronoun must open the next sentence.
 */
export function withLoneGivenNames(doc: Doc, evidence: TokenEvidence, names: readonly NameSpan[]): readonly NameSpan[] {
  const nameAt = new Int32Array(doc.tokens.length).fill(-1);
  for (const [n, { first, last }] of names.entries()) nameAt.fill(n, first, last);
  const isLone = ({ index: i, paragraph }: Token): boolean => {
    const name = names[nameAt[i] as number];
    if (paragraph < 0 || ((evidence.entry[i] as number) & GIVEN) === 0 || !isProse(evidence, i)) return false;
    if (name !== undefined && (name.last - name.first > 1 || name.type === 'person')) return false;
    return ![i - 1, i + 1].some(
      k => isCapitalized(evidence.shape[k] ?? 0) && doc.tokens[k]?.sentence === doc.tokens[i]?.sentence,
    );
  };
  const candidates = doc.capitals.filter(isLone);
  const people = new Set(candidates.filter(token => actsAsPerson(doc, names, token)).map(({ lower }) => lower));
  if (people.size === 0) return names;
  const chosen = candidates.filter(({ lower, index }) => people.has(lower) && !isThing(doc, index));
  const taken = new Set(chosen.map(({ index }) => index));
  const added = chosen.map(({ index: first }): NameSpan => ({ first, last: first + 1, type: 'person' }));
  return [...names.filter(({ first }) => !taken.has(first)), ...added].sort((a, b) => a.first - b.first);
}

function isProse({ position, shape }: TokenEvidence, i: number): boolean {
  const apart = TokenPosition.CapitalLine | TokenPosition.Title | TokenPosition.Table;
  return ((position[i] as number) & apart) === 0 && isCapitalized(shape[i] as number);
}

/** Whether a word is who lives somewhere or says marked words, and *he* or *she* opens the next sentence. */
function actsAsPerson(doc: Doc, names: readonly NameSpan[], token: Token): boolean {
  const { tokens, sentences } = doc;
  const { index: i, sentence } = token;
  const { first, last } = sentences[sentence] ?? { first: i, last: i };
  const acts = (i === first && LIVES.test(tokens[i + 1]?.lower ?? '')) || sayingBeside(doc, i) === 'quote';
  const next = tokens[last];
  if (!acts || next === undefined || next.paragraph !== token.paragraph || !HE_OR_SHE.test(next.lower)) return false;
  return !names.some(name => name.type === 'person' && name.first >= first && name.last <= last);
}
