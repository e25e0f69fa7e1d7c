import { type Article, type ArticleText, articleKey, articleText, type SeedFile } from '../article';
import type { Analyser, Stage } from './analyser';
import { inFile } from './inFile';
import type { Analysis, ArticleAnalysis } from './model';

interface KnownAnalysis {
  readonly analysis: ArticleAnalysis;
  /** The last result with file offsets, so that an article that did not move keeps its objects. */
  placed: Analysis | null;
}

interface Wanted {
  readonly article: Article;
  readonly own: ArticleText;
  readonly key: string;
}

/**
 * The analyses of the articles of one file, kept by key. After an edit, unchanged articles are not analysed again, even if
 * they moved.
 */
export class FileAnalyses {
  /** The articles of the text that was read last. */
  private read: { readonly file: SeedFile; readonly articles: readonly Wanted[] } | null = null;
  private readonly known = new Map<string, KnownAnalysis>();
  /** Keys of the last text that was analysed completely. */
  private complete: ReadonlySet<string> = new Set();

  constructor(private readonly analyser: Pick<Analyser, 'steps'>) {}

  /**
   * Analyses all articles of a text, in order. A run may be abandoned at any step: the next run reuses the articles that
   * it finished.
   * @param tooLong the result for an article that is too long to be analysed, or null
   */
  *steps(file: SeedFile, tooLong: (article: Article) => Analysis | null = () => null): Generator<Stage, Analysis[]> {
    const wanted = yield* this.articlesOf(file);
    const keys = new Set(wanted.map(({ key }) => key));
    this.forgetAllBut(keys);
    const analyses: Analysis[] = [];
    for (const { article, own, key } of wanted)
      analyses.push(tooLong(article) ?? placed(yield* this.analysisOf(key, own), article));
    this.complete = keys;
    this.forgetAllBut(keys);
    return analyses;
  }

  /**
   * The articles of a text that the next run would have to analyse, each key once. Another thread can analyse them; hand
   * in the results by `learn`.
   * @param tooLong as in `steps`
   */
  *unknown(
    file: SeedFile,
    tooLong: (article: Article) => Analysis | null = () => null,
  ): Generator<Stage, readonly { readonly key: string; readonly article: ArticleText }[]> {
    const wanted = yield* this.articlesOf(file);
    this.forgetAllBut(new Set(wanted.map(({ key }) => key)));
    const unknown = new Map<string, ArticleText>();
    for (const { article, own, key } of wanted) if (!this.known.has(key) && !tooLong(article)) unknown.set(key, own);
    return [...unknown].map(([key, article]) => ({ key, article }));
  }

  /** Takes over the analysis of an article that the same models and code made elsewhere. */
  learn(key: string, analysis: ArticleAnalysis): void {
    this.known.set(key, { analysis, placed: null });
  }

  private *articlesOf(file: SeedFile): Generator<Stage, readonly Wanted[]> {
    if (this.read?.file === file) return this.read.articles;
    const articles: Wanted[] = [];
    for (const article of file.articles) {
      const own = articleText(file.text, article);
      articles.push({ article, own, key: articleKey(own) });
      yield 'reading';
    }
    this.read = { file, articles };
    return articles;
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
