import type { Doc, Sentence, Token } from '../tokens/document';

export type Tense = 'past' | 'future' | 'open';

const FUTURE =
  /^(?:will|’ll|'ll|shall|would|scheduled|expected|planned|plans|plan|slated|due|until|upcoming|intends|hopes|set|deadline|tomorrow|going|begins|starts|opens|expires|takes)$/;
const PAST =
  /^(?:was|were|had|did|said|told|went|came|took|made|met|held|began|became|won|lost|left|wrote|sent|got|gave|found|saw|died|ago|since|after|killed|launched|announced|released|signed|arrived|reported|posted|published|introduced|ended|last|earlier|spoke|voted|arrested|attacked|shot|happened)$/;
const CLAUSE_END = /^(?:[;:.!?…—–]|who|which|and|but|while|although|because)$/;
const REACH = 12;

/** The tense around a token, from the verbs of its clause first, then of the rest of the sentence. */
export function tenseAt(doc: Doc, i: number): Tense {
  const sentence = doc.sentences[(doc.tokens[i] as Token).sentence] as Sentence;
  for (let k = i - 1; k >= Math.max(sentence.first, i - REACH); k--) {
    const word = (doc.tokens[k] as Token).lower;
    if (FUTURE.test(word)) return 'future';
    if (PAST.test(word) || pastForm(word)) return governed(doc, k, sentence.first) ? 'future' : 'past';
    if (k < i - 3 && CLAUSE_END.test(word)) break;
  }
  for (let k = i + 1; k < Math.min(sentence.last, i + REACH); k++) {
    const word = (doc.tokens[k] as Token).lower;
    if (FUTURE.test(word)) return 'future';
    if (PAST.test(word) || pastForm(word)) return 'past';
  }
  return 'open';
}

/** Whether `will be` or similar precedes a form that looks past: `will be signed`. */
function governed(doc: Doc, k: number, first: number): boolean {
  for (let j = k - 1; j >= Math.max(first, k - 3); j--) {
    if (/^(?:will|’ll|'ll|shall|to)$/.test((doc.tokens[j] as Token).lower)) return true;
  }
  return false;
}

const pastForm = (word: string): boolean =>
  word.length > 4 && word.endsWith('ed') && !/(?:eed|ndred|cred|need)$/.test(word);
