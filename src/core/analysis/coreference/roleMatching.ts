import { AFTER_ROLE_HEAD, CHANGES_OFFICE, countryOf, EMPTY_MODIFIERS, TITLE_NOUNS } from '../../language/en';

/** A role or description in words that can be compared: lower case, short forms and countries in one form. */
export interface RoleWords {
  /** `minister`, `general` */
  readonly head: string;
  /** Words before the head: `deputy`, `prime`. */
  readonly modifiers: readonly string[];
  /** Words after it: `lyon` of `mayor of Lyon`. */
  readonly complement: readonly string[];
}

/** The words of a role, `Deputy Prime Minister`, or of a description, `the mayor of Lyon`; null if there are none. */
export function roleWords(text: string): RoleWords | null {
  const [before = '', ...after] = text.replace(/^the /i, '').replace(/\s+/g, ' ').split(AFTER_ROLE_HEAD);
  const words = plainWords(before);
  const head = words.at(-1);
  if (head === undefined) return null;
  return { head, modifiers: words.slice(0, -1), complement: after.flatMap(plainWords) };
}

const plainWords = (text: string): string[] =>
  text
    .toLowerCase()
    .replace(/[’']s\b/g, '')
    .replace(/\b(vice|ex|deputy|attorney|secretary|then)-/g, '$1 ')
    .split(/[^\p{L}\p{N}.-]+/u)
    .map(word => word.replace(/\./g, ''))
    .filter(word => word !== '' && word !== 'the')
    .map(word => countryOf(word) ?? TITLE_NOUNS.get(word) ?? word);

/**
 * Whether a description can mean somebody with a role: it has the same noun, nothing that the role lacks, and the role
 * is not another office of that noun. `The minister` may be the finance minister; `the prime minister` is not the deputy
 * prime minister, `the finance minister` not the interior minister.
 */
export function fitsRole(description: RoleWords, role: RoleWords): boolean {
  if (description.head !== role.head) return false;
  const said = description.modifiers;
  if (role.modifiers.some(word => changesOffice(word, role) && !said.includes(word))) return false;
  const known = [...role.modifiers, ...role.complement];
  const isKnown = (word: string): boolean => known.includes(word);
  if (!said.every(word => isKnown(word) || isEmptyModifier(word))) return false;
  return role.complement.length === 0 && role.modifiers.length === 0
    ? description.complement.length === 0
    : description.complement.every(isKnown);
}

/** A lieutenant general is a general, a lieutenant governor no governor. */
const changesOffice = (word: string, { head }: RoleWords): boolean =>
  CHANGES_OFFICE.has(word) || (word === 'lieutenant' && head === 'governor');

/** `66-year-old`, `outspoken` */
const isEmptyModifier = (word: string): boolean => EMPTY_MODIFIERS.has(word) || /^\d/.test(word);

/** The roles that an article gives to its people. */
export class RoleIndex {
  private readonly byHead = new Map<string, { readonly role: RoleWords; readonly cluster: number }[]>();

  /** Records that a cluster has a role. */
  add(text: string, cluster: number): void {
    const role = roleWords(text);
    if (role === null) return;
    const known = this.byHead.get(role.head) ?? [];
    if (known.at(-1)?.cluster === cluster && known.at(-1)?.role.modifiers.join() === role.modifiers.join()) return;
    this.byHead.set(role.head, [...known.slice(-MAX_HOLDERS), { role, cluster }]);
  }

  /** The clusters whose role a description fits, the latest first. */
  holders(description: RoleWords): readonly number[] {
    const fitting = (this.byHead.get(description.head) ?? []).filter(({ role }) => fitsRole(description, role));
    return fitting.map(({ cluster }) => cluster).reverse();
  }

  /** Whether anybody has a role with this noun. */
  knows(head: string): boolean {
    return this.byHead.has(head);
  }
}

/** Maximum number of holders of roles with one noun that are compared, the latest ones. Guards against hostile input. */
const MAX_HOLDERS = 20;
