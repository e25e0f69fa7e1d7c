import { CLUSTER_BITS, LEXICON_FEATURES } from './lexicon-flags';
import { checkFeatures } from './models/features';
import { fromBase64, loadTable, type PackedTable, type Table } from './packed';

export { Flag, PhraseKind } from './lexicon-flags';

/** `data/lexicon.json` */
export interface LexiconData {
  readonly features: readonly string[];
  readonly words: PackedTable;
  readonly phrases: PackedTable;
  readonly endings: PackedTable;
  readonly middle: string;
  readonly coarse: string;
}

export interface Lexicon {
  /** Entry of a word in small letters with a straight apostrophe; 0 where it is in no list. */
  readonly words: Table;
  /** {@link PhraseKind} of a name of two to four words in small letters, joined by single spaces; 0 where unlisted. */
  readonly phrases: Table;
  /** What words that end in these three letters are for the most part: 1 + 4 × kind + how surely; 0 for rare ones. */
  readonly endings: Table;
  /** The wider clusters that each cluster lies in. */
  readonly middle: Uint8Array;
  readonly coarse: Uint8Array;
}

export const LONGEST_PHRASE = 4;

/** @throws ModelError where the file’s entries are laid out in another way than the code reads them */
export function* loadLexicon(data: LexiconData): Generator<void, Lexicon> {
  checkFeatures('lexicon.json', data.features, LEXICON_FEATURES);
  const words = yield* loadTable(data.words);
  const phrases = yield* loadTable(data.phrases);
  const endings = yield* loadTable(data.endings);
  return { words, phrases, endings, middle: fromBase64(data.middle), coarse: fromBase64(data.coarse) };
}

/** The cluster of an entry, 1-based; 0 where the word has none. */
export const clusterOf = (entry: number): number => entry & ((1 << CLUSTER_BITS) - 1);
