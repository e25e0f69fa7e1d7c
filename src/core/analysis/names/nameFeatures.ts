import { TITLE_GROUP, WORD_GROUPS } from '../../language/en';
import { clusterOf, Flag, type Lexicon } from '../models/lexicon';
import { type TokenEvidence, TokenPosition, WordUse } from '../tokens/tokenEvidence';
import { Shape } from '../tokens/wordShape';

/** Width of a feature number, which is a hash. Features with the same number share their weights. */
export const FEATURE_BITS = 20;
/** Maximum number of features of a token. */
export const MAX_FEATURES = 128;

/** Feature templates of the five words around a token. The number of a template is an offset to its word’s number. */
const Near = {
  Outside: 0,
  Shape: 1,
  Cluster: 2,
  Middle: 3,
  Coarse: 4,
  Group: 5,
  Kind: 6,
  Phrase: 7,
  Lists: 8,
  List: 9,
} as const;
/** Distance between the numbers of neighbouring words. */
const TEMPLATES_PER_WORD = 10;

/** The other templates. The numbers go into the hash of a feature, so a change needs new weights. Names are pinned, too. */
const Template = {
  Bias: 1,
  Shapes: 71,
  ShapeKind: 73,
  KindBefore: 74,
  KindAfter: 75,
  GroupBefore: 76,
  GroupAfter: 77,
  GroupsAround: 78,
  ClusterShape: 79,
  MiddleBefore: 80,
  MiddleAfter: 81,
  CoarseAround: 82,
  PlaceKind: 85,
  PlaceCluster: 86,
  TwoGroupsBefore: 87,
  TwoGroupsAfter: 88,
  TwoAfter: 89,
  KindsAround: 91,
  PhraseShape: 93,
  EndingShape: 92,
  EndingKind: 94,
  EndingBefore: 70,
  Told: 95,
  ToldKind: 96,
  ToldBit: 97,
} as const;

const numbered = (kind: string, values: Readonly<Record<string, number>>): string[] =>
  Object.entries(values).map(([name, number]) => `${kind} ${number} ${name}`);

/**
 * Everything that the weights of the name tagger depend on: the templates with their numbers, and the numbers of the
 * values that the templates combine.
 */
export const NAME_FEATURES: readonly string[] = [
  ...numbered('near', Near),
  ...numbered('template', Template),
  ...numbered('shape', Shape),
  ...numbered('evidence', WordUse),
  ...numbered('place', TokenPosition),
  ...numbered('flag', Flag),
  ...WORD_GROUPS.map((group, i) => `group ${i + 1} ${group.split(' ')[0]}`),
  `group ${TITLE_GROUP} titles`,
];

const NAME_FLAGS =
  Flag.MaleName |
  Flag.FemaleName |
  Flag.LikeMaleName |
  Flag.LikeFemaleName |
  Flag.CommonSurname |
  Flag.Surname |
  Flag.LikeSurname |
  Flag.Country |
  Flag.Town |
  Flag.Demonym |
  Flag.OrganizationWord |
  Flag.PersonNoun |
  Flag.GroupNoun |
  Flag.CommonWord |
  Flag.KnownPerson |
  Flag.KnownPlace |
  Flag.KnownGroup |
  Flag.KnownOther;
const GIVEN = Flag.MaleName | Flag.FemaleName | Flag.LikeMaleName | Flag.LikeFemaleName;
const FAMILY = Flag.CommonSurname | Flag.Surname | Flag.LikeSurname;

/** A coarse summary of the lists that a word is in. */
function kindOf(entry: number): number {
  return (
    ((entry & GIVEN) !== 0 ? 1 : 0) |
    ((entry & FAMILY) !== 0 ? 2 : 0) |
    ((entry & (Flag.Country | Flag.Town | Flag.KnownPlace)) !== 0 ? 4 : 0) |
    ((entry & Flag.Demonym) !== 0 ? 8 : 0) |
    ((entry & (Flag.OrganizationWord | Flag.KnownGroup | Flag.GroupNoun)) !== 0 ? 16 : 0) |
    ((entry & Flag.CommonWord) !== 0 ? 32 : 0) |
    ((entry & Flag.PersonNoun) !== 0 ? 64 : 0) |
    (entry === 0 ? 128 : 0)
  );
}

