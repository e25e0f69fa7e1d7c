import type { MentionCandidate } from '../names/mentions';
import type { Doc, Token } from '../tokens/document';
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
  const byFamily = clustersByFamily(clusters);
  if (byFamily.size === 0) return [];
  const covered = new Uint8Array(doc.tokens.length);
  for (const m of mentions) if (m.kind !== 'pronoun') covered.fill(1, m.firstToken, m.lastToken);
  /** Surnames that the article also uses as lower-case words. */
  const words = new Set<string>();
  const found: RecoveredSurname[] = [];
  for (const token of doc.tokens) {
    const cluster = token.kind === 'word' ? byFamily.get(token.lower) : undefined;
    if (cluster === undefined || cluster < 0) continue;
    if (token.text === token.lower) words.add(token.lower);
    else if (covered[token.index] === 0 && token.paragraph >= 0) found.push({ mention: mentionAt(token), cluster });
  }
  return words.size === 0 ? found : found.filter(({ mention }) => !words.has(mention.text.toLowerCase()));
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
