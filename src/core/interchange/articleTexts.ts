/** Units of a piece that articles are told by. */
const PIECE = 16;
/** Of all pieces of a text, one in so many is in the index: a text of some length has one of them for certain, nearly. */
const SAMPLED = 16;
/** Shorter texts may stand in any article. */
const TELLING = 20;
/** For so many texts the articles are read through; for more an index is made. */
const MOST_SCANS = 8;

/** Which article a text stands in, by its words: for files that name none. */
export class ArticleTexts<T> {
  private index: ReadonlyMap<number, readonly number[]> | null = null;
  private scans = 0;

  constructor(private readonly articles: readonly (readonly [article: T, text: string])[]) {}

  /** Null where there is none, or several. */
  holding(text: string): T | null {
    const words = text.trim();
    if (words.length < TELLING) return null;
    let found: T | null = null;
    for (const i of this.candidates(words)) {
      const [article, whole] = this.articles[i];
      if (!whole.includes(words)) continue;
      if (found !== null) return null;
      found = article;
    }
    return found;
  }

  /** The articles that the words may stand in: all that share their rarest piece. */
  private candidates(words: string): Iterable<number> {
    if (++this.scans <= MOST_SCANS) return this.articles.keys();
    this.index ??= indexOf(this.articles.map(([, text]) => text));
    let fewest: readonly number[] | null = null;
    for (const piece of piecesOf(words)) {
      const holders: readonly number[] = this.index.get(piece) ?? [];
      if (!fewest || holders.length < fewest.length) fewest = holders;
    }
    return fewest ?? this.articles.keys();
  }
}

function indexOf(texts: readonly string[]): Map<number, number[]> {
  const index = new Map<number, number[]>();
  texts.forEach((text, i) => {
    for (const piece of piecesOf(text)) {
      const holders = index.get(piece);
      if (!holders) index.set(piece, [i]);
      else if (holders[holders.length - 1] !== i) holders.push(i);
    }
  });
  return index;
}

const BASE = 0x01000193;
/** What a unit counts by the time it leaves the piece. */
const LEAVING = Array.from({ length: PIECE }, () => BASE).reduce((power, base) => Math.imul(power, base), 1);

/** Hashes of some pieces of a text, the same ones wherever they stand, by a rolling hash (Karp and Rabin 1987). */
function* piecesOf(text: string): Generator<number> {
  let hash = 0;
  for (let i = 0; i < text.length; i++) {
    hash = (Math.imul(hash, BASE) + text.charCodeAt(i)) | 0;
    if (i >= PIECE) hash = (hash - Math.imul(text.charCodeAt(i - PIECE), LEAVING)) | 0;
    if (i >= PIECE - 1 && (hash >>> 16) % SAMPLED === 0) yield hash;
  }
}
