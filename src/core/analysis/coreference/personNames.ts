import { FAMILY_FIRST, FAMILY_OPENERS, GENERATION_OR_DEGREE, NAME_PARTICLES } from '../../language/en';
import { Flag, type Lexicon } from '../models/lexicon';
import { entryOf } from '../tokens/word';

/** The parts of a person's name, in lower case. */
export interface PersonName {
  readonly given: string | null;
  readonly middle: readonly string[];
  readonly family: string;
  /** `jr`, `sr`, `ii` … */
  readonly suffix: string | null;
  /** {@link spellingKey} of both. */
  readonly familyKey: string;
  readonly givenKey: string | null;
  /** The surname as written with another’s given name: `Holm` in `Renate and Klaus Holm`, for Renate. */
  readonly borrowed?: string;
}

/**
 * Parses a name of one or more lower-case words. Particles are part of the family name (`von der leyen`).
 * @param isFamilyFirst whether the words start with the surname: `xi jinping`
 */
export function parsePersonName(
  words: readonly string[],
  isFamilyFirst: (words: readonly string[]) => boolean = () => false,
): PersonName {
  const { rest, nickname } = partNickname(words);
  let parts = rest.map(w => w.replace(/[.,]/g, '').replace(/’/g, "'")).filter(w => w !== '' && !/^["“”'‘’()]$/.test(w));
  let suffix: string | null = null;
  const last = parts.at(-1);
  if (parts.length > 1 && last !== undefined && GENERATION_OR_DEGREE.test(last)) {
    suffix = last;
    parts = parts.slice(0, -1);
  }
  if (isFamilyFirst(parts)) return familyFirst(parts);
  let from = parts.length - 1;
  while (from > 1 && NAME_PARTICLES.has(parts[from - 1] as string)) from--;
  const opensFamily = parts.length > 2 ? NAME_PARTICLES : FAMILY_OPENERS;
  if (from === 1 && opensFamily.has(parts[0] as string)) from = 0;
  const given = from <= 0 ? null : (parts[0] as string);
  const family = parts.slice(Math.max(0, from)).join(' ');
  const keys = { familyKey: spellingKey(family), givenKey: given === null ? null : spellingKey(given) };
  return { given, middle: from <= 0 ? [] : [...parts.slice(1, from), ...nickname], family, suffix, ...keys };
}

/** Parses a name, or takes it from those that were parsed before. */
export function parseOnce(known: Map<string, PersonName>, words: readonly string[], lexicon: Lexicon): PersonName {
  const key = words.join(' ');
  const before = known.get(key);
  if (before !== undefined) return before;
  const name = parsePersonName(words, parts => startsWithFamily(lexicon, parts));
  known.set(key, name);
  return name;
}

/** `kim jong un`, `kim jong-un`: the surname, then one given name however its parts are joined. */
function familyFirst(parts: readonly string[]): PersonName {
  const [family = '', ...others] = parts;
  const given = others.join('').replace(/-/g, '');
  return { given, middle: [], family, suffix: null, familyKey: spellingKey(family), givenKey: spellingKey(given) };
}

/**
 * Whether the words of a name start with the surname: it is a common one of those. Where it is also a given name, the
 * others must be no surnames, as in `kim anderson`.
 */
export function startsWithFamily(lexicon: Lexicon, parts: readonly string[]): boolean {
  const [family = '', ...others] = parts;
  if (others.length === 0 || others.length > 2 || !FAMILY_FIRST.has(family)) return false;
  const last = others.at(-1) as string;
  if (others.length === 1 && last.includes('-')) return true;
  const isGiven = (entryOf(lexicon, family) & (Flag.MaleName | Flag.FemaleName)) !== 0;
  const known = Flag.CommonSurname | Flag.LikeSurname | Flag.Surname;
  return !isGiven || (!FAMILY_FIRST.has(last) && (entryOf(lexicon, last) & known) === 0);
}

/** The words that can stand for a person besides given name and surname: middle names, and a surname without particle. */
export function otherShortForms({ middle, family }: PersonName): string[] {
  const tail = family.replace(/^(?:.* |(?:al|el)-)/, '');
  return [...middle.filter(word => word.length > 2), ...(tail === family ? [] : [tail])];
}

/**
 * A key that is the same for several transliterations of one name: Zelenskiy, Zelensky, Zelenskyy; Mohammed, Muhammad.
 * Short names keep their letters, because in them one letter more often distinguishes people.
 */
export function spellingKey(lower: string): string {
  if (lower.length < 6) return lower;
  return withoutAccents(lower)
    .replace(/(?:iy|yy|yi|ii|ij|y|i|j)$/, 'i')
    .replace(/(?:eff|ev|iev|yev)$/, 'ev')
    .replace(/(?:off|ov)$/, 'ov')
    .replace(/kh/g, 'h')
    .replace(/zh/g, 'j')
    .replace(/ph/g, 'f')
    .replace(/[qk]/g, 'k')
    .replace(/ou|oo/g, 'u')
    .replace(/ye|ie/g, 'e')
    .replace(/y/g, 'i')
    .replace(/w/g, 'v')
    .replace(/(.)\1/g, '$1');
}

/** Most names are ASCII and have none. */
const withoutAccents = (text: string): string =>
  /^[ -~]*$/.test(text) ? text : text.normalize('NFD').replace(/\p{M}/gu, '');

/** Parts `edgar “ lefty ” moreno` and `william ( bill ) moss` into the nickname and the rest. */
export function partNickname(words: readonly string[]): {
  readonly rest: readonly string[];
  readonly nickname: readonly string[];
} {
  const open = words.findIndex(w => w === '(' || MARK.test(w));
  const isClosing = (w: string): boolean => (words[open] === '(' ? w === ')' : MARK.test(w));
  const close = open < 0 ? -1 : words.findIndex((w, i) => i > open && isClosing(w));
  if (close < 0) return { rest: words, nickname: [] };
  return {
    rest: [...words.slice(0, open), ...words.slice(close + 1)],
    nickname: words.slice(open + 1, close).filter(w => !MARK.test(w)),
  };
}

const MARK = /^(?:["“”'‘’]|''|``)$/;

const isInitial = (given: string): boolean => given.length === 1;

/** Whether two names can be one person's: the same family name, and given names that agree. */
export function namesAgree(a: PersonName, b: PersonName): boolean {
  if (a.familyKey !== b.familyKey) return false;
  if (a.suffix !== null && b.suffix !== null && a.suffix !== b.suffix) return false;
  if (a.given === null || b.given === null) return true;
  if (a.givenKey === b.givenKey) return true;
  if (isInitial(a.given) || isInitial(b.given)) return a.given[0] === b.given[0];
  if (shortens(a.given, b.given) || shortens(b.given, a.given)) return true;
  return goesByMiddleName(a, b);
}

/** Whether one of two names of a person starts with a middle name of the other. */
export const goesByMiddleName = (a: PersonName, b: PersonName): boolean =>
  (b.given !== null && a.middle.includes(b.given)) || (a.given !== null && b.middle.includes(a.given));

/** `Ben` for `Benjamin`, `Tim` for `Timothy`: a given name cut short. */
const shortens = (short: string, long: string): boolean =>
  short.length >= 3 && long.length > short.length + 1 && long.startsWith(short);

/** Minimum length of a name that can be a misspelling. Shorter ones are more often other names. */
export const MIN_MISSPELT_LENGTH = 5;

const KNOWN = Flag.CommonSurname | Flag.KnownPerson | Flag.MaleName | Flag.FemaleName;

/** Whether a name is well known, so that it is no misspelling of another. */
export const isKnownName = (lexicon: Lexicon, lower: string): boolean => (entryOf(lexicon, lower) & KNOWN) !== 0;

/** Whether a lone name can be a given name: it is listed as one, or is no well-known surname. */
export function canBeGiven(lexicon: Lexicon, lower: string): boolean {
  const entry = entryOf(lexicon, lower);
  return (entry & (Flag.MaleName | Flag.FemaleName)) !== 0 || (entry & (Flag.CommonSurname | Flag.KnownPerson)) === 0;
}

/** Whether two names differ by one letter that is added, dropped or changed, except at the start or by a plural's `s`. */
export function isOneLetterOff(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1 || `${short}s` === long) return false;
  let same = 0;
  while (same < short.length && short[same] === long[same]) same++;
  const skip = long.length === short.length ? 1 : 0;
  return same > 0 && short !== long && short.slice(same + skip) === long.slice(same + 1);
}
