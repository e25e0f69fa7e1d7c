import { GENDERED_PRONOUN } from '../../language/en';
import type { MentionCandidate } from '../names/mentions';
import type { Doc } from '../tokens/document';

/** The gender that a mention implies for the name directly before it: 1 female, -1 male, 0 unknown. */
export function genderVote({ tokens }: Doc, name: MentionCandidate, next: MentionCandidate): number {
  if (name.kind !== 'name' || next.kind !== 'pronoun' || !GENDERED_PRONOUN.test(next.text)) return 0;
  const between = (tokens[next.firstToken]?.sentence ?? 0) - (tokens[name.firstToken]?.sentence ?? 0);
  return between > 1 ? 0 : next.gender === 'female' ? 1 : -1;
}
