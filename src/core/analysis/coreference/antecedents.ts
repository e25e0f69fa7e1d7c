import {
  FIRST_PERSON_SINGULAR,
  groupOf,
  INTRODUCES_NAMELESS,
  SAYING_GROUP,
  THIRD_PERSON_SINGULAR,
} from '../../language/en';
import { checkFeatures } from '../models/features';
import type { Gender, MentionCandidate } from '../names/mentions';
import type { Sentence, Token } from '../tokens/document';
import type { AntecedentContext, RecoveredSurname } from './antecedentContext';
import { ANTECEDENT_FEATURES, antecedentFeatures, type Candidate, type PronounPlace } from './antecedentFeatures';
import type { AntecedentWeights } from './antecedentWeights';
import { GroupAntecedents } from './groupAntecedents';
import { isSubject } from './subjects';

const WINDOW = 60;
const MAX_SENTENCES = 12;

/** Resolves singular personal pronouns to clusters, in text order and in steps. */
export const resolvePronouns = (context: AntecedentContext, weights: AntecedentWeights): Generator<void, void> =>
  new Resolver(context, weights).run();

const MENTIONS_PER_STEP = 500;

class Resolver {
  private readonly weights: readonly number[];
  private readonly threshold: number;
  private readonly recent: Candidate[] = [];
  /** Organizations that are subjects, in order. */
  private readonly bodies: { readonly cluster: number; readonly at: number }[] = [];
  private readonly voices: GroupAntecedents;
  private readonly counts = new Map<number, number>();
  private readonly told = new Map<number, Gender>();

  /** Pronouns that refer to nominals without an entity so far, by the nominal’s {@link ownCluster}. */
  private readonly waiting = new Map<number, number[]>();
  private readonly fame = new Map<number, number>();
  /** By quote: clusters that it mentions in the third person. */
  private readonly namedIn = new Map<number, Set<number>>();

  constructor(
    private readonly c: AntecedentContext,
    weights: AntecedentWeights,
  ) {
    const { threshold, ...fitted } = weights;
    checkFeatures('antecedentWeights.ts', Object.keys(fitted), ANTECEDENT_FEATURES);
    this.weights = Object.values(fitted);
    this.threshold = threshold;
    this.voices = new GroupAntecedents(c);
    for (const [i, m] of c.mentions.entries()) {
      const cluster = c.clusterOf[i] as number;
      if (m.kind === 'pronoun' || cluster < 0 || m.lastToken === m.firstToken) continue;
      if (m.kind === 'name') this.fame.set(cluster, (this.fame.get(cluster) ?? 0) + 1);
      this.nameIn(c.quoteAt(m.firstToken), cluster);
    }
  }

  private nameIn(quote: number, cluster: number): void {
    if (quote < 0) return;
    const named = this.namedIn.get(quote);
    if (named) named.add(cluster);
    else this.namedIn.set(quote, new Set([cluster]));
  }

  *run(): Generator<void, void> {
    const { mentions, clusterOf, recovered } = this.c;
    let echo = 0;
    for (const [i, m] of mentions.entries()) {
      if (i % MENTIONS_PER_STEP === MENTIONS_PER_STEP - 1) yield;
      if (m.lastToken === m.firstToken) continue;
      for (
        ;
        echo < recovered.length && (recovered[echo] as RecoveredSurname).mention.firstToken < m.firstToken;
        echo++
      ) {
        const { mention, cluster } = recovered[echo] as RecoveredSurname;
        this.remember(mention, -1, cluster);
      }
      if (m.kind !== 'pronoun') this.voices.hear(m, i);
      const known = m.kind === 'pronoun' ? this.antecedent(m, i) : (clusterOf[i] as number);
      const cluster = known === -1 && isNamelessPerson(m) ? ownCluster(i) : known;
      if (cluster < -1 && m.kind === 'pronoun') this.wait(cluster, i);
      else if (m.kind === 'pronoun') clusterOf[i] = cluster;
      if (cluster === -1) continue;
      if (m.kind === 'pronoun' && THIRD_PERSON_SINGULAR.test(m.text))
        this.nameIn(this.c.quoteAt(m.firstToken), cluster);
      if (cluster < 0 || this.c.isPerson(cluster)) this.remember(m, i, cluster);
      else if (this.c.isOrganization(cluster) && isSubject(this.c.doc, m))
        this.bodies.push({ cluster, at: m.firstToken });
    }
    this.nameless();
    this.speakers();
  }

