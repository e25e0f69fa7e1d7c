import type { Analysis } from '../analysis';
import {
  type AnchoredAnnotation,
  type ArticleView,
  annotationsByArticle,
  type CorpusEntityIndex,
  isSame,
  overlaySteps,
} from '../annotation';
import type { AnalysedFile } from './ports';

interface KeptView {
  readonly annotations: readonly AnchoredAnnotation[];
  readonly corpus: CorpusEntityIndex;
  readonly view: ArticleView;
}

export interface FileOverlay {
  readonly articles: readonly ArticleView[];
  readonly annotations: readonly AnchoredAnnotation[];
}

/**
 * A cache of the views of one file's articles. A view is made again only if the article's analysis, its annotations or
 * the corpus changed; it depends on nothing else. Runs of `steps` may be abandoned at any step.
 */
export class ArticleViews {
  private known: ReadonlyMap<string, AnchoredAnnotation> = new Map();
  private laidOut = new WeakMap<Analysis, KeptView>();

  /**
   * Makes the views of a file in steps: one for its annotations, some for each article.
   * @param corpusOf the entities of the folder as they apply in an article, by its number; the same object for the same
   */
  *steps(
    { text, file, analyses }: AnalysedFile,
    anchored: readonly AnchoredAnnotation[],
    corpusOf: (article: number) => CorpusEntityIndex,
  ): Generator<void, FileOverlay> {
    const annotations = anchored.map(one => this.asKnown(one));
    this.known = new Map(annotations.map(one => [one.annotation.id, one]));
    const lists = annotationsByArticle(file.articles, annotations);
    yield;
    const articles: ArticleView[] = [];
    for (const analysis of analyses) {
      const { index } = analysis.article;
      articles.push(yield* this.viewOf(analysis, lists[index] ?? [], { text, corpus: corpusOf(index) }));
      yield;
    }
    return { articles, annotations };
  }

  /** Returns the previous object if an annotation did not change, so that lists can be compared by identity. */
  private asKnown(one: AnchoredAnnotation): AnchoredAnnotation {
    const known = this.known.get(one.annotation.id);
    return known && isSame(known, one) ? known : one;
  }

  private *viewOf(
    analysis: Analysis,
    annotations: readonly AnchoredAnnotation[],
    around: { readonly text: string; readonly corpus: CorpusEntityIndex },
  ): Generator<void, ArticleView> {
    const known = this.laidOut.get(analysis);
    if (known?.corpus === around.corpus && hasSameItems(known.annotations, annotations)) return known.view;
    const view = yield* overlaySteps(analysis, annotations, around);
    this.laidOut.set(analysis, { annotations, corpus: around.corpus, view });
    return view;
  }
}

const hasSameItems = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((item, i) => item === b[i]);
