import { CLAUSE_END, FUTURE_WORD, GOVERNS_FUTURE, NO_PAST_ENDING, PAST_WORD } from '../../language/en';
import type { Doc, Sentence, Token } from '../tokens/document';

export type Tense = 'past' | 'future' | 'open';

/** Maximum number of tokens inspected on each side. */
const REACH = 12;

/** The tense around a token, from the verbs of its clause first, then of the rest of the sentence. */
export function tenseAt(doc: Doc, i: number): Tense {
  const sentence = doc.sentences[(doc.tokens[i] as Token).sentence] as Sentence;
  for (let k = i - 1; k >= Math.max(sentence.first, i - REACH); k--) {
    const word = (doc.tokens[k] as Token).lower;
    if (FUTURE_WORD.test(word)) return 'future';
    if (PAST_WORD.test(word) || pastForm(word)) return isGoverned(doc, k, sentence.first) ? 'future' : 'past';
    if (k < i - 3 && CLAUSE_END.test(word)) break;
  }
  for (let k = i + 1; k < Math.min(sentence.last, i + REACH); k++) {
    const word = (doc.tokens[k] as Token).lower;
    if (FUTURE_WORD.test(word)) return 'future';
    if (PAST_WORD.test(word) || pastForm(word)) return 'past';
  }
  return 'open';
}

/** Whether `will` or similar makes a past form future: `will be signed`. */
function isGoverned(doc: Doc, k: number, first: number): boolean {
  for (let j = k - 1; j >= Math.max(first, k - 3); j--) {
    if (GOVERNS_FUTURE.test((doc.tokens[j] as Token).lower)) return true;
  }
  return false;
}

const pastForm = (word: string): boolean => word.length > 4 && word.endsWith('ed') && !NO_PAST_ENDING.test(word);
