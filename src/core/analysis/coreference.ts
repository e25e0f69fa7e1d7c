import type { Span } from '../text/span';
import { type AntecedentContext, resolvePronouns } from './antecedents';
import { ANTECEDENT_WEIGHTS, type AntecedentWeights } from './antecedentWeights';
import type { Doc } from './document';
import { lexicon } from './lexicon';
import { type Gender, genderOfGiven, genderOfLone, type MentionCandidate } from './mentions';
import type { Entity } from './model';
import { clusterNames, type NameCluster } from './naming';
import { entityFrom } from './profiles';

/** What the resolution needs to know of the quotes: where they are and, where known, who speaks. */
export interface QuoteContext {
  /** In order of start, the outer before the inner. */
  readonly quotes: readonly { readonly span: Span; readonly parts: readonly Span[] }[];
  /** Index in the mentions of the words that stand for a quote's speaker, or null. */
  readonly speakerOf?: (quoteIndex: number) => number | null;
}

export interface Resolution {
  /**
   * In order of first mention, ids `e1`, `e2`, …: everything that has a name, and of the nameless (`a senior official`)
   * those that speak.
   */
  readonly entities: Entity[];
  /** For each mention the id of its entity, or null where it is open who is meant. */
  readonly entityOf: readonly (string | null)[];
}

/** Puts mentions that stand for the same person or thing together. Linear in mentions and tokens. */
export function resolveEntities(
  doc: Doc,
  mentions: readonly MentionCandidate[],
  context: QuoteContext,
  weights: AntecedentWeights = ANTECEDENT_WEIGHTS,
): Resolution {
  const { clusters, clusterOf } = clusterNames(doc, mentions);
  for (const cluster of clusters) cluster.gender = genderOf(cluster);
  resolveNominals(mentions, clusters, clusterOf);
  addSpeakers(mentions, clusters, clusterOf, context);
  const quoteOf = innermostQuotes(doc, context);
  const antecedents: AntecedentContext = {
    doc,
    mentions,
    clusterOf,
    genderOf: c => (clusters[c] as NameCluster).gender,
    isPerson: c => (clusters[c] as NameCluster).type === 'person',
    isOrganization: c => (clusters[c] as NameCluster).type === 'organization',
    quoteAt: token => quoteOf[token] as number,
    speakerOf: quote => speakerCluster(clusterOf, context, quote),
  };
  resolvePronouns(antecedents, weights);
  return finish(mentions, clusters, clusterOf);
}

function genderOf({ gender, person }: NameCluster): Gender {
  if (gender !== 'unknown' || person === null) return gender;
  return person.given === null ? genderOfLone(lexicon(), person.family) : genderOfGiven(lexicon(), person.given);
}

function speakerCluster(clusterOf: Int32Array, context: QuoteContext, quote: number): number {
  const mention = context.speakerOf?.(quote) ?? null;
  return mention === null ? -1 : (clusterOf[mention] ?? -1);
}

/** `the president` is the person with that role who was named last before it. */
function resolveNominals(
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

function headOfRole(role: string): string | null {
  const head =
    role
      .toLowerCase()
      .split(/ (?:of|for|at|in|from|to|with|on) |,/)[0]
      ?.trim()
      .split(' ')
      .at(-1) ?? null;
  return head?.replace(/\.$/, '') ?? null;
}

/** Who speaks is worth an entity even without a name. */
function addSpeakers(
  mentions: readonly MentionCandidate[],
  clusters: NameCluster[],
  clusterOf: Int32Array,
  context: QuoteContext,
): void {
  const byText = new Map<string, number>();
  for (let quote = 0; quote < context.quotes.length; quote++) {
    const i = context.speakerOf?.(quote) ?? null;
    const m = i === null ? undefined : mentions[i];
    if (i === null || m === undefined || m.kind === 'pronoun' || (clusterOf[i] as number) >= 0) continue;
    const key = m.text.toLowerCase().replace(/^(?:the|a|an) /, '');
    const known = byText.get(key);
    if (known !== undefined) {
      (clusters[known] as NameCluster).mentions.push(i);
      clusterOf[i] = known;
      continue;
    }
    const cluster = clusters.push({ mentions: [i], type: m.type, gender: m.gender, person: null, latest: i }) - 1;
    clusterOf[i] = cluster;
    byText.set(key, cluster);
  }
}

/** For each token the innermost quote around it, or -1: one sweep over tokens and the quotes' parts. */
function innermostQuotes(doc: Doc, context: QuoteContext): Int32Array {
  const quoteOf = new Int32Array(doc.tokens.length + 1).fill(-1);
  const parts = context.quotes
    .flatMap((quote, q) => quote.parts.map(part => ({ part, q })))
    .sort((a, b) => a.part.start - b.part.start || b.part.end - a.part.end);
  const open: typeof parts = [];
  let next = 0;
  for (const token of doc.tokens) {
    for (; next < parts.length && (parts[next] as { part: Span }).part.start <= token.start; next++) {
      open.push(parts[next] as (typeof parts)[number]);
    }
    while (open.length > 0 && (open.at(-1) as { part: Span }).part.end <= token.start) open.pop();
    quoteOf[token.index] = open.at(-1)?.q ?? -1;
  }
  return quoteOf;
}

function finish(
  mentions: readonly MentionCandidate[],
  clusters: readonly NameCluster[],
  clusterOf: Int32Array,
): Resolution {
  const members: number[][] = clusters.map(() => []);
  for (let i = 0; i < mentions.length; i++) {
    const c = clusterOf[i] as number;
    if (c >= 0) members[c]?.push(i);
  }
  const order = members
    .map((list, c) => ({ list, c }))
    .filter(({ list }) => list.length > 0)
    .sort((a, b) => (a.list[0] as number) - (b.list[0] as number));
  const idOf = new Map<number, string>();
  const entities = order.map(({ list, c }, i) => {
    const id = `e${i + 1}`;
    idOf.set(c, id);
    const cluster = clusters[c] as NameCluster;
    return entityFrom(
      id,
      cluster,
      list.map(k => mentions[k] as MentionCandidate),
    );
  });
  return { entities, entityOf: mentions.map((_, i) => idOf.get(clusterOf[i] as number) ?? null) };
}
