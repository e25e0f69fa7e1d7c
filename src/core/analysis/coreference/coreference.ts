import { ALWAYS_ANOTHER, LEADING_ARTICLE } from '../../language/en';
import type { ArticleSpan } from '../../text';
import type { Entity } from '../model';
import { type Gender, genderOfGiven, genderOfLone, type MentionCandidate } from '../names/mentions';
import { type Doc, tokenIndexFrom } from '../tokens/document';
import type { AntecedentContext, QuoteContext } from './antecedentContext';
import { resolvePronouns } from './antecedents';
import type { AntecedentWeights } from './antecedentWeights';
import { resolveDocuments } from './documentIssuers';
import { entityFrom } from './entityBuilder';
import { nounOf, resolveEpithets } from './epithets';
import { genderVote } from './genderVote';
import { clusterNames, type NameCluster } from './nameClustering';
import { AppositionResolver, resolveNominals, resolveSurnames } from './nominalCoreference';
import { resolveOrganizations } from './organizationNominals';
import { recoverSurnames } from './surnameRecovery';

export interface Resolution {
  /**
   * In order of first mention, ids `e1`, `e2`, …: everything with a name, and speakers without one (`a senior official`).
   */
  readonly entities: Entity<'article'>[];
  /** For each mention the id of its entity, or null if it is unresolved. */
  readonly entityOf: readonly (string | null)[];
}

/** Groups mentions of the same person or thing into entities. In steps; linear in mentions and tokens. */
export function* entitySteps(
  doc: Doc,
  mentions: readonly MentionCandidate[],
  context: QuoteContext,
  weights: AntecedentWeights,
): Generator<void, Resolution> {
  const { clusters, clusterOf } = yield* clusterNames(doc, mentions);
  yield;
  for (const cluster of clusters) cluster.gender = genderOf(doc, cluster);
  inferGenders(doc, mentions, clusters, clusterOf);
  yield;
  const appositions = new AppositionResolver(doc, mentions, clusterOf);
  appositions.resolve();
  yield;
  resolveNominals(doc, mentions, clusters, clusterOf);
  yield;
  resolveSurnames(mentions, clusters, clusterOf);
  appositions.resolveEarlier();
  yield;
  resolveOrganizations(doc, mentions, clusters, clusterOf, context);
  resolveEpithets(doc, mentions, clusters, clusterOf, context);
  yield;
  addSpeakers(mentions, clusters, clusterOf, context);
  yield;
  const quoteOf = innermostQuotes(doc, context);
  const recovered = recoverSurnames(doc, mentions, clusters);
  yield;
  const antecedents: AntecedentContext = {
    doc,
    mentions,
    clusterOf,
    recovered,
    genderOf: c => (clusters[c] as NameCluster).gender,
    isPerson: c => (clusters[c] as NameCluster).type === 'person',
    isOrganization: c => (clusters[c] as NameCluster).type === 'organization',
    quoteAt: token => quoteOf[token] as number,
    sentenceOf: quote => doc.tokens[tokenIndexFrom(doc, context.quotes[quote]?.span.start ?? 0)]?.sentence ?? 0,
    speakerOf: quote => speakerCluster(clusterOf, context, quote),
    speaks: mention => context.speaks?.(mention) ?? false,
    spokenBy: spokenBy(context),
    open: mention => openCluster(mentions, clusters, clusterOf, mention),
  };
  yield* resolvePronouns(antecedents, weights);
  yield;
  yield* resolveDocuments(antecedents);
  yield;
  return yield* buildEntities(mentions, clusters, clusterOf);
}

function genderOf({ lexicon }: Doc, { gender, person }: NameCluster): Gender {
  if (gender !== 'unknown' || person === null) return gender;
  return person.given === null ? genderOfLone(lexicon, person.family) : genderOfGiven(lexicon, person.given);
}

/**
 * Infers a name’s gender from the pronouns directly after it, where nothing else shows it: `Jeb Bush says he …`. A single
 * pronoun may refer to somebody else, so at least two must agree.
 */
function inferGenders(
  doc: Doc,
  mentions: readonly MentionCandidate[],
  clusters: readonly NameCluster[],
  clusterOf: Int32Array,
): void {
  const votes = new Map<number, number>();
  for (let i = 1; i < mentions.length; i++) {
    const c = clusterOf[i - 1] as number;
    const cluster = c < 0 ? undefined : clusters[c];
    if (cluster?.type !== 'person' || cluster.gender !== 'unknown') continue;
    const vote = genderVote(doc, mentions[i - 1] as MentionCandidate, mentions[i] as MentionCandidate);
    if (vote !== 0) votes.set(c, (votes.get(c) ?? 0) + vote);
  }
  for (const [cluster, sum] of votes)
    if (Math.abs(sum) > 1) (clusters[cluster] as NameCluster).gender = sum > 0 ? 'female' : 'male';
}

