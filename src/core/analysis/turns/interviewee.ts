import { TAKES_LISTENER } from '../../language/en';
import type { ArticleSpan } from '../../text';
import type { MentionCandidate } from '../names/mentions';
import type { Doc } from '../tokens/document';
import type { Turn } from './transcripts';

/**
 * Who answers in an interview that does not say so: the only person whom the title or the introduction names. Returns the
 * fullest name; null if there is none, or if there are several and the title does not decide.
 */
export function intervieweeOf(
  doc: Doc,
  mentions: readonly MentionCandidate[],
  turns: readonly Turn[],
): ArticleSpan | null {
  const start = turns.find(({ kind }) => kind !== 'labelled')?.parts[0]?.start ?? 0;
  const labelled = new Set(
    turns.flatMap(({ kind, label }) => (kind === 'labelled' && label !== null ? [label.key] : [])),
  );
  const people = new Map<string, { fullest: MentionCandidate; inTitle: boolean }>();
  for (const mention of mentions) {
    if (mention.span.start >= start) break;
    if (mention.type !== 'person' || mention.kind !== 'name' || isByline(doc, mention)) continue;
    const key = doc.tokens[mention.lastToken - 1]?.lower ?? '';
    // Who is labelled otherwise is not the one who answers.
    if (labelled.has(key)) continue;
    const known = people.get(key);
    const inTitle = known?.inTitle === true || doc.tokens[mention.firstToken]?.paragraph === -1;
    const isFuller = known === undefined || mention.text.length > known.fullest.text.length;
    people.set(key, { fullest: isFuller ? mention : known.fullest, inTitle });
  }
  const all = [...people.values()];
  const titled = all.filter(({ inTitle }) => inTitle);
  const only = all.length === 1 ? all : titled.length === 1 ? titled : [];
  return only[0]?.fullest.span ?? null;
}

/** `By Ana Lund`, `She talks to Ana Lund about bees`: the name of the writer. */
function isByline({ tokens, sentences }: Doc, { firstToken }: MentionCandidate): boolean {
  const before = tokens[firstToken - 1];
  if (before?.lower === 'to' && TAKES_LISTENER.has(tokens[firstToken - 2]?.lower ?? '')) return true;
  return before?.lower === 'by' && sentences[before.sentence]?.first === before.index;
}