/** Values of words outside of the sentence. */
const NO_SHAPE = 31;
const NO_GROUP = 127;
const NO_KIND = 255;
const NO_MIDDLE = 255;
const NO_COARSE = 63;
const NO_ENDING = 31;

/**
 * Writes the features of tokens: shapes, clusters, lists, positions, and those of their neighbours. The only words among
 * them are the closed groups of wordGroups.ts.
 */
export class FeatureWriter {
  private count = 0;
  private out: Int32Array = new Int32Array(0);
  private readonly kinds: Uint8Array;
  private readonly fine: Uint16Array;
  private readonly middle: Uint8Array;
  private readonly coarse: Uint8Array;

  constructor(
    private readonly evidence: TokenEvidence,
    lex: Lexicon,
  ) {
    const n = evidence.shape.length;
    this.kinds = new Uint8Array(n);
    this.fine = new Uint16Array(n);
    this.middle = new Uint8Array(n);
    this.coarse = new Uint8Array(n);
    for (let i = 0; i < n; i++) {
      const entry = evidence.entry[i] as number;
      const cluster = clusterOf(entry);
      this.kinds[i] = entry !== 0 || evidence.group[i] === 0 ? kindOf(entry) : 0;
      this.fine[i] = cluster;
      this.middle[i] = lex.middle[cluster] as number;
      this.coarse[i] = lex.coarse[cluster] as number;
    }
  }

  /** Writes the features of token `i` of a sentence `[first, last)` to `out`; returns their number. */
  write(i: number, first: number, last: number, out: Int32Array): number {
    this.count = 0;
    this.out = out;
    this.word(i, first, last);
    this.pairs(i, first, last);
    this.article(i);
    return this.count;
  }

  private add(template: number, value: number): void {
    const h = Math.imul(Math.imul(template, 0x9e3779b1) ^ value, 0x85ebca6b);
    this.out[this.count++] = Math.imul(h ^ (h >>> 15), 0xc2b2ae35) >>> (32 - FEATURE_BITS);
  }

  private word(i: number, first: number, last: number): void {
    const { shape, group, entry, phrase } = this.evidence;
    this.add(Template.Bias, 0);
    for (let offset = -2; offset <= 2; offset++) {
      const k = i + offset;
      const t = TEMPLATES_PER_WORD * (offset + 3);
      if (k < first || k >= last) {
        this.add(t + Near.Outside, offset);
        continue;
      }
      this.add(t + Near.Shape, shape[k] as number);
      this.add(t + Near.Middle, this.middle[k] as number);
      if (group[k] !== 0) this.add(t + Near.Group, group[k] as number);
      this.add(t + Near.Kind, this.kinds[k] as number);
      if (offset * offset > 1) continue;
      this.add(t + Near.Cluster, this.fine[k] as number);
      if (phrase[k] !== 0) this.add(t + Near.Phrase, phrase[k] as number);
      const bits = ((entry[k] as number) & NAME_FLAGS) >>> 10;
      this.add(t + Near.Lists, bits);
      if (offset !== 0) continue;
      this.add(t + Near.Coarse, this.coarse[k] as number);
      for (let b = bits; b !== 0; b &= b - 1) this.add(t + Near.List, (b & -b) | 0x80000000);
    }
  }

