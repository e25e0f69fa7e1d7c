import {
  BEARS_WORDS,
  LISTS_WORDS,
  LISTS_WORDS_IN_TWO,
  NAMES_WORDS,
  NOUN_OF_WORDS,
  OF_DEVICE,
  SAID_OF_WORDS,
  USES_DEVICE,
} from '../../language/en';
import type { AttributionContext, QuoteSpan } from '../cues/attributionContext';
import { PosTag } from '../cues/syntax';
import type { Token } from '../tokens/document';

/** Maximum length of the words of a button, label or name, in tokens, marks included. */
const MAX_LENGTH = 7;
/** Maximum number of small words between a verb such as *click* and the words. */
const MAX_SMALL_WORDS = 2;

/**
 * Whether marked words are named, not spoken: `his so-called “smart card”`, `hit “cancel”`, `the “save” button`, `the word
 * “nice” comes from Latin`.
 */
export function areNamedWords(context: AttributionContext, index: number): boolean {
  const { doc, tags } = context;
  const q = context.quotes[index] as QuoteSpan;
  const { sentence } = doc.tokens[q.first] as Token;
  const lowerAt = (i: number): string => (doc.tokens[i]?.sentence === sentence ? (doc.tokens[i] as Token).lower : '');
  if (NAMES_WORDS.test(lowerAt(q.first - 1)) || NAMES_WORDS.test(lowerAt(q.first - 2))) return true;
  if (q.last - q.first > MAX_LENGTH || tags[q.last - 2] === PosTag.Stop) return false;
  if (BEARS_WORDS.test(lowerAt(q.last))) return true;
  if (NOUN_OF_WORDS.test(lowerAt(q.first - 1)))
    return isSubject(context, q.first - 3) && SAID_OF_WORDS.test(lowerAt(q.last));
  let before = q.first - 1;
  while (before > q.first - 1 - MAX_SMALL_WORDS && OF_DEVICE.test(lowerAt(before))) before--;
  if (/^(?:search|searched|searching|searches)$/.test(lowerAt(before - 1)) && lowerAt(before) === 'for') return true;
  const first = doc.sentences[sentence]?.first ?? q.first;
  if (LISTS_WORDS.test(lowerAt(first)) && tags[first + 1] === PosTag.Colon) return true;
  const opening = `${lowerAt(first)} ${lowerAt(first + 1)}`;
  if (LISTS_WORDS_IN_TWO.test(opening) && tags[first + 2] === PosTag.Colon) return true;
  // `hit “lazy” ministers`
  const after = tags[q.last];
  const isModifier = lowerAt(q.last) !== '' && (after === PosTag.Other || after === PosTag.Name);
  return USES_DEVICE.test(lowerAt(before)) && !isModifier;
}

/** Whether the phrase after a token is the subject of its clause, as in `The word “nice” means`, not `used the word`. */
function isSubject({ doc, tags }: AttributionContext, before: number): boolean {
  const next = doc.tokens[before + 1];
  return next === undefined || doc.tokens[before]?.sentence !== next.sentence || tags[before] === PosTag.Comma;
}
