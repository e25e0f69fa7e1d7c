import { FIRST_PERSON_SINGULAR, groupOf, SAYING_GROUP, THIRD_PERSON_SINGULAR } from '../../language/en';
import { checkFeatures } from '../models/features';
import type { Gender, MentionCandidate } from '../names/mentions';
import type { Sentence, Token } from '../tokens/document';
import type { AntecedentContext } from './antecedentContext';
import {
  ANTECEDENT_FEATURES,
  type AntecedentCandidate,
  antecedentFeatures,
  caseOf,
  type PronounPlace,
} from './antecedentFeatures';
import type { AntecedentWeights } from './antecedentWeights';
import { GroupAntecedents } from './groupAntecedents';
import { isNamelessPerson, isUnnamedPerson, mentionOf, ownCluster } from './nameless';
import { QuotedMentions } from './quotedMentions';
import { isSubject } from './subjects';

/** Maximum number of candidates that are compared, the latest ones. */
const MAX_CANDIDATES = 60;
/** Maximum distance of an antecedent, in sentences. */
const MAX_SENTENCES = 12;

/** Resolves singular personal pronouns to clusters, in text order and in steps. */
export const resolvePronouns = (context: AntecedentContext, weights: AntecedentWeights): Generator<void, void> =>
  new PronounResolver(context, weights).run();

const MENTIONS_PER_STEP = 500;

class PronounResolver {
  private readonly weights: readonly number[];
  private readonly quoted: QuotedMentions;
  private readonly threshold: number;
  /** People mentioned so far, in order. */
  private readonly recent: AntecedentCandidate[] = [];
  /** The last subject without a name, `a driver`; -1 if there is none. */
  private introduced = -1;
  /** The last sentence that mentions a person outside of quotes. */
  private narrated = -1;
  /** Organizations that are subjects, in order. */
  private readonly organizations: { readonly cluster: number; readonly at: number }[] = [];
  private readonly groups: GroupAntecedents;
  /** Mentions so far, by cluster. */
  private readonly counts = new Map<number, number>();
  /** Genders that pronouns showed, by cluster. */
  private readonly shownGenders = new Map<number, Gender>();
  /** Pronouns that refer to a nominal without an entity, by the nominal’s {@link ownCluster}. */
  private readonly waiting = new Map<number, number[]>();
  /** Names in the whole article, by cluster. */
  private readonly nameCounts = new Map<number, number>();
  /** Number of recovered surnames already remembered. */
  private recoveredCount = 0;

  constructor(
    private readonly c: AntecedentContext,
    weights: AntecedentWeights,
  ) {
    const { threshold, ...fitted } = weights;
    checkFeatures('antecedentWeights.ts', Object.keys(fitted), ANTECEDENT_FEATURES);
    this.weights = Object.values(fitted);
    this.threshold = threshold;
    this.quoted = new QuotedMentions(c.mentions, fitted.selfNamed);
    this.groups = new GroupAntecedents(c);
    for (const [i, m] of c.mentions.entries()) {
      const cluster = c.clusterOf[i] as number;
      if (m.kind === 'pronoun' || cluster < 0 || m.lastToken === m.firstToken) continue;
      if (m.kind === 'name') this.nameCounts.set(cluster, (this.nameCounts.get(cluster) ?? 0) + 1);
      this.quoted.addName(c.quoteAt(m.firstToken), cluster);
    }
  }

  *run(): Generator<void, void> {
    const { mentions } = this.c;
    for (let i = 0; i < mentions.length; i++) {
      if (i % MENTIONS_PER_STEP === MENTIONS_PER_STEP - 1) yield;
      const m = mentions[i] as MentionCandidate;
      if (m.lastToken === m.firstToken) continue;
      this.rememberRecovered(m.firstToken);
      const cluster = m.kind === 'pronoun' ? this.resolve(m, i) : this.clusterOf(m, i);
      if (cluster === -1) continue;
      if (cluster < 0 || this.c.isPerson(cluster)) this.remember(m, i, cluster);
      else if (this.c.isOrganization(cluster) && isSubject(this.c.doc, m))
        this.organizations.push({ cluster, at: m.firstToken });
    }
    this.openNamelessSpeakers();
    this.resolveLateSpeakers();
  }

