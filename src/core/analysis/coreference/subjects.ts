import { BEFORE_OBJECT, BEFORE_SUBJECT, OPENS_CLAUSE, SUBJECT_PRONOUN } from '../../language/en';
import type { MentionCandidate } from '../names/mentions';
import type { Doc, Sentence, Token } from '../tokens/document';

/** Whether a comma ends the opening of a sentence: `On Tuesday,`, `Speaking to the BBC,`. */
function endsOpening(doc: Doc, first: number, comma: number): boolean {
  const { lower } = doc.tokens[first] as Token;
  if (comma - first > 12 || !(BEFORE_OBJECT.test(lower) || OPENS_CLAUSE.test(lower))) return false;
  for (let i = first + 1; i < comma; i++) if (doc.tokens[i]?.text === ',') return false;
  return true;
}

/** A cheap test whether a mention is a subject: it is early in its sentence and not after a preposition. */
export function isSubject(doc: Doc, m: MentionCandidate): boolean {
  const token = doc.tokens[m.firstToken] as Token;
  if (m.kind === 'pronoun') return SUBJECT_PRONOUN.test(m.text);
  const sentence = doc.sentences[token.sentence] as Sentence;
  let at = m.firstToken;
  while (at > sentence.first && (doc.tokens[at - 1] as Token).start >= m.phrase.start) at--;
  if (at === sentence.first) return true;
  const before = doc.tokens[at - 1] as Token;
  if (BEFORE_OBJECT.test(before.lower)) return false;
  const after = doc.tokens[m.lastToken];
  if (after !== undefined && /^[’']s?$/.test(after.text)) return false;
  if (before.text === ',') {
    // One of a list: `with Ann Bell, Carl Diaz and others`.
    const listed = doc.tokens[at - 2];
    return (listed !== undefined && listed.text === listed.lower) || endsOpening(doc, sentence.first, at - 1);
  }
  return at - sentence.first < 4 || before.kind === 'punctuation' || BEFORE_SUBJECT.test(before.lower);
}
