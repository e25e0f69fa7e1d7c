import { foldWithoutBlanks } from './placing/foldedText';

/** Length of the indexed pieces of text, in UTF-16 units. */
const PIECE_LENGTH = 16;
/** One in this many pieces is indexed. Texts of some length almost certainly contain an indexed piece. */
const SAMPLING = 16;
/** Shorter texts could be part of any article. */
const MIN_TEXT_LENGTH = 5;
/** The index is built only after this many linear searches. */
const MAX_SCANS = 8;

type NamedText<T> = readonly [article: T, text: string];

/** Finds the article that contains a text, for files that name no article. */
export class ArticleTexts<T> {
  private readonly verbatim: TextSearch<T>;
  private folded: TextSearch<T> | null = null;

  constructor(private readonly articles: readonly NamedText<T>[]) {
    this.verbatim = new TextSearch(articles);
  }

  /**
   * The article that contains the text, with the same or other blanks, marks and composed letters; null if there is none
   * or several.
   */
  holding(text: string): T | null {
    const words = text.trim();
    if (words.length < MIN_TEXT_LENGTH) return null;
    const [one, ...others] = this.verbatim.holders(words);
    if (one !== undefined) return others.length ? null : one;
    this.folded ??= new TextSearch(this.articles.map(([article, whole]) => [article, foldWithoutBlanks(whole)]));
    const [alike, ...more] = this.folded.holders(foldWithoutBlanks(words));
    return alike === undefined || more.length ? null : alike;
  }
}

/** Finds texts by what they contain. */
class TextSearch<T> {
  private index: ReadonlyMap<number, readonly number[]> | null = null;
  private scans = 0;

  constructor(private readonly articles: readonly NamedText<T>[]) {}

  holders(words: string): T[] {
    return this.candidates(words).flatMap(([article, whole]) => (whole.includes(words) ? [article] : []));
  }

  /** The articles that may contain the words: all that contain their rarest piece. */
  private candidates(words: string): readonly (readonly [article: T, text: string])[] {
    if (++this.scans <= MAX_SCANS) return this.articles;
    this.index ??= indexOf(this.articles.map(([, text]) => text));
    let fewest: readonly number[] | null = null;
    for (const piece of piecesOf(words)) {
      const holders: readonly number[] = this.index.get(piece) ?? [];
      if (!fewest || holders.length < fewest.length) fewest = holders;
    }
    return fewest ? fewest.map(i => this.articles[i] as readonly [article: T, text: string]) : this.articles;
  }
}

function indexOf(texts: readonly string[]): Map<number, number[]> {
  const index = new Map<number, number[]>();
  texts.forEach((text, i) => {
    for (const piece of piecesOf(text)) {
      const holders = index.get(piece);
      if (!holders) index.set(piece, [i]);
      else if (holders.at(-1) !== i) holders.push(i);
    }
  });
  return index;
}

const BASE = 0x01000193;
/** `BASE` to the power of `PIECE_LENGTH`: the weight of the unit that leaves the window. */
const LEAVING_WEIGHT = Array.from({ length: PIECE_LENGTH }, () => BASE).reduce(
  (power, base) => Math.imul(power, base),
  1,
);

/** Hashes of the sampled pieces of a text, by a rolling hash (Karp and Rabin 1987). Sampling depends only on the piece. */
function* piecesOf(text: string): Generator<number> {
  let hash = 0;
  for (let i = 0; i < text.length; i++) {
    hash = (Math.imul(hash, BASE) + text.charCodeAt(i)) | 0;
    if (i >= PIECE_LENGTH) hash = (hash - Math.imul(text.charCodeAt(i - PIECE_LENGTH), LEAVING_WEIGHT)) | 0;
    if (i >= PIECE_LENGTH - 1 && (hash >>> 16) % SAMPLING === 0) yield hash;
  }
}
