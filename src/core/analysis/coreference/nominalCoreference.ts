import {
  AFTER_ROLE_HEAD,
  APPOSITION_LINK,
  CONTINUES_NAME,
  GENERIC_ORGANIZATION,
  INDEFINITE_ARTICLE,
  RELATIVE_PRONOUN,
} from '../../language/en';
import type { MentionCandidate } from '../names/mentions';
import type { Doc } from '../tokens/document';
import type { QuoteContext } from './antecedentContext';
import type { NameCluster } from './nameClustering';

/** `the president` is the person with that role who was named last before it. */
export function resolveNominals(
  mentions: readonly MentionCandidate[],
  clusters: readonly NameCluster[],
  clusterOf: Int32Array,
): void {
  const byRole = new Map<string, number>();
  for (const [i, m] of mentions.entries()) {
    const cluster = clusterOf[i] as number;
    if (m.kind === 'name' && cluster >= 0 && m.role !== null) {
      const head = headOfRole(m.role);
      if (head !== null) byRole.set(head, cluster);
    }
    if (m.kind !== 'nominal' || cluster >= 0 || m.type !== 'person' || m.number !== 'singular') continue;
    const words = m.text.toLowerCase().split(/\s+/);
    const known = words[0] === 'the' ? byRole.get(words.at(-1) as string) : undefined;
    if (known !== undefined && (clusters[known] as NameCluster).type === 'person') clusterOf[i] = known;
  }
}

/** Quote sources that are capitalized nouns but were not tagged as names: `Dean` after `Howard Dean`. */
export function resolveSurnames(
  mentions: readonly MentionCandidate[],
  clusters: readonly NameCluster[],
  clusterOf: Int32Array,
): void {
  const byFamily = new Map<string, number>();
  for (const [i, m] of mentions.entries()) {
    const cluster = clusterOf[i] as number;
    const { person } = clusters[cluster] ?? { person: null };
    if (person?.given != null) byFamily.set(person.family, cluster);
    if (m.kind !== 'nominal' || cluster >= 0 || m.lastToken - m.firstToken !== 1) continue;
    const lower = m.text.toLowerCase();
    const known = m.text === lower ? undefined : byFamily.get(lower);
    if (known !== undefined) clusterOf[i] = known;
  }
}

/** Apposed: `Hill, a doctor,` and `the purser, Ines Vogt`, `a baker named Tomas Lund`: one and the same. */
export function resolveAppositions(doc: Doc, mentions: readonly MentionCandidate[], clusterOf: Int32Array): void {
  const gap = (a: MentionCandidate, b: MentionCandidate): string =>
    b.firstToken > a.lastToken && b.firstToken - a.lastToken < 3
      ? doc.tokens
          .slice(a.lastToken, b.firstToken)
          .map(t => t.lower)
          .join(' ')
      : '';
  const isEnd = (i: number): boolean => {
    const token = doc.tokens[i];
    return token === undefined || token.kind === 'punctuation' || !CONTINUES_NAME.test(token.lower);
  };
  const told = new Map<string, number>();
  const tell = (m: MentionCandidate, cluster: number): void => {
    const key = m.text.toLowerCase();
    if (/^the /.test(key)) told.set(key, (told.get(key) ?? cluster) === cluster ? cluster : -1);
  };
  for (const [i, m] of mentions.entries()) {
    if (m.kind !== 'nominal' || (clusterOf[i] as number) >= 0 || m.number !== 'singular' || m.lastToken === 0) continue;
    const described = (name: MentionCandidate | undefined, at: number): boolean =>
      name?.kind === 'name' && (clusterOf[at] as number) >= 0 && (m.type === 'other' || name.type === m.type);
    let behind = i + 1;
    while (behind < i + 5 && (mentions[behind]?.firstToken ?? Infinity) < m.lastToken) behind++;
    const next = mentions[behind];
    if (next && described(next, behind) && isDescribedFar(doc, m, next)) {
      clusterOf[i] = clusterOf[behind] as number;
      continue;
    }
    if (next && described(next, behind) && APPOSITION_LINK.test(gap(m, next)) && isEnd(next.lastToken)) {
      clusterOf[i] = clusterOf[behind] as number;
      tell(m, clusterOf[i] as number);
      continue;
    }
    const before = mentions[i - 1];
    const indefinite = INDEFINITE_ARTICLE.test(doc.tokens[m.firstToken]?.lower ?? '');
    if (before && indefinite && described(before, i - 1) && gap(before, m) === ',')
      clusterOf[i] = clusterOf[i - 1] as number;
  }
  // `the minister`, named only further on: `the minister, Jan Ostrow`.
  for (const [i, m] of mentions.entries()) {
    if (m.kind !== 'nominal' || (clusterOf[i] as number) >= 0 || m.number !== 'singular') continue;
    clusterOf[i] = told.get(m.text.toLowerCase()) ?? -1;
  }
}

const MAX_CLAUSE_LENGTH = 10;

/** `The company that owns the house, Nordbygg,`: a clause without commas, then the name between two. */
function isDescribedFar({ tokens }: Doc, m: MentionCandidate, name: MentionCandidate): boolean {
  const { firstToken: first, lastToken: last } = name;
  if (first - m.lastToken > MAX_CLAUSE_LENGTH || !RELATIVE_PRONOUN.test(tokens[m.lastToken]?.lower ?? '')) return false;
  if (tokens[first - 1]?.text !== ',' || tokens[last]?.text !== ',') return false;
  for (let i = m.lastToken; i < first - 1; i++) if (tokens[i]?.kind === 'punctuation') return false;
  return true;
}

/** How far back `the company` looks for its name, in sentences. */
const BODY_SENTENCES = 6;

/** `the company`, `the ministry`, where it speaks: the organization named before whose name has the word, else the last. */
export function resolveBodies(
  doc: Doc,
  mentions: readonly MentionCandidate[],
  clusters: readonly NameCluster[],
  clusterOf: Int32Array,
  context: QuoteContext,
): void {
  const recent: number[] = [];
  for (const [i, m] of mentions.entries()) {
    if (m.lastToken === m.firstToken) continue;
    if (m.kind === 'name' && m.type === 'organization') recent.push(i);
    if (m.kind !== 'nominal' || m.type !== 'organization' || m.number !== 'singular') continue;
    if ((clusterOf[i] as number) >= 0 || !context.speaks?.(i)) continue;
    const words = m.text.toLowerCase().split(/\s+/);
    if (words[0] !== 'the' || words.length !== 2) continue;
    const sentence = doc.tokens[m.firstToken]?.sentence ?? 0;
    const near = recent
      .slice(-8)
      .filter(k => sentence - (doc.tokens[mentions[k]?.firstToken ?? 0]?.sentence ?? 0) <= BODY_SENTENCES);
    const named = near.filter(k => mentions[k]?.text.toLowerCase().includes(words[1] as string)).at(-1);
    const chosen = named ?? (GENERIC_ORGANIZATION.test(words[1] as string) ? near.at(-1) : undefined);
    if (
      chosen !== undefined &&
      (clusters[clusterOf[chosen] as number] as NameCluster | undefined)?.type === 'organization'
    )
      clusterOf[i] = clusterOf[chosen] as number;
  }
}

function headOfRole(role: string): string | null {
  const head = role.toLowerCase().split(AFTER_ROLE_HEAD)[0]?.trim().split(' ').at(-1) ?? null;
  return head?.replace(/\.$/, '') ?? null;
}