  private wait(cluster: number, pronoun: number): void {
    const list = this.waiting.get(cluster);
    if (list) list.push(pronoun);
    else this.waiting.set(cluster, [pronoun]);
  }

  /** `My mother … she said`: who speaks is an entity, named or not; the others stay open. */
  private nameless(): void {
    for (const [own, pronouns] of this.waiting) {
      if (!pronouns.some(i => this.c.speaks(i))) continue;
      const cluster = this.c.open(mentionOf(own));
      for (const i of pronouns) this.c.clusterOf[i] = cluster;
    }
  }

  /** `I` in a quote whose speaker is a pronoun after it: known only now. */
  private speakers(): void {
    const { mentions, clusterOf } = this.c;
    for (const [i, m] of mentions.entries()) {
      if (m.kind !== 'pronoun' || (clusterOf[i] as number) >= 0 || !FIRST_PERSON_SINGULAR.test(m.text)) continue;
      const quote = this.c.quoteAt(m.firstToken);
      if (quote >= 0) clusterOf[i] = this.c.speakerOf(quote);
    }
  }

  private remember(m: MentionCandidate, index: number, cluster: number): void {
    const token = this.c.doc.tokens[m.firstToken] as Token;
    this.counts.set(cluster, (this.counts.get(cluster) ?? 0) + 1);
    if (m.kind === 'pronoun' && m.gender !== 'unknown' && this.genderOf(cluster) === 'unknown')
      this.told.set(cluster, m.gender);
    this.recent.push({
      cluster,
      at: m.firstToken,
      sentence: token.sentence,
      paragraph: token.paragraph,
      quote: this.c.quoteAt(m.firstToken),
      subject: isSubject(this.c.doc, m),
      possessor: /^[’']s?$/.test(this.c.doc.tokens[m.lastToken]?.text ?? ''),
      pronoun: m.kind === 'pronoun',
      nominal: cluster < 0 || (m.kind === 'nominal' && !this.fame.has(cluster)),
      main: this.recent.at(-1)?.sentence !== token.sentence,
      opens: this.c.doc.tokens[m.firstToken - 3]?.paragraph !== token.paragraph,
      speaks: this.c.speaks(index),
    });
  }

  private genderOf(cluster: number): Gender {
    if (cluster < 0) return (this.c.mentions[mentionOf(cluster)] as MentionCandidate).gender;
    return this.told.get(cluster) ?? this.c.genderOf(cluster);
  }

  private antecedent(m: MentionCandidate, index: number): number {
    const quote = this.c.quoteAt(m.firstToken);
    const word = m.text.toLowerCase();
    if (FIRST_PERSON_SINGULAR.test(word)) return quote >= 0 ? this.c.speakerOf(quote) : -1;
    if (word === 'who') return this.relative(m, index);
    if (word === 'it' || word === 'they') {
      const voice = this.c.speaks(index) ? this.voices.voice(m, index, word === 'they') : -1;
      return voice >= 0 || word === 'they' ? voice : this.organization(m);
    }
    if (word === 'its') return this.organization(m);
    if (m.gender !== 'male' && m.gender !== 'female') return -1;
    const speaks = this.c.speaks(index);
    const own = speaks ? this.c.spokenBy(index) : [];
    const place = this.placeOf(m, quote, own, speaks);
    let best = -1;
    let bestScore = this.threshold;
    const from = Math.max(0, this.recent.length - WINDOW);
    const between = new Set<number>();
    for (let i = this.recent.length - 1; i >= from; i--) {
      const candidate = this.recent[i] as Candidate;
      const others = between.has(candidate.cluster) ? between.size - 1 : between.size;
      const score = this.score(place, own, candidate, others);
      between.add(candidate.cluster);
      if (score > bestScore) {
        bestScore = score;
        best = candidate.cluster;
      }
    }
    const ahead = this.cataphor(m, index);
    return ahead >= 0 && bestScore < 0 ? ahead : best;
  }

  private score(place: PronounPlace, own: readonly number[], candidate: Candidate, between: number): number {
    const { cluster } = candidate;
    const gender = this.genderOf(cluster);
    if (gender !== 'unknown' && gender !== place.mention.gender) return Number.NEGATIVE_INFINITY;
    if (place.sentence - candidate.sentence > MAX_SENTENCES) return Number.NEGATIVE_INFINITY;
    const values = antecedentFeatures(place, candidate, {
      gender,
      between,
      mentions: this.counts.get(cluster) ?? 1,
      named: this.fame.get(cluster) ?? 0,
      speaksQuote: place.quote >= 0 && this.c.speakerOf(place.quote) === cluster,
      namedByPronoun: own.some(quote => this.namedIn.get(quote)?.has(cluster)),
    });
    let score = 0;
    for (let i = 0; i < values.length; i++) score += (values[i] as number) * (this.weights[i] as number);
    return score;
  }

  /** Resolves `it` only where it speaks and `its` only nearby: mostly they refer to no organization. */
  private organization(m: MentionCandidate): number {
    const { tokens } = this.c.doc;
    const last = this.bodies.at(-1);
    if (last === undefined) return -1;
    const sentences = (tokens[m.firstToken] as Token).sentence - (tokens[last.at] as Token).sentence;
    const speaks = groupOf(tokens[m.lastToken]?.lower ?? '') === SAYING_GROUP;
    const owns = m.text.length === 3;
    return (speaks && sentences < 3) || (owns && sentences === 0) ? last.cluster : -1;
  }

  /** `“It held. We waited,” she said`: distance counts from before the quote, skipping its sentences. */
  private placeOf(m: MentionCandidate, quote: number, own: readonly number[], speaks: boolean): PronounPlace {
    const { tokens, sentences } = this.c.doc;
    const token = tokens[m.firstToken] as Token;
    const { sentence } = token;
    const place = { mention: m, token, quote, speaks };
    const { first } = sentences[sentence] as Sentence;
    const said = this.c.quoteAt(first);
    if (own.includes(said)) return { ...place, sentence: this.c.sentenceOf(said), opens: true };
    const near = m.firstToken - first;
    return { ...place, sentence, opens: near < 2 || (near < 6 && tokens[m.firstToken - 1]?.lower === ',') };
  }

  /** `, who`: the one named or described right before, a few words of apposition between allowed. */
  private relative(m: MentionCandidate, index: number): number {
    const last = this.recent.at(-1);
    const gap = last === undefined ? 0 : m.firstToken - last.at;
    if (last !== undefined && gap > 0 && gap < 5) return last.cluster;
    const { mentions, doc } = this.c;
    const before = mentions[index - 1];
    const near = before !== undefined && m.firstToken - before.lastToken <= 1 && before.lastToken <= m.firstToken;
    if (near && before.kind === 'nominal' && this.c.speaks(index)) return this.c.open(index - 1);
    const apposed = last !== undefined && last.sentence === (doc.tokens[m.firstToken] as Token).sentence && gap < 16;
    return apposed && this.c.speaks(index) && doc.tokens[m.firstToken - 1]?.lower === ',' ? last.cluster : -1;
  }

  /** `In his speech, Smith said`: a name shortly after, in the same sentence. */
  private cataphor(m: MentionCandidate, index: number): number {
    const { doc, mentions, clusterOf } = this.c;
    const { sentence } = doc.tokens[m.firstToken] as Token;
    const first = (doc.sentences[sentence] as Sentence).first;
    if (m.firstToken - first > 4 || m.firstToken === first) return -1;
    for (let i = index + 1; i < Math.min(mentions.length, index + 6); i++) {
      const next = mentions[i] as MentionCandidate;
      if (next.lastToken === next.firstToken || (doc.tokens[next.firstToken] as Token).sentence !== sentence) break;
      const cluster = clusterOf[i] as number;
      if (cluster < 0 || next.kind !== 'name' || !this.c.isPerson(cluster)) continue;
      const gender = this.genderOf(cluster);
      return gender === 'unknown' || gender === m.gender ? cluster : -1;
    }
    return -1;
  }
}

/** `my mother`, `a policeman`; but not `the president`, who usually has a name in the text. */
const isNamelessPerson = ({ kind, type, gender, text }: MentionCandidate): boolean =>
  kind === 'nominal' &&
  type === 'person' &&
  (gender === 'male' || gender === 'female') &&
  INTRODUCES_NAMELESS.test(text);

/** Maps a mention without a cluster to a unique negative number, and back. */
const ownCluster = (mention: number): number => -2 - mention;
const mentionOf = (own: number): number => -2 - own;
