/**
 * An entry of the lexicon has the word’s cluster in its low bits, and flags for the lists that the word is in.
 * `data/PROVENANCE.md` names the sources.
 */
export const CLUSTER_BITS = 10;
export const Flag = {
  MaleName: 1 << 10,
  FemaleName: 1 << 11,
  /** A given name by its contexts in large corpora rather than by a list. */
  LikeMaleName: 1 << 12,
  LikeFemaleName: 1 << 13,
  CommonSurname: 1 << 14,
  Surname: 1 << 15,
  LikeSurname: 1 << 16,
  Country: 1 << 17,
  Town: 1 << 18,
  Demonym: 1 << 19,
  OrganizationWord: 1 << 20,
  PersonNoun: 1 << 21,
  GroupNoun: 1 << 22,
  /** Lower-case in dictionaries. */
  CommonWord: 1 << 23,
  KnownPerson: 1 << 24,
  KnownPlace: 1 << 25,
  KnownGroup: 1 << 26,
  KnownOther: 1 << 27,
  /** The first word of a listed name. */
  StartsPhrase: 1 << 28,
  /** Listed as a verb or adjective in a dictionary. */
  Verb: 1 << 29,
  Adjective: 1 << 30,
} as const;

/** The kind of a listed name of several words. */
export const PhraseKind = { Place: 1, Organization: 2, Person: 3, Other: 4 } as const;

/** The layout of an entry: the width of the cluster, and the flags and kinds with their numbers. */
export const LEXICON_FEATURES: readonly string[] = [
  `cluster ${CLUSTER_BITS} bits`,
  ...Object.entries(Flag).map(([name, number]) => `flag ${number} ${name}`),
  ...Object.entries(PhraseKind).map(([name, number]) => `phrase ${number} ${name}`),
];