function speakerCluster(clusterOf: Int32Array, context: QuoteContext, quote: number): number {
  const mention = context.speakerOf?.(quote) ?? null;
  return mention === null ? -1 : (clusterOf[mention] ?? -1);
}

/**
 * Opens clusters for speakers without a name. The same words are one speaker, but `one driver` and `another driver` are
 * always new; `the driver` is the last one.
 */
function addSpeakers(
  mentions: readonly MentionCandidate[],
  clusters: NameCluster[],
  clusterOf: Int32Array,
  context: QuoteContext,
): void {
  const known = new Map<string, number>();
  const quoted = new Set(context.quotes.map((_, quote) => context.speakerOf?.(quote) ?? null));
  for (const [i, m] of mentions.entries()) {
    if (!context.speaks?.(i) || m.kind === 'pronoun' || (clusterOf[i] as number) >= 0) continue;
    const text = m.text.toLowerCase();
    const key = text.replace(LEADING_ARTICLE, '');
    const noun = m.type === 'person' ? `the ${nounOf(text)}` : key;
    const same = known.get(key) ?? (text.startsWith('the ') ? known.get(noun) : undefined);
    const cluster = ALWAYS_ANOTHER.test(text) ? undefined : same;
    // Without a quote, `the driver` is often somebody with a name.
    if (cluster === undefined && text.startsWith('the ') && !quoted.has(i)) continue;
    if (cluster !== undefined) {
      (clusters[cluster] as NameCluster).mentions.push(i);
      clusterOf[i] = cluster;
    } else openCluster(mentions, clusters, clusterOf, i);
    for (const words of [key, noun]) known.set(words, clusterOf[i] as number);
  }
}

/** The quotes with each mention as speaker. */
function spokenBy(context: QuoteContext): (mention: number) => readonly number[] {
  const byMention = new Map<number, number[]>();
  for (let quote = 0; quote < context.quotes.length; quote++) {
    const mention = context.speakerOf?.(quote) ?? null;
    if (mention === null) continue;
    const list = byMention.get(mention);
    if (list) list.push(quote);
    else byMention.set(mention, [quote]);
  }
  return mention => byMention.get(mention) ?? [];
}

/** The cluster of a mention. Opens one if it has none. */
function openCluster(
  mentions: readonly MentionCandidate[],
  clusters: NameCluster[],
  clusterOf: Int32Array,
  i: number,
): number {
  if ((clusterOf[i] as number) >= 0) return clusterOf[i] as number;
  const { type, gender } = mentions[i] as MentionCandidate;
  const cluster = clusters.push({ mentions: [i], type, gender, person: null, latest: i }) - 1;
  clusterOf[i] = cluster;
  return cluster;
}

/** For each token the innermost quote around it, or -1: one sweep over tokens and the quotes' parts. */
function innermostQuotes(doc: Doc, context: QuoteContext): Int32Array {
  const quoteOf = new Int32Array(doc.tokens.length + 1).fill(-1);
  if (context.quotes.length === 0) return quoteOf;
  const parts = context.quotes
    .flatMap((quote, q) => quote.parts.map(part => ({ part, q })))
    .sort((a, b) => a.part.start - b.part.start || b.part.end - a.part.end);
  const open: typeof parts = [];
  let next = 0;
  for (const token of doc.tokens) {
    for (; next < parts.length && (parts[next] as { part: ArticleSpan }).part.start <= token.start; next++) {
      open.push(parts[next] as (typeof parts)[number]);
    }
    while (open.length > 0 && (open.at(-1) as { part: ArticleSpan }).part.end <= token.start) open.pop();
    quoteOf[token.index] = open.at(-1)?.q ?? -1;
  }
  return quoteOf;
}

const ENTITIES_PER_STEP = 500;

function* buildEntities(
  mentions: readonly MentionCandidate[],
  clusters: readonly NameCluster[],
  clusterOf: Int32Array,
): Generator<void, Resolution> {
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
  const entities: Entity<'article'>[] = [];
  for (let i = 0; i < order.length; i++) {
    if (i % ENTITIES_PER_STEP === ENTITIES_PER_STEP - 1) yield;
    const { list, c } = order[i] as (typeof order)[number];
    const id = `e${i + 1}`;
    idOf.set(c, id);
    const members = list.map(k => mentions[k] as MentionCandidate);
    entities.push(entityFrom(id, clusters[c] as NameCluster, members));
  }
  return { entities, entityOf: mentions.map((_, i) => idOf.get(clusterOf[i] as number) ?? null) };
}
