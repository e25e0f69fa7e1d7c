import { AFTER_ROLE_HEAD, GOES_ON, OTHER_PARTIES, walkOfLife } from '../../language/en';
import type { MentionCandidate } from '../names/mentions';
import type { Doc } from '../tokens/document';
import type { QuoteContext } from './antecedentContext';
import { gendersAgree, type NameCluster } from './nameClustering';
import { roleWords } from './roleMatching';
import { isSubject } from './subjects';

/**
 * Resolves descriptions that stand for the person named just before: `the 34-year-old said`, `the Bergen professor added`,
 * `the striker said`. Only for descriptions that speak, have no role holder, and belong to nobody else in the article.
 */
export function resolveEpithets(
  doc: Doc,
  mentions: readonly MentionCandidate[],
  clusters: readonly NameCluster[],
  clusterOf: Int32Array,
  context: QuoteContext,
): void {
  const resolver = new EpithetResolver(doc, mentions, clusters, clusterOf);
  for (const [i, m] of mentions.entries()) {
    if (m.lastToken === m.firstToken) continue;
    if (isEpithet(m) && (clusterOf[i] as number) < 0 && context.speaks?.(i)) resolver.resolve(i);
    resolver.remember(i);
  }
}

const isEpithet = ({ kind, type, number, text }: MentionCandidate): boolean =>
  kind === 'nominal' && number === 'singular' && (type === 'person' || type === 'other') && /^the /i.test(text);

/** Maximum distance from a description to the name, in paragraphs. */
const MAX_PARAGRAPHS = 2;
const MAX_PEOPLE = 8;
const AGE = /^(\d+)-year-old$/;

class EpithetResolver {
  /** Names of people so far, in order. */
  private readonly people: number[] = [];
  /** Nouns of people’s roles and descriptions so far: who they mean is decided by these. */
  private readonly described = new Set<string>();

  constructor(
    private readonly doc: Doc,
    private readonly mentions: readonly MentionCandidate[],
    private readonly clusters: readonly NameCluster[],
    private readonly clusterOf: Int32Array,
  ) {}

  remember(i: number): void {
    const { kind, type, text, role } = this.at(i);
    if (role !== null) this.described.add(roleWords(role)?.head ?? '');
    if (kind === 'name' && this.clusters[this.clusterOf[i] as number]?.type === 'person') this.people.push(i);
    if (kind === 'nominal' && type === 'person' && (this.clusterOf[i] as number) < 0) this.described.add(nounOf(text));
  }

  resolve(i: number): void {
    const m = this.at(i);
    const noun = nounOf(m.text);
    if (this.described.has(noun) || (this.isDescribedItself(m) && !isFormer(m, noun))) return;
    const near = this.people.slice(-MAX_PEOPLE).filter(k => this.isNear(k, m));
    const last = this.aged(near, m) ?? near.filter(k => isSubject(this.doc, this.at(k))).at(-1) ?? near.at(-1);
    if (last === undefined || !gendersAgree(this.clusterAt(last).gender, m.gender)) return;
    const isOne = new Set(near.map(k => this.clusterOf[k])).size === 1;
    if (this.isAge(m) || (isOne && (this.goesOn(m) || canStandFor(noun) || isFormer(m, noun))))
      this.clusterOf[i] = this.clusterOf[last] as number;
  }

  private at(i: number): MentionCandidate {
    return this.mentions[i] as MentionCandidate;
  }

  private clusterAt(i: number): NameCluster {
    return this.clusters[this.clusterOf[i] as number] as NameCluster;
  }

  private isNear(k: number, m: MentionCandidate): boolean {
    const { tokens } = this.doc;
    const paragraphOf = (token: number): number => tokens[token]?.paragraph ?? -1;
    return paragraphOf(m.firstToken) - paragraphOf(this.at(k).firstToken) < MAX_PARAGRAPHS;
  }

  private isAge({ firstToken, lastToken }: MentionCandidate): boolean {
    return lastToken - firstToken === 2 && AGE.test(this.doc.tokens[firstToken + 1]?.lower ?? '');
  }

  /** `The driver, who has not been named,`: somebody whom the text introduces here. */
  private isDescribedItself({ lastToken }: MentionCandidate): boolean {
    const { tokens } = this.doc;
    return tokens[lastToken]?.text === ',' && /^who(?:se)?$/.test(tokens[lastToken + 1]?.lower ?? '');
  }

  /** `Ada Holm, 24,` for `the 24-year-old`: the last name with that age; undefined if there is none. */
  private aged(near: readonly number[], m: MentionCandidate): number | undefined {
    const { tokens } = this.doc;
    const age = this.isAge(m) ? AGE.exec(tokens[m.firstToken + 1]?.lower ?? '')?.[1] : undefined;
    return near.filter(k => age !== undefined && tokens[this.at(k).lastToken + 1]?.text === age).at(-1);
  }

  /** `added` after or before the description. */
  private goesOn({ firstToken, lastToken }: MentionCandidate): boolean {
    const { tokens } = this.doc;
    return GOES_ON.test(tokens[lastToken]?.lower ?? '') || GOES_ON.test(tokens[firstToken - 1]?.lower ?? '');
  }
}

/** The noun of a description before its complement. */
export const nounOf = (text: string): string => text.toLowerCase().split(AFTER_ROLE_HEAD)[0]?.split(/\s+/).at(-1) ?? '';

/** Whether a noun tells of what a person does, and of nobody else in a story. */
const canStandFor = (noun: string): boolean =>
  !OTHER_PARTIES.has(noun) &&
  walkOfLife(noun) !== undefined &&
  walkOfLife(noun) !== 'law' &&
  walkOfLife(noun) !== 'force';

/** `the former army engineer`: tells of the past of somebody whom the text has named. */
const isFormer = ({ text }: MentionCandidate, noun: string): boolean =>
  /^the (?:former|retired|one-time|onetime|veteran|ex-\S+) /i.test(text) && !OTHER_PARTIES.has(noun);
