import type { EntityType } from '../model';
import { acronymsOf } from '../names/acronyms';
import type { Gender, MentionCandidate } from '../names/mentions';
import type { Doc } from '../tokens/document';
import { isCredit } from './credits';
import { shortFirm } from './firms';
import { genderVote } from './genderVote';
import { nameKey } from './nameKeys';
import { latest, push, TitleIndex, titleOf } from './namesakes';
import {
  canBeGiven,
  goesByMiddleName,
  isKnownName,
  isOneLetterOff,
  MIN_MISSPELT_LENGTH,
  namesAgree,
  otherShortForms,
  type PersonName,
  parseOnce,
} from './personNames';

/** Name mentions that refer to one person, organization, place or other thing. */
export interface NameCluster {
  readonly mentions: number[];
  type: EntityType;
  gender: Gender;
  /** The fullest form of a person’s name so far; null for others. */
  person: PersonName | null;
  /** Index of its last mention so far, or -1. */
  latest: number;
}

/** Groups the name mentions of an article. Returns the clusters, and for each mention the index of its cluster or -1. */
export function* clusterNames(
  doc: Doc,
  mentions: readonly MentionCandidate[],
): Generator<void, { clusters: NameCluster[]; clusterOf: Int32Array }> {
  const clustering = new NameClustering(doc, mentions);
  yield* clustering.clusterPeople();
  yield;
  yield* clustering.clusterOthers();
  return { clusters: clustering.clusters, clusterOf: clustering.clusterOf };
}

const wordsOf = (doc: Doc, m: MentionCandidate): string[] =>
  m.lastToken > m.firstToken
    ? doc.tokens.slice(m.firstToken, m.lastToken).map(t => t.lower)
    : m.text.toLowerCase().split(/\s+/);

const MENTIONS_PER_STEP = 2_000;

class NameClustering {
  readonly clusters: NameCluster[] = [];
  readonly clusterOf: Int32Array;
  private readonly byFamily = new Map<string, number[]>();
  private readonly byGiven = new Map<string, number[]>();
  /** People by their other short forms: `Lula` of `Luiz Inácio Lula da Silva`. */
  private readonly byOther = new Map<string, number[]>();
  /** 1 for a cluster whose names only credit a reporter so far. */
  private readonly credited: number[] = [];
  /** By surname: number of female minus number of male pronouns after the bare surname. */
  private readonly genderVotes = new Map<string, number>();
  /** Number of full names in each cluster. */
  private readonly fullNames: number[] = [];
  private readonly titles = new TitleIndex();
  /** People with full names, by the first letter of the surname. */
  private readonly byInitial = new Map<string, number[]>();

  constructor(
    private readonly doc: Doc,
    private readonly mentions: readonly MentionCandidate[],
  ) {
    this.clusterOf = new Int32Array(mentions.length).fill(-1);
  }

  /** Clusters full names first; then each short form joins a matching person. */
  *clusterPeople(): Generator<void, void> {
    const known = new Map<string, PersonName>();
    const parsed = this.mentions.map(m =>
      m.kind === 'name' && m.type === 'person' ? parseOnce(known, wordsOf(this.doc, m), this.doc.lexicon) : null,
    );
    yield;
    for (let i = 0; i < parsed.length; i++) parsed[i] = this.withSharedSurname(parsed, i);
    for (let i = 0; i < parsed.length; i++) {
      if (i % MENTIONS_PER_STEP === MENTIONS_PER_STEP - 1) yield;
      const name = parsed[i];
      if (name?.given) this.addFullName(i, name);
    }
    for (const [i, name] of parsed.entries()) if (name && name.given === null) this.countVote(i, name);
    for (let i = 0; i < parsed.length; i++) {
      if (i % MENTIONS_PER_STEP === MENTIONS_PER_STEP - 1) yield;
      const name = parsed[i] ?? null;
      if (name === null) continue;
      if (name.given === null) this.addShortName(i, name);
      (this.clusters[this.clusterOf[i] as number] as NameCluster).latest = i;
    }
  }

  /** `Khizr and Ghazala Khan`: gives the first of a couple the surname of the second. */
  private withSharedSurname(parsed: readonly (PersonName | null)[], i: number): PersonName | null {
    const [name, next] = [parsed[i] ?? null, parsed[i + 1]];
    const [m, n] = [this.mentions[i], this.mentions[i + 1]];
    if (!name || name.given !== null || !next || next.given === null || !m || !n) return name;
    if (!this.isCouple(m, n) || !canBeGiven(this.doc.lexicon, name.family)) return name;
    const { family, familyKey } = next;
    const text = n.text.slice(-family.length);
    const borrowed = text === text.toUpperCase() ? undefined : text;
    return { ...name, given: name.family, givenKey: name.familyKey, family, familyKey, borrowed };
  }

