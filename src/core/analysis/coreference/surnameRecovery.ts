import type { MentionCandidate } from '../names/mentions';
import type { Doc, Token } from '../tokens/document';
import type { RecoveredSurname } from './antecedentContext';
import type { NameCluster } from './nameClustering';

/**
 * Occurrences of known surnames that the tagger missed: a dictionary word at the start of a sentence (`Ban said`) is
 * ambiguous to the tagger, but a pronoun after it can still refer to that person. In text order, without surnames that the
 * article also uses as lower-case words.
 */
export function recoverSurnames(
  doc: Doc,
  mentions: readonly MentionCandidate[],
  clusters: readonly NameCluster[],
): RecoveredSurname[] {
  const byFamily = clustersByFamily(clusters);
  if (byFamily.size === 0) return [];
  const covered = new Uint8Array(doc.tokens.length);
  for (const m of mentions) if (m.kind !== 'pronoun') covered.fill(1, m.firstToken, m.lastToken);
  const found = doc.capitals.flatMap(token => {
    const cluster = covered[token.index] === 0 && token.paragraph >= 0 ? byFamily.get(token.lower) : undefined;
    return cluster === undefined || cluster < 0 ? [] : [{ token, cluster }];
  });
  if (found.length === 0) return [];
  const surnames = new Set(found.map(({ token }) => token.lower));
  for (const { text, lower } of doc.tokens) if (text === lower) surnames.delete(lower);
  return found
    .filter(({ token }) => surnames.has(token.lower))
    .map(({ token, cluster }) => ({ mention: mentionAt(token), cluster }));
}

/** People with full names by surname; -1 for a surname of several people. */
function clustersByFamily(clusters: readonly NameCluster[]): Map<string, number> {
  const byFamily = new Map<string, number>();
  for (const [c, { person, mentions }] of clusters.entries()) {
    if (!person || person.given === null || mentions.length === 0) continue;
    byFamily.set(person.family, byFamily.has(person.family) ? -1 : c);
  }
  return byFamily;
}

function mentionAt({ index, text, start, end }: Token): MentionCandidate {
  const span = { start, end };
  return {
    span,
    text,
    kind: 'name',
    type: 'person',
    firstToken: index,
    lastToken: index + 1,
    phrase: span,
    role: null,
    gender: 'unknown',
    number: 'singular',
  };
}
