import {
  AFTER_ROLE_HEAD,
  BEFORE_LISTENER,
  COUNTING_MODIFIER,
  EMPTY_MODIFIERS,
  GENERIC_ORGANIZATION,
  MEDIA_NOUN,
  PART_OF_COMPANY,
  RESEARCHERS,
} from '../../language/en';
import type { MentionCandidate } from '../names/mentions';
import type { Doc } from '../tokens/document';
import type { QuoteContext } from './antecedentContext';
import type { NameCluster } from './nameClustering';
import { isSubject } from './subjects';

/** Maximum distance from `the company` to its name, in sentences. */
const MAX_SENTENCES = 6;
const MAX_ORGANIZATIONS = 8;
/** Maximum number of names with a noun, `Court of Appeal`, that are compared. Guards against hostile input. */
const MAX_NAMED = 20;

/**
 * Resolves `the company`, `the health ministry`, if it speaks or issues something: to the last organization before it whose
 * name has its words, otherwise, for general nouns, to the last organization nearby.
 */
export function resolveOrganizations(
  doc: Doc,
  mentions: readonly MentionCandidate[],
  clusters: readonly NameCluster[],
  clusterOf: Int32Array,
  context: QuoteContext,
): void {
  const resolver = new OrganizationResolver(doc, mentions, clusters, clusterOf);
  for (const [i, m] of mentions.entries()) {
    if (m.lastToken === m.firstToken) continue;
    if (m.kind === 'name') resolver.remember(i);
    else if ((clusterOf[i] as number) < 0 && (context.speaks?.(i) || isPossessor(doc, m))) resolver.resolve(i);
    resolver.noteResearchers(i);
  }
}