  /** Whether `and` joins two mentions, and the first is neither one of a list nor has a title. */
  private isCouple(m: MentionCandidate, n: MentionCandidate): boolean {
    const { tokens } = this.doc;
    if (n.firstToken !== m.lastToken + 1 || tokens[m.lastToken]?.lower !== 'and') return false;
    // `the couple, Khizr and Ghazala Khan`
    const isListed = tokens[m.firstToken - 1]?.text === ',' && !PAIR.test(tokens[m.firstToken - 2]?.lower ?? '');
    return !isListed && m.phrase.start >= m.span.start;
  }

  private addFullName(i: number, name: PersonName): void {
    const m = this.mentions[i] as MentionCandidate;
    const known = latest(this.byFamily.get(name.familyKey));
    const found = known.find(c => {
      const cluster = this.clusters[c] as NameCluster;
      if (cluster.person === null || !namesAgree(cluster.person, name)) return false;
      // The gender of `Lula da Silva` is that of Luiz Inácio Lula da Silva, whatever lists say of `Lula`.
      return gendersAgree(cluster.gender, m.gender) || goesByMiddleName(cluster.person, name);
    });
    if (found !== undefined) this.join(found, i, name);
    else this.open(i, 'person', name);
    const c = this.clusterOf[i] as number;
    this.fullNames[c] = (this.fullNames[c] ?? 0) + 1;
    this.titles.add(c, titleOf(this.doc, m));
    if (!isCredit(this.doc, m)) this.credited[c] = 0;
    else this.credited[c] ??= 1;
  }

  private addShortName(i: number, name: PersonName): void {
    const { gender } = this.mentions[i] as MentionCandidate;
    const family = latest(this.byFamily.get(name.familyKey));
    const all = this.orOthers(this.orOthers(family, this.byGiven, name), this.byOther, name);
    const candidates = this.titles.preferred(all, titleOf(this.doc, this.mentions[i] as MentionCandidate));
    let best = -1;
    for (const c of this.preferred(candidates, gender, name.familyKey))
      if (best < 0 || this.isMoreProminent(c, best)) best = c;
    if (best < 0 && candidates.length === 0) best = this.misspelt(i, name);
    if (best >= 0) this.join(best, i, name);
    else this.open(i, 'person', name);
  }

  /** Adds people whose other names match a short form, unless somebody who is not only credited matches already. */
  private orOthers(
    found: readonly number[],
    others: ReadonlyMap<string, readonly number[]>,
    { family }: PersonName,
  ): readonly number[] {
    return found.some(c => this.credited[c] !== 1) ? found : [...found, ...latest(others.get(family))];
  }

  /**
   * The candidates that fit a bare surname best, by gender. `Ms. Khan` prefers a woman of that name to a person of unknown
   * gender. A name without gender prefers people with a full name: `Mr. Brown` the dog does not take it from Ann Brown.
   */
  private preferred(candidates: readonly number[], gender: Gender, familyKey: string): readonly number[] {
    const clusterAt = (c: number): NameCluster => this.clusters[c] as NameCluster;
    const fitting = candidates.filter(c => gendersAgree(clusterAt(c).gender, gender));
    const expected = gender === 'unknown' ? this.votedGender(familyKey) : gender;
    const certain = expected === 'unknown' ? [] : fitting.filter(c => clusterAt(c).gender === expected);
    if (certain.length > 0) return certain;
    const full = gender === 'unknown' ? fitting.filter(c => clusterAt(c).person?.given != null) : [];
    return full.length > 0 ? full : fitting;
  }

  /** The gender that at least two pronouns give a surname. */
  private votedGender(familyKey: string): Gender {
    const votes = this.genderVotes.get(familyKey) ?? 0;
    if (Math.abs(votes) < 2) return 'unknown';
    return votes > 0 ? 'female' : 'male';
  }

  /** Counts the pronoun after a surname that several people have: `Clinton … she`. */
  private countVote(i: number, { familyKey }: PersonName): void {
    const [m, next] = [this.mentions[i], this.mentions[i + 1]];
    if (!m || !next || (this.byFamily.get(familyKey)?.length ?? 0) < 2) return;
    const vote = genderVote(this.doc, m, next);
    if (vote !== 0) this.genderVotes.set(familyKey, (this.genderVotes.get(familyKey) ?? 0) + vote);
  }

  /**
   * Resolves an ambiguous surname: prefers somebody in the text to a reporter who is only credited, then the person
   * already mentioned, then the more prominent, then the most recent.
   */
  private isMoreProminent(a: number, b: number): boolean {
    const [x, y] = [this.clusters[a] as NameCluster, this.clusters[b] as NameCluster];
    if (this.credited[a] !== this.credited[b]) return this.credited[b] === 1;
    if (x.latest < 0 !== y.latest < 0) return y.latest < 0;
    const [n, k] = [this.fullNames[a] ?? 0, this.fullNames[b] ?? 0];
    return n === k ? x.latest > y.latest : n > k;
  }

  /** The only person whose surname differs by one letter from an unknown one, as a typo or another spelling; or -1. */
  private misspelt(i: number, { family }: PersonName): number {
    if (family.length < MIN_MISSPELT_LENGTH || isKnownName(this.doc.lexicon, family)) return -1;
    const { gender } = this.mentions[i] as MentionCandidate;
    const like = latest(this.byInitial.get(family[0] as string)).filter(c => {
      const { person, gender: other } = this.clusters[c] as NameCluster;
      return person !== null && gendersAgree(gender, other) && isOneLetterOff(person.family, family);
    });
    return like.length === 1 ? (like[0] as number) : -1;
  }

