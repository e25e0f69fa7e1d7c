import type { MentionCandidate } from '../names/mentions';
import type { Doc } from '../tokens/document';
import type { RecoveredSurname } from './antecedentContext';
import type { NameCluster } from './nameClustering';

/**
 * Occurrences of known surnames that the tagger missed: a dictionary word at the start of a sentence (`Ban said`) is
 * ambiguous to the tagger, but a pronoun after it can still refer to that person. In text order.
 */
export function recoverSurnames(
  doc: Doc,
  mentions: readonly MentionCandidate[],
  clusters: readonly NameCluster[],
): RecoveredSurname[] {
  const byFamily = new Map<string, number>();
  for (const [c, { person, mentions: list }] of clusters.entries())
    if (person?.given != null && list.length > 0) byFamily.set(person.family, byFamily.has(person.family) ? -1 : c);
  if (byFamily.size === 0) return [];
  const covered = new Uint8Array(doc.tokens.length);
  for (const m of mentions) if (m.kind !== 'pronoun') covered.fill(1, m.firstToken, m.lastToken);
  const small = new Set<string>();
  const found: RecoveredSurname[] = [];
  for (const { index, text, lower, kind, start, end, paragraph } of doc.tokens) {
    const cluster = kind === 'word' ? byFamily.get(lower) : undefined;
    if (cluster === undefined || cluster < 0) continue;
    if (text === lower) small.add(lower);
    else if (covered[index] === 0 && paragraph >= 0) {
      const span = { start, end };
      const name = { span, text, kind: 'name', type: 'person', firstToken: index, lastToken: index + 1 } as const;
      found.push({ mention: { ...name, phrase: span, role: null, gender: 'unknown', number: 'singular' }, cluster });
    }
  }
  return small.size === 0 ? found : found.filter(({ mention }) => !small.has(mention.text.toLowerCase()));
}