/** Whether `’s` follows a mention. */
const isPossessor = ({ tokens }: Doc, { lastToken }: MentionCandidate): boolean =>
  /^[’']s?$/.test(tokens[lastToken]?.text ?? '');

class OrganizationResolver {
  /** Mentions of organizations so far, in order. */
  private readonly recent: number[] = [];
  /** The same, by each word of the name. */
  private readonly byWord = new Map<string, number[]>();
  private hasResearchers = false;
  /** The article's own source: `the newspaper`, but hardly ever `the company`. */
  private readonly publisher: number;

  constructor(
    private readonly doc: Doc,
    private readonly mentions: readonly MentionCandidate[],
    private readonly clusters: readonly NameCluster[],
    private readonly clusterOf: Int32Array,
  ) {
    this.publisher = clusterOf[mentions.findIndex(m => m.lastToken === m.firstToken)] ?? -1;
  }

  remember(i: number): void {
    const m = this.at(i);
    if (this.clusters[this.clusterOf[i] as number]?.type !== 'organization') return;
    this.recent.push(i);
    for (const word of new Set(wordsOf(m.text))) {
      const list = this.byWord.get(word);
      if (list) list.push(i);
      else this.byWord.set(word, [i]);
    }
  }

  /** `the team` of an article about researchers is not an organization. */
  noteResearchers(i: number): void {
    const { kind, text } = this.at(i);
    if (this.hasResearchers || kind !== 'nominal' || !MAY_BE_RESEARCHERS.test(text)) return;
    this.hasResearchers = wordsOf(text).some(word => RESEARCHERS.test(word));
  }

  resolve(i: number): void {
    const description = organizationDescribed(this.at(i));
    if (description === null) return;
    const chosen = this.named(i, description) ?? this.nearby(i, description);
    if (chosen === undefined) return;
    this.clusterOf[i] = this.clusterOf[chosen] as number;
    this.recent.push(i);
  }

  private at(i: number): MentionCandidate {
    return this.mentions[i] as MentionCandidate;
  }

  /** The organization whose name has the words of a description: the last one nearby that acts, otherwise the most frequent. */
  private named(i: number, { noun, modifiers }: OrganizationDescription): number | undefined {
    const telling = modifiers.filter(word => !isEmpty(word));
    const fitting = this.byWord
      .get(noun)
      ?.slice(-MAX_NAMED)
      .filter(k => {
        const words = wordsOf(this.at(k).text);
        return words.length > 1 && telling.every(word => words.includes(word));
      });
    const near = fitting?.filter(k => this.distance(i, k) <= MAX_SENTENCES && isSubject(this.doc, this.at(k)));
    return near?.at(-1) ?? this.mostFrequent(fitting ?? []);
  }

  /** The mention whose organization is named most often among some, the last one; undefined if there are none. */
  private mostFrequent(list: readonly number[]): number | undefined {
    const counts = new Map<number, number>();
    const count = (k: number): number => counts.get(this.clusterOf[k] as number) ?? 0;
    for (const k of list) counts.set(this.clusterOf[k] as number, count(k) + 1);
    return list.reduce((a: number | undefined, b) => (a === undefined || count(b) >= count(a) ? b : a), undefined);
  }

  /** For a general noun, the last organization nearby that acts, otherwise the last one that nobody tells anything. */
  private nearby(i: number, { noun, modifiers, isPlaced }: OrganizationDescription): number | undefined {
    if (!GENERIC_ORGANIZATION.test(noun) || (noun === 'team' && this.hasResearchers)) return undefined;
    const near = this.recent
      .slice(-MAX_ORGANIZATIONS)
      .filter(k => this.distance(i, k) <= MAX_SENTENCES && !this.isListener(k))
      .filter(k => this.clusterOf[k] !== this.publisher || MEDIA_NOUN.test(noun));
    const isOne = new Set(near.map(k => this.clusterOf[k])).size === 1;
    if (isPlaced && !isOne) return undefined;
    const acting = near.filter(k => isSubject(this.doc, this.at(k))).at(-1);
    return modifiers.every(isEmpty) || isOne ? (acting ?? near.at(-1)) : acting;
  }

  /** Number of sentences between two mentions. */
  private distance(i: number, before: number): number {
    const sentenceOf = (mention: number): number => this.doc.tokens[this.at(mention).firstToken]?.sentence ?? 0;
    return sentenceOf(i) - sentenceOf(before);
  }

  /** `told Reuters`, `according to the BBC`, `, Reuters reported`, `a unit of Torvik` */
  private isListener(k: number): boolean {
    const { firstToken, lastToken } = this.at(k);
    const lowerAt = (i: number): string => this.doc.tokens[i]?.lower ?? '';
    if (lowerAt(firstToken - 1) === ',' && /^report(?:s|ed)$/.test(lowerAt(lastToken))) return true;
    const at = lowerAt(firstToken - 1) === 'the' ? firstToken - 2 : firstToken - 1;
    // `a unit of Torvik`: the company is the unit.
    return BEFORE_LISTENER.test(lowerAt(at)) || (lowerAt(at) === 'of' && PART_OF_COMPANY.test(lowerAt(at - 1)));
  }
}

interface OrganizationDescription {
  readonly noun: string;
  readonly modifiers: readonly string[];
  /** Whether a modifier has a capital: `the German carmaker`. */
  readonly isPlaced: boolean;
}

/** The words of `the company`, `the three-judge court`, or null for other mentions. */
function organizationDescribed({ kind, type, number, text }: MentionCandidate): OrganizationDescription | null {
  if (kind !== 'nominal' || type !== 'organization' || number !== 'singular' || !/^the /i.test(text)) return null;
  const head = text.slice(4).split(AFTER_ROLE_HEAD)[0] ?? '';
  const words = wordsOf(head);
  const noun = words.at(-1);
  if (noun === undefined || head.length < text.length - 4) return null;
  return { noun, modifiers: words.slice(0, -1), isPlaced: /\p{Lu}/u.test(head) };
}

/** Any of {@link RESEARCHERS} ends so: cheaper than the words of each mention. */
const MAY_BE_RESEARCHERS = /(?:er|ist|or|ue|ic)s/i;

const wordsOf = (text: string): string[] => text.toLowerCase().split(/[^\p{L}\p{N}-]+/u);
const isEmpty = (word: string): boolean => EMPTY_MODIFIERS.has(word) || COUNTING_MODIFIER.test(word);
