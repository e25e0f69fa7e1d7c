import { type Article, type ArticleText, articleKey, articleText, type SeedFile } from '../article';
import type { Analyser, Stage } from './analyser';
import { inFile } from './inFile';
import type { Analysis, ArticleAnalysis } from './model';

interface KnownAnalysis {
  readonly analysis: ArticleAnalysis;
  /** The last result with file offsets, so that an article that did not move keeps its objects. */
  placed: Analysis | null;
}

/**
 * The analyses of the articles of one file, kept by key. After an edit, unchanged articles are not analysed again, even if
 * they moved.
 */
export class FileAnalyses {
  private readonly known = new Map<string, KnownAnalysis>();
  /** Keys of the last text that was analysed completely. */
  private complete: ReadonlySet<string> = new Set();

  constructor(private readonly analyser: Analyser) {}

  /**
   * Analyses all articles of a text, in order. A run may be abandoned at any step: the next run reuses the articles that
   * it finished.
   * @param tooLong the result for an article that is too long to be analysed, or null
   */
  *steps(
    { text, articles }: SeedFile,
    tooLong: (article: Article) => Analysis | null = () => null,
  ): Generator<Stage, Analysis[]> {
    const wanted: { article: Article; own: ArticleText; key: string }[] = [];
    for (const article of articles) {
      const own = articleText(text, article);
      wanted.push({ article, own, key: articleKey(own) });
      yield 'reading';
    }
    const keys = new Set(wanted.map(({ key }) => key));
    this.forgetAllBut(keys);
    const analyses: Analysis[] = [];
    for (const { article, own, key } of wanted)
      analyses.push(tooLong(article) ?? placed(yield* this.analysisOf(key, own), article));
    this.complete = keys;
    this.forgetAllBut(keys);
    return analyses;
  }

  private *analysisOf(key: string, article: ArticleText): Generator<Stage, KnownAnalysis> {
    const known = this.known.get(key);
    if (known) return known;
    const made: KnownAnalysis = { analysis: yield* this.analyser.steps(article), placed: null };
    this.known.set(key, made);
    return made;
  }

  /** Keeps the given keys and those of the last complete text. Results of other abandoned runs are dropped. */
  private forgetAllBut(keys: ReadonlySet<string>): void {
    for (const key of this.known.keys()) if (!keys.has(key) && !this.complete.has(key)) this.known.delete(key);
  }
}

function placed(known: KnownAnalysis, article: Article): Analysis {
  const old = known.placed;
  if (old?.article.span.start === article.span.start)
    return old.article.index === article.index ? old : { ...old, article };
  known.placed = inFile(known.analysis, article);
  return known.placed;
}