  /** Remembers the recovered surnames before a token. */
  private rememberRecovered(token: number): void {
    const { recovered } = this.c;
    for (let next = recovered[this.recoveredCount]; next && next.mention.firstToken < token; ) {
      this.remember(next.mention, -1, next.cluster);
      next = recovered[++this.recoveredCount];
    }
  }

  /** The cluster of a name or nominal; a nameless person gets one of its own. */
  private clusterOf(m: MentionCandidate, i: number): number {
    this.groups.remember(m, i);
    if (isUnnamedPerson(m) && isSubject(this.c.doc, m) && !this.isInSentence(this.introduced, m)) this.introduced = i;
    const known = this.c.clusterOf[i] as number;
    return known === -1 && (isNamelessPerson(m) || this.isNamelessSpeaker(m, i)) ? ownCluster(i) : known;
  }

  /** `the premier says files show …`: somebody without a name whose words are reported. */
  private isNamelessSpeaker({ kind, type, number }: MentionCandidate, i: number): boolean {
    return kind === 'nominal' && type === 'person' && number === 'singular' && this.c.speaks(i);
  }

  /** Finds the cluster of a pronoun, and notes it. */
  private resolve(m: MentionCandidate, i: number): number {
    const cluster = this.antecedent(m, i);
    if (cluster < -1) this.wait(cluster, i);
    else this.c.clusterOf[i] = cluster;
    if (cluster !== -1 && THIRD_PERSON_SINGULAR.test(m.text)) this.quoted.add(this.c.quoteAt(m.firstToken), cluster);
    return cluster;
  }

  private wait(cluster: number, pronoun: number): void {
    const list = this.waiting.get(cluster);
    if (list) list.push(pronoun);
    else this.waiting.set(cluster, [pronoun]);
  }

  /** `My mother … she said`: nameless people become entities if they speak. */
  private openNamelessSpeakers(): void {
    for (const [own, pronouns] of this.waiting) {
      if (!pronouns.some(i => this.c.speaks(i))) continue;
      const cluster = this.c.open(mentionOf(own));
      for (const i of pronouns) this.c.clusterOf[i] = cluster;
    }
  }

