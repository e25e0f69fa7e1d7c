import { checkFeatures } from './features';
import { CLUSTER_BITS, LEXICON_FEATURES } from './lexiconFlags';
import { fromBase64, loadTable, type PackedBytes, type PackedTable, type Table } from './packed';

export { Flag, PhraseKind } from './lexiconFlags';

/** `data/lexicon.json` */
export interface LexiconData {
  readonly features: readonly string[];
  readonly words: PackedTable;
  readonly phrases: PackedTable;
  readonly endings: PackedTable;
  readonly middle: PackedBytes;
  readonly coarse: PackedBytes;
}

export interface Lexicon {
  /** Entry of a lower-case word with a straight apostrophe; 0 if it is in no list. */
  readonly words: Table;
  /** {@link PhraseKind} of a lower-case name of two to four words joined by single spaces; 0 if it is in no list. */
  readonly phrases: Table;
  /** The most frequent kind of words with this three-letter ending: 1 + 4 × kind + certainty; 0 for rare endings. */
  readonly endings: Table;
  /** The wider clusters of each cluster. */
  readonly middle: Uint8Array;
  readonly coarse: Uint8Array;
}

export const MAX_PHRASE_LENGTH = 4;

/**
 * Decodes the lexicon in steps.
 * @throws ModelError if the layout of the file’s entries differs from the code’s
 */
export function* loadLexicon(data: LexiconData): Generator<void, Lexicon> {
  checkFeatures('lexicon.json', data.features, LEXICON_FEATURES);
  const words = yield* loadTable(data.words);
  const phrases = yield* loadTable(data.phrases);
  const endings = yield* loadTable(data.endings);
  return { words, phrases, endings, middle: fromBase64(data.middle), coarse: fromBase64(data.coarse) };
}

/** The cluster of an entry, 1-based; 0 if the word has none. */
export const clusterOf = (entry: number): number => entry & ((1 << CLUSTER_BITS) - 1);
