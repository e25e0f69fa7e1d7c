import type { MentionCandidate } from '../names/mentions';

/** A pronoun for a person, and what it may refer to. Mentions, quotes and clusters are indices. */
export interface ResolvedPronoun {
  readonly index: number;
  /** The chosen cluster. A nominal without a cluster has a number of its own below -1; -1 is none. */
  readonly cluster: number;
  /** The best score of each cluster that is possible. */
  readonly scores: ReadonlyMap<number, number>;
}

export interface Exchange {
  /** Cluster of the speaker. */
  readonly speaker: number;
  /** Pronouns in the quote that refer to somebody else. */
  readonly corrected: readonly number[];
  /** Cluster of these. */
  readonly other: number;
}

/** Whom quotes mention in the third person. */
export class QuotedMentions {
  /** Clusters by quote. */
  private readonly mentioned = new Map<number, Set<number>>();
  /** Those that it mentions by a name or description. */
  private readonly named = new Map<number, Set<number>>();
  private readonly pronouns = new Map<number, ResolvedPronoun[]>();

  /** @param selfNamed score of a speaker whom the quote mentions */
  constructor(
    private readonly mentions: readonly MentionCandidate[],
    private readonly selfNamed: number,
  ) {}

  /** @param quote or -1, outside of quotes */
  add(quote: number, cluster: number): void {
    addCluster(this.mentioned, quote, cluster);
  }

  addName(quote: number, cluster: number): void {
    this.add(quote, cluster);
    addCluster(this.named, quote, cluster);
  }

  addPronoun(quote: number, pronoun: ResolvedPronoun): void {
    if (quote < 0) return;
    const list = this.pronouns.get(quote);
    if (list) list.push(pronoun);
    else this.pronouns.set(quote, [pronoun]);
  }

  hasMention(quotes: readonly number[], cluster: number): boolean {
    return quotes.some(quote => this.mentioned.get(quote)?.has(cluster));
  }

  /**
   * `Price said that Hale had been seen. “He ran,” he said.`: these are two people, but the pronoun in the quote comes first
   * and has taken the likelier one. Gives that one to the speaker if both pronouns together score more so.
   * @param quotes of the speaker
   * @returns null if nothing is exchanged
   */
  exchange(quotes: readonly number[], speaker: ResolvedPronoun): Exchange | null {
    const { gender } = this.mentions[speaker.index] as MentionCandidate;
    const quoted = quotes
      .flatMap(quote => this.pronouns.get(quote) ?? [])
      .filter(({ index }) => (this.mentions[index] as MentionCandidate).gender === gender);
    const [first] = quoted;
    if (!first || first.cluster < 0 || speaker.cluster === -1 || first.cluster === speaker.cluster) return null;
    const taken = first.cluster;
    if (quotes.some(quote => this.named.get(quote)?.has(taken))) return null;
    const other = bestBut(first.scores, taken);
    if (other === -1) return null;
    const scoreOf = ({ scores }: ResolvedPronoun, cluster: number) => scores.get(cluster) ?? Number.NEGATIVE_INFINITY;
    const exchanged = scoreOf(speaker, taken) - this.selfNamed + scoreOf(first, other);
    if (exchanged <= scoreOf(speaker, speaker.cluster) + scoreOf(first, taken)) return null;
    const corrected = quoted.filter(({ cluster }) => cluster === taken).map(({ index }) => index);
    return { speaker: taken, corrected, other };
  }
}

/** The cluster with the highest score except one, or -1. */
function bestBut(scores: ReadonlyMap<number, number>, except: number): number {
  let best = -1;
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const [cluster, score] of scores) {
    if (cluster < 0 || cluster === except || score <= bestScore) continue;
    best = cluster;
    bestScore = score;
  }
  return best;
}

function addCluster(clusters: Map<number, Set<number>>, quote: number, cluster: number): void {
  if (quote < 0) return;
  const known = clusters.get(quote);
  if (known) known.add(cluster);
  else clusters.set(quote, new Set([cluster]));
}