  /** Resolves `I` in quotes whose speaker is a pronoun after the quote. */
  private resolveLateSpeakers(): void {
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
      this.shownGenders.set(cluster, m.gender);
    const quote = this.c.quoteAt(m.firstToken);
    this.recent.push({
      cluster,
      at: m.firstToken,
      sentence: token.sentence,
      paragraph: token.paragraph,
      quote,
      subject: isSubject(this.c.doc, m),
      possessor: /^[’']s?$/.test(this.c.doc.tokens[m.lastToken]?.text ?? ''),
      pronoun: m.kind === 'pronoun',
      // Who speaks without a name is somebody of their own.
      nominal:
        (cluster < 0 && !this.c.speaks(index)) ||
        (cluster >= 0 && m.kind === 'nominal' && !this.nameCounts.has(cluster)),
      main: (quote < 0 ? this.narrated : (this.recent.at(-1)?.sentence ?? -1)) !== token.sentence,
      opens: this.c.doc.tokens[m.firstToken - 3]?.paragraph !== token.paragraph,
      speaks: this.c.speaks(index),
    });
    if (quote < 0) this.narrated = token.sentence;
  }

  private genderOf(cluster: number): Gender {
    if (cluster < 0) return (this.c.mentions[mentionOf(cluster)] as MentionCandidate).gender;
    return this.shownGenders.get(cluster) ?? this.c.genderOf(cluster);
  }

  /** The cluster that a pronoun refers to, or -1. */
  private antecedent(m: MentionCandidate, index: number): number {
    const quote = this.c.quoteAt(m.firstToken);
    const word = m.text.toLowerCase();
    if (FIRST_PERSON_SINGULAR.test(word)) return quote >= 0 ? this.c.speakerOf(quote) : -1;
    switch (word) {
      case 'who':
        return this.relative(m, index);
      case 'they':
        return this.c.speaks(index) ? this.groups.antecedent(m, index) : -1;
      case 'it': {
        const group = this.c.speaks(index) ? this.groups.antecedent(m, index) : -1;
        return group >= 0 ? group : this.organization(m);
      }
      case 'its':
        return this.c.speaks(index) ? this.groups.antecedent(m, index) : this.organization(m);
      case 'their':
        return this.c.speaks(index) ? this.groups.antecedent(m, index) : -1;
      default:
        return m.gender === 'male' || m.gender === 'female' ? this.person(m, index) : -1;
    }
  }

  /** The person that `he` or `she` refers to, or -1. */
  private person(m: MentionCandidate, index: number): number {
    const own = this.c.speaks(index) ? this.c.spokenBy(index) : [];
    const place = this.placeOf(m, index, own);
    const scores = new Map<number, number>();
    let best = -1;
    let bestScore = this.threshold;
    const from = Math.max(0, this.recent.length - MAX_CANDIDATES);
    const between = new Set<number>();
    for (let i = this.recent.length - 1; i >= from; i--) {
      const candidate = this.recent[i] as AntecedentCandidate;
      const peopleBetween = between.has(candidate.cluster) ? between.size - 1 : between.size;
      const score = this.score(place, own, candidate, peopleBetween);
      between.add(candidate.cluster);
      if (score > (scores.get(candidate.cluster) ?? this.threshold)) scores.set(candidate.cluster, score);
      if (score > bestScore) {
        bestScore = score;
        best = candidate.cluster;
      }
    }
    const later = bestScore < 0 ? this.cataphor(m, index) : -1;
    if (later >= 0) return later;
    const resolved = { index, cluster: best, scores };
    this.quoted.addPronoun(place.quote, resolved);
    const exchange = this.quoted.exchange(own, resolved);
    if (exchange) {
      for (const quoted of exchange.corrected) this.correct(quoted, exchange.other);
      return exchange.speaker;
    }
    return best === -1 && this.c.speaks(index) ? this.introducedIn(place) : best;
  }

  /** Gives a pronoun another cluster. */
  private correct(pronoun: number, cluster: number): void {
    const at = (this.c.mentions[pronoun] as MentionCandidate).firstToken;
    this.c.clusterOf[pronoun] = cluster;
    // Only the latest are compared from here on.
    const oldest = Math.max(0, this.recent.length - MAX_CANDIDATES);
    let place = this.recent.length - 1;
    while (place >= oldest && this.recent[place]?.at !== at) place--;
    if (place >= oldest) this.recent[place] = { ...(this.recent[place] as AntecedentCandidate), cluster };
  }

  /** Whether a mention is in the same sentence as another one. `The mayor met the bishop`: only the first is the subject. */
  private isInSentence(before: number, { firstToken }: MentionCandidate): boolean {
    const { tokens } = this.c.doc;
    const at = this.c.mentions[before]?.firstToken ?? -1;
    return tokens[at]?.sentence === tokens[firstToken]?.sentence;
  }

  /** `A driver sighed. “I work nights,” he said.`: the last subject without a name in the same paragraph; or -1. */
  private introducedIn({ token, mention }: PronounPlace): number {
    const before = this.c.mentions[this.introduced];
    const isNear = before !== undefined && this.c.doc.tokens[before.firstToken]?.paragraph === token.paragraph;
    const isSame = before?.gender === 'unknown' || before?.gender === mention.gender;
    return isNear && isSame ? this.c.open(this.introduced) : -1;
  }

  private score(place: PronounPlace, own: readonly number[], candidate: AntecedentCandidate, between: number): number {
    const { cluster } = candidate;
    const gender = this.genderOf(cluster);
    // `the premier` may be anybody, but likely is who says something next, or `he` in `the premier says he knew`.
    const continues = place.speaks || candidate.sentence === place.sentence;
    if (cluster < 0 && gender === 'unknown' && !continues) return Number.NEGATIVE_INFINITY;
    if (gender !== 'unknown' && gender !== place.mention.gender) return Number.NEGATIVE_INFINITY;
    if (place.sentence - candidate.sentence > MAX_SENTENCES) return Number.NEGATIVE_INFINITY;
    const values = antecedentFeatures(place, candidate, {
      gender,
      between,
      mentions: this.counts.get(cluster) ?? 1,
      named: this.nameCounts.get(cluster) ?? 0,
      speaksQuote: place.quote >= 0 && this.c.speakerOf(place.quote) === cluster,
      namedByPronoun: this.quoted.hasMention(own, cluster),
    });
    let score = 0;
    for (let i = 0; i < values.length; i++) score += (values[i] as number) * (this.weights[i] as number);
    return score;
  }

  /** The organization of `it`, only before a verb of saying, and of `its`, only nearby: mostly they refer to none. */
  private organization(m: MentionCandidate): number {
    const { tokens } = this.c.doc;
    const last = this.organizations.at(-1);
    if (last === undefined) return -1;
    const sentences = (tokens[m.firstToken] as Token).sentence - (tokens[last.at] as Token).sentence;
    const speaks = groupOf(tokens[m.lastToken]?.lower ?? '') === SAYING_GROUP;
    const owns = m.text.length === 3;
    return (speaks && sentences < 3) || (owns && sentences === 0) ? last.cluster : -1;
  }

  /** `“It held. We waited,” she said`: distances count from the start of the pronoun’s own quote. */
  private placeOf(m: MentionCandidate, index: number, own: readonly number[]): PronounPlace {
    const { tokens, sentences } = this.c.doc;
    const token = tokens[m.firstToken] as Token;
    const { first } = sentences[token.sentence] as Sentence;
    const said = this.c.quoteAt(first);
    const isSaid = own.includes(said);
    const near = m.firstToken - first;
    return {
      mention: m,
      token,
      quote: this.c.quoteAt(m.firstToken),
      ...caseOf(m.text),
      speaks: this.c.speaks(index),
      sentence: isSaid ? this.c.sentenceOf(said) : token.sentence,
      opens: isSaid || near < 2 || (near < 6 && tokens[m.firstToken - 1]?.lower === ','),
    };
  }

  /** `, who`: the person named or described directly before; an apposition may be between. */
  private relative(m: MentionCandidate, index: number): number {
    const last = this.recent.at(-1);
    const gap = last === undefined ? 0 : m.firstToken - last.at;
    if (last !== undefined && gap > 0 && gap < 5) return last.cluster;
    if (!this.c.speaks(index)) return -1;
    const before = this.c.mentions[index - 1];
    if (before?.kind === 'nominal' && isDirectlyBefore(before, m)) return this.c.open(index - 1);
    const { tokens } = this.c.doc;
    const isApposed = last?.sentence === (tokens[m.firstToken] as Token).sentence && gap < 16;
    return isApposed && tokens[m.firstToken - 1]?.lower === ',' ? last.cluster : -1;
  }

  /** `In his speech, Smith said`: the person named shortly after, in the same sentence; or -1. */
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

/** Whether at most one token separates two mentions. */
const isDirectlyBefore = (before: MentionCandidate, m: MentionCandidate): boolean =>
  before.lastToken <= m.firstToken && m.firstToken - before.lastToken <= 1;
