/**
 * Tells the people of one name apart, by sums over groups of articles. The result depends on the sums only, so it is the
 * same in whatever order the articles came.
 */
import { affinityOf, type Company, sumOfCompanies } from './company';

/** `people.kind` of the people of a name that is looked at group by group. */
export const WATCHED = '*';

/** What is known of the articles that give a name one kind of role, in one source. */
export interface NameGroup extends Company {
  /** See `kindOfRole`. */
  readonly kind: string;
  readonly source: string;
  /** Of its articles, those in which the corpus file names the person. */
  readonly decided: number;
}

/** From this affinity on, people of different kinds are one: about one name in common in each article, beside others. */
const SAME_COMPANY = 1;
/** The company of one person must be this much more alike than that of the next. */
const CLEAR_LEAD = 2;
/** Somebody with this share of at least so many articles is meant where nothing else tells. */
const BY_FAR = { share: 0.95, articles: 20 };
/**
 * Beside somebody with so many articles, this share of them with another role is taken for a mistake: so many articles on
 * one person have some words that look like a role and are none.
 */
const STRAY = { share: 0.01, articles: 100 };
/** From so many articles on, a person is known in a source. */
const KNOWN_IN_SOURCE = 3;

/** Anybody may be a candidate. It tells of politics where somebody of the name is a politician. */
const CANDIDATE = 'candidate';
const POLITICS = 'politics';

/** True if nobody is of both kinds by the roles alone: another walk of life, or an office for another place. */
export function areOpposed(one: string, other: string): boolean {
  if (one === CANDIDATE || other === CANDIDATE) return false;
  const [few, many] = one.length <= other.length ? [one, other] : [other, one];
  return few !== '' && few !== many && !many.startsWith(`${few}/`);
}

/** The more telling of two kinds that are not opposed. */
export function moreTelling(one: string, other: string): string {
  if (one === CANDIDATE) return other || one;
  return other !== CANDIDATE && other.length > one.length ? other : one || other;
}

/**
 * Parts groups of a name into people.
 * @returns for each group, in order, the person’s label: empty for the first, else its kind, or `?` and the source
 *   where nothing tells which of several people is meant
 */
export function partNamesakes(groups: readonly NameGroup[]): string[] {
  const kinds = [...new Set(groups.map(({ kind }) => kind))].filter(kind => kind !== '').sort();
  const byKind = new Map(kinds.map(kind => [kind, groups.filter(group => group.kind === kind)]));
  const people = joinKinds(byKind);
  if (people.length <= 1) return groups.map(() => '');
  const labels = people.map((person, i) => (i === 0 ? '' : (person.kinds[0] ?? '')));
  return groups.map(group => {
    const own = people.findIndex(({ kinds: all }) => all.includes(group.kind));
    if (own >= 0) return labels[own] as string;
    const person = personOf(group, people);
    return person === null ? `?${group.source}` : (labels[person] as string);
  });
}

interface Person {
  /** In alphabetical order. */
  readonly kinds: readonly string[];
  readonly groups: readonly NameGroup[];
  readonly company: Company;
}

/** The people that kinds stand for, ordered by their first kind. Kinds that fit several people are left out. */
function joinKinds(byKind: ReadonlyMap<string, readonly NameGroup[]>): Person[] {
  const kinds = [...byKind.keys()];
  const companies = new Map(kinds.map(kind => [kind, sumOfCompanies(byKind.get(kind) ?? [])]));
  const isDecided = (kind: string) => byKind.get(kind)?.some(({ decided }) => decided > 0) ?? false;
  const parents = new Map(kinds.map(kind => [kind, kind]));
  const rootOf = (kind: string): string => {
    const parent = parents.get(kind) ?? kind;
    return parent === kind ? kind : rootOf(parent);
  };
  const join = (one: string, other: string) => {
    const [a, b] = [rootOf(one), rootOf(other)].sort() as [string, string];
    parents.set(b, a);
  };
  const openKinds = kinds.filter(kind => isOpen(kind, kinds));
  const closed = kinds.filter(kind => !openKinds.includes(kind));
  for (const [i, one] of closed.entries())
    for (const other of closed.slice(i + 1))
      if (
        !areOpposed(one, other) ||
        (isDecided(one) && isDecided(other)) ||
        affinityOf(companies.get(one) as Company, companies.get(other) as Company) >= SAME_COMPANY
      )
        join(one, other);
  for (const kind of openKinds) {
    const fitting = new Set(closed.filter(other => fits(kind, other)).map(rootOf));
    const [only] = fitting;
    if (fitting.size === 1 && only !== undefined) join(kind, only);
    if (kind !== CANDIDATE) continue;
    for (const other of closed)
      if (affinityOf(companies.get(kind) as Company, companies.get(other) as Company) >= SAME_COMPANY)
        join(kind, other);
  }
  const sizeOf = (kind: string) => companies.get(kind)?.articles ?? 0;
  const totals = new Map<string, number>();
  for (const kind of kinds) totals.set(rootOf(kind), (totals.get(rootOf(kind)) ?? 0) + sizeOf(kind));
  const [main, most] = [...totals].reduce((a, b) => (b[1] > a[1] ? b : a), ['', 0] as [string, number]);
  for (const [root, total] of totals)
    if (most >= STRAY.articles && total <= STRAY.share * most && closed.includes(root)) join(root, main);
  const roots = [...new Set(closed.map(rootOf))].sort();
  return roots.map(root => {
    const own = kinds.filter(kind => rootOf(kind) === root);
    const groups = own.flatMap(kind => byKind.get(kind) ?? []);
    return { kinds: own, groups, company: sumOfCompanies(groups) };
  });
}

/** True if a kind is less telling than several others that are opposed. */
function isOpen(kind: string, kinds: readonly string[]): boolean {
  if (kind === CANDIDATE) return true;
  const below = kinds.filter(other => other.startsWith(`${kind}/`));
  return below.some(one => below.some(other => areOpposed(one, other)));
}

const fits = (open: string, closed: string): boolean =>
  open === CANDIDATE ? closed === POLITICS || closed.startsWith(`${POLITICS}/`) : !areOpposed(open, closed);

/** The index of the person that a group without a telling role belongs to; null where that is not clear. */
function personOf(group: NameGroup, people: readonly Person[]): number | null {
  if (group.decided > 0) {
    const decided = people.findIndex(({ groups }) => groups.some(other => other.decided > 0));
    if (decided >= 0) return decided;
  }
  const ranked = people
    .map(({ company }, person) => ({ person, affinity: affinityOf(group, company) }))
    .sort((a, b) => b.affinity - a.affinity || a.person - b.person);
  const [best, next] = ranked;
  if (best && best.affinity >= SAME_COMPANY && best.affinity >= CLEAR_LEAD * (next?.affinity ?? 0)) return best.person;
  const inSource = people.map(({ groups }) =>
    groups.reduce((sum, { source, articles }) => sum + (source === group.source ? articles : 0), 0),
  );
  const known = inSource.findIndex(articles => articles >= KNOWN_IN_SOURCE);
  if (known >= 0 && inSource.filter(articles => articles > 0).length === 1) return known;
  const all = people.reduce((sum, { company: { articles } }) => sum + articles, 0);
  const main = people.findIndex(
    ({ company: { articles } }) => articles >= Math.max(BY_FAR.articles, BY_FAR.share * all),
  );
  return main >= 0 ? main : null;
}