  private pairs(i: number, first: number, last: number): void {
    const { shape, group, position, ending, phrase } = this.evidence;
    const { kinds, middle, coarse } = this;
    const [isAfter, isBefore] = [i > first, i + 1 < last];
    const [shape0, kind0] = [shape[i] as number, kinds[i] as number];
    const shapeBefore = isAfter ? (shape[i - 1] as number) : NO_SHAPE;
    const shapeAfter = isBefore ? (shape[i + 1] as number) : NO_SHAPE;
    const shapeTwoAfter = i + 2 < last ? (shape[i + 2] as number) : NO_SHAPE;
    const groupTwoBefore = i - 2 >= first ? (group[i - 2] as number) : NO_GROUP;
    const groupBefore = isAfter ? (group[i - 1] as number) : NO_GROUP;
    const groupAfter = isBefore ? (group[i + 1] as number) : NO_GROUP;
    const groupTwoAfter = i + 2 < last ? (group[i + 2] as number) : NO_GROUP;
    const kindBefore = isAfter ? (kinds[i - 1] as number) : NO_KIND;
    const kindAfter = isBefore ? (kinds[i + 1] as number) : NO_KIND;
    const word = (kind0 << 5) | shape0;
    this.add(Template.Shapes, (shapeBefore << 10) | (shape0 << 5) | shapeAfter);
    this.add(Template.ShapeKind, (shape0 << 8) | kind0);
    this.add(Template.KindBefore, (kindBefore << 16) | word);
    this.add(Template.KindAfter, (kindAfter << 16) | word);
    this.add(Template.GroupBefore, (groupBefore << 16) | word);
    this.add(Template.GroupAfter, (groupAfter << 16) | word);
    this.add(Template.GroupsAround, (groupBefore << 20) | (groupAfter << 13) | word);
    this.add(Template.ClusterShape, (this.fine[i] as number) * 32 + shape0);
    const clusterShape = ((middle[i] as number) << 8) | shape0;
    this.add(Template.MiddleBefore, ((isAfter ? (middle[i - 1] as number) : NO_MIDDLE) << 16) | clusterShape);
    this.add(Template.MiddleAfter, ((isBefore ? (middle[i + 1] as number) : NO_MIDDLE) << 16) | clusterShape);
    const coarseBefore = isAfter ? (coarse[i - 1] as number) : NO_COARSE;
    const coarseAfter = isBefore ? (coarse[i + 1] as number) : NO_COARSE;
    this.add(Template.CoarseAround, (coarseBefore << 17) | ((coarse[i] as number) << 11) | (coarseAfter << 5) | shape0);
    this.add(Template.PlaceKind, ((position[i] as number) << 16) | word);
    this.add(Template.PlaceCluster, ((position[i] as number) << 16) | ((this.fine[i] as number) << 5) | shape0);
    this.add(Template.TwoGroupsBefore, (groupTwoBefore << 20) | (groupBefore << 13) | word);
    this.add(Template.TwoGroupsAfter, (groupTwoAfter << 20) | (groupAfter << 13) | word);
    this.add(Template.TwoAfter, (shapeAfter << 20) | (kindAfter << 12) | (shapeTwoAfter << 5) | shape0);
    this.add(Template.KindsAround, (kindBefore << 24) | (kind0 << 16) | (kindAfter << 8) | shape0);
    if (phrase[i] !== 0) this.add(Template.PhraseShape, ((phrase[i] as number) << 5) | shape0);
    const end = ending[i] as number;
    this.add(Template.EndingShape, (end << 5) | shape0);
    this.add(Template.EndingKind, (end << 16) | word);
    const endBefore = isAfter ? (ending[i - 1] as number) : NO_ENDING;
    this.add(Template.EndingBefore, (endBefore << 16) | (end << 11) | (shapeBefore << 5) | shape0);
  }

  private article(i: number): void {
    const { use, position, shape } = this.evidence;
    const bits = use[i] as number;
    this.add(Template.Told, bits);
    this.add(Template.ToldKind, (bits << 16) | ((this.kinds[i] as number) << 8) | (position[i] as number));
    for (let b = bits; b !== 0; b &= b - 1) this.add(Template.ToldBit, ((b & -b) << 8) | (shape[i] as number));
  }
}
