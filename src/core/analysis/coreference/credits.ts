import { CREDITING_VERB, OPENS_CREDIT } from '../../language/en';
import type { MentionCandidate } from '../names/mentions';
import type { Doc, Sentence, Token } from '../tokens/document';

/** Maximum length of a line that credits reporters, in tokens. */
const MAX_CREDIT_LENGTH = 60;

/**
 * Whether a name stands where reporters are credited: `By Anna Berg`, `(Reporting by …; editing by …)`,
 * `Anna Berg contributed to this report.`
 */
export function isCredit({ tokens, sentences }: Doc, { firstToken, lastToken }: MentionCandidate): boolean {
  const { first, last } = sentences[tokens[firstToken]?.sentence ?? -1] ?? NO_SENTENCE;
  if (last - first > MAX_CREDIT_LENGTH) return false;
  const opening = (tokens[first] as Token).kind === 'punctuation' ? first + 1 : first;
  const word = tokens[opening]?.lower ?? '';
  if (word === 'by' ? opening + 1 === firstToken : OPENS_CREDIT.test(word) && hasBy(tokens, opening, firstToken))
    return true;
  for (let i = lastToken; i < last; i++) {
    if (!CREDITING_VERB.test((tokens[i] as Token).lower)) continue;
    const next = tokens[i + 1]?.lower;
    return next === 'to' || next === 'from' || next === 'for';
  }
  return false;
}

const NO_SENTENCE: Pick<Sentence, 'first' | 'last'> = { first: 0, last: Number.POSITIVE_INFINITY };

/** Whether *by* is between two tokens. */
function hasBy(tokens: readonly Token[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (tokens[i]?.lower === 'by') return true;
  return false;
}