  private open(i: number, type: EntityType, name: PersonName | null): void {
    const m = this.mentions[i] as MentionCandidate;
    const c = this.clusters.push({ mentions: [i], type, gender: m.gender, person: name, latest: -1 }) - 1;
    this.clusterOf[i] = c;
    if (name === null) return;
    push(this.byFamily, name.familyKey, c);
    if (name.given === null) return;
    push(this.byGiven, name.given, c);
    for (const form of otherShortForms(name)) push(this.byOther, form, c);
    push(this.byInitial, name.family[0] ?? '', c);
  }

  private join(c: number, i: number, name: PersonName): void {
    const cluster = this.clusters[c] as NameCluster;
    cluster.mentions.push(i);
    this.clusterOf[i] = c;
    const { gender } = this.mentions[i] as MentionCandidate;
    if (cluster.gender === 'unknown') cluster.gender = gender;
    const fuller = (cluster.person?.given ?? null) === null || (name.borrowed && !cluster.person?.borrowed);
    if (name.given !== null && fuller) cluster.person = name;
  }

  /** Clusters organizations, places and others by name; acronyms join the name they abbreviate. */
  *clusterOthers(): Generator<void, void> {
    const byKey = new Map<string, number>();
    const acronyms = new Map<string, number>();
    const heads = new Map<string, number[]>();
    const short: number[] = [];
    for (let i = 0; i < this.mentions.length; i++) {
      if (i % MENTIONS_PER_STEP === MENTIONS_PER_STEP - 1) yield;
      const m = this.mentions[i] as MentionCandidate;
      const isHeaderSource = m.kind === 'nominal' && m.lastToken === m.firstToken;
      if (!isHeaderSource && (m.kind !== 'name' || m.type === 'person')) continue;
      const words = wordsOf(this.doc, m);
      const key = nameKey(this.doc.lexicon, m.type, words);
      const known = byKey.get(key);
      if (known !== undefined) {
        (this.clusters[known] as NameCluster).mentions.push(i);
        this.clusterOf[i] = known;
        continue;
      }
      if (words.length === 1 && m.type !== 'group') short.push(i);
      this.open(i, m.type, null);
      const c = this.clusterOf[i] as number;
      byKey.set(key, c);
      if (words.length > 1) {
        for (const acronym of acronymsOf(words)) if (!acronyms.has(acronym)) acronyms.set(acronym, c);
        const head = words.at(-1) as string;
        if (m.type === 'organization') push(heads, head, c);
      }
    }
    yield;
    this.mergeFirms(byKey);
    yield;
    this.mergeShort(short, acronyms, heads);
  }

  /** Merges `Norrbygg` with `Norrbygg AB`, whatever type the short name has. */
  private mergeFirms(byKey: ReadonlyMap<string, number>): void {
    for (const [key, c] of byKey) {
      const firm = this.clusters[c] as NameCluster;
      const short = firm.type === 'organization' ? shortFirm(this.doc.lexicon, key.split(' ')) : null;
      const other = short === null ? undefined : byKey.get(short);
      if (other !== undefined && other !== c) this.merge(other, c);
    }
  }

  private merge(from: number, into: number): void {
    const [source, target] = [this.clusters[from] as NameCluster, this.clusters[into] as NameCluster];
    for (const k of source.mentions) {
      target.mentions.push(k);
      this.clusterOf[k] = into;
    }
    source.mentions.length = 0;
  }

  /** The last of some clusters that is mentioned before mention `i`: `the Council` is the one just named. */
  private lastBefore(clusters: readonly number[] | undefined, i: number): number | undefined {
    return latest(clusters)
      .filter(c => ((this.clusters[c] as NameCluster).mentions[0] ?? i) < i)
      .at(-1);
  }

  /** Merges acronyms and single words with the longer names that they stand for. */
  private mergeShort(
    short: readonly number[],
    acronyms: ReadonlyMap<string, number>,
    heads: ReadonlyMap<string, readonly number[]>,
  ): void {
    for (const i of short) {
      const m = this.mentions[i] as MentionCandidate;
      const plain = m.text.replace(/\./g, '');
      const lower = plain.toLowerCase();
      const capitals = plain.length > 1 && plain.length < 8 && plain === plain.toUpperCase();
      const head = m.type === 'organization' ? this.lastBefore(heads.get(lower), i) : undefined;
      const target = capitals ? acronyms.get(lower) : head;
      if (target === undefined) continue;
      const from = this.clusterOf[i] as number;
      if (from !== target) this.merge(from, target);
    }
  }
}

const PAIR = /^(?:couple|pair|parents|siblings|twins|brothers|sisters)$/;

/** Whether two genders can be one person's. */
export const gendersAgree = (a: Gender, b: Gender): boolean => a === 'unknown' || b === 'unknown' || a === b;
