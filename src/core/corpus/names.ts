/** Names as they are compared: without case, accents and punctuation. */
import { countryOf, NEVER_SURNAMES } from '../language/en';

/** Lower case without accents; runs of anything but letters and digits become one space. */
export function foldWords(name: string): string {
  return withoutAccents(name)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const withoutAccents = (name: string): string =>
  /^[\x20-\x7e]*$/.test(name) ? name : name.normalize('NFKD').replace(/\p{M}+/gu, '');

/** What is known of an entity when it is linked. */
export interface LinkedName {
  readonly type: string;
  readonly name: string;
  /** True if the corpus file names it. */
  readonly decided: boolean;
  readonly mentions: readonly { readonly kind: string }[];
}

/**
 * What an entity is linked by over articles. A full name joins the same full name of the same type. A person’s surname or
 * first name, with or without an initial, stays with its article, and so does a description; unless the corpus file
 * names it.
 * @param article its id
 */
export function linkKey(entity: LinkedName, article: number): string {
  const key = nameKey(entity.type, entity.name);
  const isLinked = !key.endsWith(':') && (entity.decided || isFullName(entity));
  return isLinked ? key : `${key}@${article}`;
}

/** The key of all entities of a type and name that are linked by it. */
export const nameKey = (type: string, name: string): string => `${type}:${foldWords(name)}`;

function isFullName({ type, name, mentions }: LinkedName): boolean {
  if (type !== 'person') return true;
  const isNamed = mentions.length === 0 || mentions.some(({ kind }) => kind === 'name');
  return isNamed && isFullPersonName(name);
}

const ARTICLE_AT_START = /^(?:the|an?) /;
/** Particles that are no first names, as `Al` and `Van` are. */
const PARTICLE_AND_SURNAME = /^(?:de|di|da|du|dos|der|le) (?:la )?\S+$/;
const INITIAL_AND_SURNAME = /^\p{L} \S+$/u;

/**
 * False for a surname (`De Blasio`), a first name, an initial with a surname, and for what is nobody’s name: `the host`,
 * `Art Museum`, `Turkish Cypriot`.
 */
export function isFullPersonName(name: string): boolean {
  const folded = foldWords(name);
  if ([ARTICLE_AT_START, INITIAL_AND_SURNAME, PARTICLE_AND_SURNAME].some(form => form.test(folded))) return false;
  const words = folded.split(' ');
  return words.length > 1 && !NEVER_SURNAMES.has(words.at(-1) ?? '') && !words.every(word => countryOf(word) !== null);
}

/** Of two spellings of a folded name the one to show: not in capitals (`HIllary`), with its accents, else the first by code. */
export function betterSpelling(one: string, other: string): string {
  const [a, b] = [rankOf(one), rankOf(other)];
  if (a !== b) return a < b ? one : other;
  return one <= other ? one : other;
}

const rankOf = (name: string): number =>
  (name === name.toLowerCase() || /\p{Lu}{2}\p{Ll}|\p{Lu}{4}/u.test(name) ? 2 : 0) + (/\P{ASCII}/u.test(name) ? 0 : 1);
