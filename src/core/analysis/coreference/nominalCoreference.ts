import {
  APPOSITION_LINK,
  CONTINUES_NAME,
  INDEFINITE_ARTICLE,
  LINKING_PREPOSITIONS,
  RELATIVE_PRONOUN,
  SOLE_OFFICE,
  TITLE_NOUNS,
} from '../../language/en';
import type { MentionCandidate } from '../names/mentions';
import type { Doc } from '../tokens/document';
import { gendersAgree, type NameCluster } from './nameClustering';
import { RoleIndex, roleWords } from './roleMatching';
import { isSubject } from './subjects';

/** Distance in paragraphs at which `the senator` is rather somebody who acts in its own paragraph. */
const FAR_PARAGRAPHS = 2;

/**
 * Resolves `the president` to the person named last before it whose role it fits. Nominals beside a name must be resolved
 * already: they are roles too.
 */
export function resolveNominals(
  doc: Doc,
  mentions: readonly MentionCandidate[],
  clusters: readonly NameCluster[],
  clusterOf: Int32Array,
): void {
  const roles = new RoleIndex();
  /** Index of the last mention of each cluster so far. */
  const latest = new Map<number, number>();
  const paragraphOf = (mention: number): number => doc.tokens[mentions[mention]?.firstToken ?? 0]?.paragraph ?? -1;
  /** The person who acted last. */
  let actor = -1;
  for (const [i, m] of mentions.entries()) {
    const cluster = clusterOf[i] as number;
    if (m.kind === 'name' && cluster >= 0 && clusters[cluster]?.type === 'person') {
      for (const role of [m.role, titleBefore(doc, m)]) if (role !== null) roles.add(role, cluster);
      latest.set(cluster, i);
      if (isSubject(doc, m)) actor = i;
    }
    if (m.kind !== 'nominal' || (m.type !== 'person' && m.type !== 'other') || m.number !== 'singular') continue;
    if (cluster >= 0) roles.add(withComplement(doc, m), cluster);
    const description = cluster < 0 && /^the /i.test(m.text) ? roleWords(m.text) : null;
    if (description === null) continue;
    const fits = (c: number): boolean => gendersAgree(clusters[c]?.gender ?? 'unknown', m.gender);
    const holders = roles.holders(description).filter(fits);
    const at = (c: number): number => latest.get(c) ?? -1;
    if (holders.length === 0) continue;
    const holder = holders.reduce((a, b) => (at(b) > at(a) ? b : a));
    const isFar = paragraphOf(i) - paragraphOf(at(holder)) >= FAR_PARAGRAPHS && paragraphOf(actor) === paragraphOf(i);
    if (SOLE_OFFICE.test(description.head) || !isFar) clusterOf[i] = holder;
  }
}

/** Maximum length of a description up to the name beside it, in tokens. */
const MAX_DESCRIPTION = 12;

/** The text of a nominal up to the next mark: `the mayor of Lyon`. */
function withComplement({ text, tokens }: Doc, { firstToken, lastToken, span }: MentionCandidate): string {
  let last = lastToken;
  while (last < firstToken + MAX_DESCRIPTION && tokens[last] && tokens[last]?.kind !== 'punctuation') last++;
  return tokens[last]?.kind === 'punctuation'
    ? text.slice(span.start, tokens[last]?.start).trim()
    : text.slice(span.start, span.end);
}

/** `Dr.` before a name as a noun: `doctor`; or null. */
function titleBefore({ tokens }: Doc, { firstToken }: MentionCandidate): string | null {
  return TITLE_NOUNS.get(tokens[firstToken - 1]?.lower.replace(/\.$/, '') ?? '') ?? null;
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
export class AppositionResolver {
  /** Clusters by description (`the minister`); -1 if several have the same. */
  private readonly byDescription = new Map<string, number>();

  constructor(
    private readonly doc: Doc,
    private readonly mentions: readonly MentionCandidate[],
    private readonly clusterOf: Int32Array,
  ) {}

  resolve(): void {
    for (const [i, m] of this.mentions.entries()) {
      if (!this.isOpen(i) || m.lastToken === 0) continue;
      const cluster = this.clusterAfter(m, i) ?? this.clusterBefore(m, i);
      if (cluster !== null) this.clusterOf[i] = cluster;
    }
  }

  /** Resolves `the minister`, if the name comes only later: `the minister, Jan Ostrow`. */
  resolveEarlier(): void {
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
    const end = this.complementEnd(m, at);
    if (end > m.lastToken) at++;
    const name = this.mentions[at];
    if (name === undefined || !this.canDescribe(m, at)) return null;
    const cluster = this.clusterOf[at] as number;
    if (isDescribedByClause(this.doc, m, name)) return cluster;
    const gap = this.gap(end, name);
    // `one of these groups, the Free Union,`
    const isLinked = APPOSITION_LINK.test(gap) || (gap === ', the' && this.isClosed(name.lastToken));
    if (!isLinked || !this.isNameEnd(name.lastToken)) return null;
    this.noteDescription(m, cluster);
    return cluster;
  }

  /** Where a nominal ends together with the name that a preposition links to it: `the mayor of Lyon`. */
  private complementEnd({ lastToken }: MentionCandidate, next: number): number {
    const complement = this.mentions[next];
    const isLinked = LINKING_PREPOSITIONS.has(this.doc.tokens[lastToken]?.lower ?? '');
    if (!isLinked || complement?.kind !== 'name' || complement.firstToken - lastToken > 2) return lastToken;
    return Math.max(lastToken, complement.lastToken);
  }

  /** The cluster of the name before `, a doctor`, or null. */
  private clusterBefore(m: MentionCandidate, i: number): number | null {
    const name = this.mentions[i - 1];
    if (name === undefined || !this.canDescribe(m, i - 1)) return null;
    const isIndefinite = INDEFINITE_ARTICLE.test(this.doc.tokens[m.firstToken]?.lower ?? '');
    return isIndefinite && this.gap(name.lastToken, m) === ',' ? (this.clusterOf[i - 1] as number) : null;
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

  /** The one or two tokens between a token and a mention; empty if there are none or more. */
  private gap(end: number, { firstToken }: MentionCandidate): string {
    const count = firstToken - end;
    if (count < 1 || count > 2) return '';
    const tokens = this.doc.tokens.slice(end, firstToken);
    return tokens.map(t => t.lower).join(' ');
  }

  /** Whether a comma or bracket follows. */
  private isClosed(i: number): boolean {
    return /^[,(–—]$/.test(this.doc.tokens[i]?.text ?? '');
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
