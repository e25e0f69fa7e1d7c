/** Who and what is named beside somebody in an article, as numbers. */
import { foldWords, isFullPersonName } from '../names';

/** An entity of an article, as company of the others. */
export interface Companion {
  readonly type: string;
  readonly name: string;
  /** How often it is mentioned. */
  readonly mentions: number;
}

/** Only the names that an article mentions most count as its company. */
const MAX_COMPANIONS = 8;

/**
 * The company of a name in an article: people by their full names, and organizations.
 * @param folded the name itself, which is left out
 */
export function companyOf(folded: string, entities: readonly Companion[]): Set<number> {
  const named = entities
    .filter(({ type, name }) => type === 'organization' || (type === 'person' && isFullPersonName(name)))
    .map(({ name, mentions }) => ({ name: foldWords(name), mentions }))
    .filter(({ name }) => name !== folded)
    .sort((a, b) => b.mentions - a.mentions || (a.name < b.name ? -1 : 1));
  return new Set(named.slice(0, MAX_COMPANIONS).map(({ name }) => hashOf(name)));
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** In how many articles each companion is, of so many articles. */
export interface Company {
  readonly articles: number;
  readonly companions: ReadonlyMap<number, number>;
}

/**
 * How much of a typical article’s company two companies share: the sum, over names, of the smaller share of articles.
 * 0 where fewer than two names are shared: one well-known name is beside everybody.
 */
export function affinityOf(one: Company, other: Company): number {
  const [few, many] = one.companions.size <= other.companions.size ? [one, other] : [other, one];
  let [shared, sum] = [0, 0];
  for (const [companion, count] of few.companions) {
    const there = many.companions.get(companion);
    if (there === undefined) continue;
    shared++;
    sum += Math.min(count / few.articles, there / many.articles);
  }
  return shared >= 2 ? sum : 0;
}

export function sumOfCompanies(all: readonly Company[]): Company {
  const companions = new Map<number, number>();
  for (const { companions: own } of all)
    for (const [companion, count] of own) companions.set(companion, (companions.get(companion) ?? 0) + count);
  return { articles: all.reduce((sum, { articles }) => sum + articles, 0), companions };
}
