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

/** Resolves `the president` to the person with that role who was named last before it. */
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

/** Resolves quote sources that are capitalized nouns but were not tagged as names: `Dean` after `Howard Dean`. */
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

/** Resolves appositions: `Hill, a doctor,` and `the purser, Ines Vogt`, `a baker named Tomas Lund`. */
export function resolveAppositions(doc: Doc, mentions: readonly MentionCandidate[], clusterOf: Int32Array): void {
  new AppositionResolver(doc, mentions, clusterOf).run();
}

class AppositionResolver {
  /** Clusters by description (`the minister`); -1 if several have the same. */
  private readonly byDescription = new Map<string, number>();

  constructor(
    private readonly doc: Doc,
    private readonly mentions: readonly MentionCandidate[],
    private readonly clusterOf: Int32Array,
  ) {}

  run(): void {
    for (const [i, m] of this.mentions.entries()) {
      if (!this.isOpen(i) || m.lastToken === 0) continue;
      const cluster = this.clusterAfter(m, i) ?? this.clusterBefore(m, i);
      if (cluster !== null) this.clusterOf[i] = cluster;
    }
    // `the minister`, named only later: `the minister, Jan Ostrow`.
    for (const [i, m] of this.mentions.entries())
      if (this.isOpen(i)) this.clusterOf[i] = this.byDescription.get(m.text.toLowerCase()) ?? -1;
  }

  /** Whether a mention is a singular nominal without a cluster. */
  private isOpen(i: number): boolean {
    const { kind, number } = this.mentions[i] as MentionCandidate;
    return kind === 'nominal' && number === 'singular' && (this.clusterOf[i] as number) < 0;
  }

  /** The cluster of the name that follows and is described by the nominal, or null. */
  private clusterAfter(m: MentionCandidate, i: number): number | null {
    let at = i + 1;
    while (at < i + 5 && (this.mentions[at]?.firstToken ?? Number.POSITIVE_INFINITY) < m.lastToken) at++;
    const name = this.mentions[at];
    if (name === undefined || !this.canDescribe(m, at)) return null;
    const cluster = this.clusterOf[at] as number;
    if (isDescribedByClause(this.doc, m, name)) return cluster;
    if (!APPOSITION_LINK.test(this.gap(m, name)) || !this.isNameEnd(name.lastToken)) return null;
    this.noteDescription(m, cluster);
    return cluster;
  }

  /** The cluster of the name before `, a doctor`, or null. */
  private clusterBefore(m: MentionCandidate, i: number): number | null {
    const name = this.mentions[i - 1];
    if (name === undefined || !this.canDescribe(m, i - 1)) return null;
    const isIndefinite = INDEFINITE_ARTICLE.test(this.doc.tokens[m.firstToken]?.lower ?? '');
    return isIndefinite && this.gap(name, m) === ',' ? (this.clusterOf[i - 1] as number) : null;
  }

  /** Whether the mention at `at` is a resolved name of a type that the nominal can describe. */
  private canDescribe(m: MentionCandidate, at: number): boolean {
    const { kind, type } = this.mentions[at] as MentionCandidate;
    return kind === 'name' && (this.clusterOf[at] as number) >= 0 && (m.type === 'other' || type === m.type);
  }

  private noteDescription(m: MentionCandidate, cluster: number): void {
    const key = m.text.toLowerCase();
    if (!key.startsWith('the ')) return;
    this.byDescription.set(key, (this.byDescription.get(key) ?? cluster) === cluster ? cluster : -1);
  }

  /** The one or two tokens between two mentions; empty if there are none or more. */
  private gap(a: MentionCandidate, b: MentionCandidate): string {
    const count = b.firstToken - a.lastToken;
    if (count < 1 || count > 2) return '';
    const tokens = this.doc.tokens.slice(a.lastToken, b.firstToken);
    return tokens.map(t => t.lower).join(' ');
  }

  /** Whether a name ends before a token, rather than being one of several or a possessor. */
  private isNameEnd(i: number): boolean {
    const token = this.doc.tokens[i];
    return token === undefined || token.kind === 'punctuation' || !CONTINUES_NAME.test(token.lower);
  }
}

/** Maximum length of the relative clause, in tokens. */
const MAX_CLAUSE_LENGTH = 10;

/** `The company that owns the house, Nordbygg,`: a relative clause without commas, then the name between commas. */
function isDescribedByClause({ tokens }: Doc, m: MentionCandidate, name: MentionCandidate): boolean {
  const { firstToken: first, lastToken: last } = name;
  if (first - m.lastToken > MAX_CLAUSE_LENGTH || !RELATIVE_PRONOUN.test(tokens[m.lastToken]?.lower ?? '')) return false;
  if (tokens[first - 1]?.text !== ',' || tokens[last]?.text !== ',') return false;
  for (let i = m.lastToken; i < first - 1; i++) if (tokens[i]?.kind === 'punctuation') return false;
  return true;
}

/** Maximum distance from `the company` to its name, in sentences. */
const MAX_SENTENCES = 6;
const MAX_ORGANIZATIONS = 8;

/**
 * Resolves `the company`, `the ministry`, if it speaks: to the last organization before it whose name has the noun,
 * otherwise, for general nouns, to the last organization.
 */
export function resolveOrganizations(
  doc: Doc,
  mentions: readonly MentionCandidate[],
  clusters: readonly NameCluster[],
  clusterOf: Int32Array,
  context: QuoteContext,
): void {
  const recent: number[] = [];
  const sentenceOf = (mention: number): number => doc.tokens[mentions[mention]?.firstToken ?? 0]?.sentence ?? 0;
  for (const [i, m] of mentions.entries()) {
    if (m.lastToken === m.firstToken) continue;
    if (m.kind === 'name' && m.type === 'organization') recent.push(i);
    const noun = (clusterOf[i] as number) < 0 ? organizationNoun(m) : null;
    if (noun === null || !context.speaks?.(i)) continue;
    const near = recent.slice(-MAX_ORGANIZATIONS).filter(k => sentenceOf(i) - sentenceOf(k) <= MAX_SENTENCES);
    const named = near.filter(k => mentions[k]?.text.toLowerCase().includes(noun)).at(-1);
    const chosen = named ?? (GENERIC_ORGANIZATION.test(noun) ? near.at(-1) : undefined);
    const cluster = chosen === undefined ? -1 : (clusterOf[chosen] as number);
    if (clusters[cluster]?.type === 'organization') clusterOf[i] = cluster;
  }
}

/** The noun of a phrase such as `the company`, or null for other mentions. */
function organizationNoun({ kind, type, number, text }: MentionCandidate): string | null {
  if (kind !== 'nominal' || type !== 'organization' || number !== 'singular') return null;
  const [article, noun, ...more] = text.toLowerCase().split(/\s+/);
  return article === 'the' && noun !== undefined && more.length === 0 ? noun : null;
}

/** The last noun of a role before its complement: `head` of `deputy head of security`. */
function headOfRole(role: string): string | null {
  const head = role.toLowerCase().split(AFTER_ROLE_HEAD)[0]?.trim().split(' ').at(-1) ?? null;
  return head?.replace(/\.$/, '') ?? null;
}
