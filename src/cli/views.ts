import { annotationsByArticle } from '../core/annotation/byArticle';
import { anchorAnnotations } from '../core/annotation/ends';
import type { AnchoredAnnotation, Annotation } from '../core/annotation/model';
import { type ArticleView, overlay } from '../core/annotation/overlay';
import { readSidecar } from '../core/annotation/sidecar';
import { parse } from '../core/article/parse';
import { analyse } from './analysis';
import type { CorpusFiles } from './corpusFiles';
import { SIDECAR_SUFFIX } from './names';
import { readTextIfThere, Unreadable } from './text';

export interface FileView {
  readonly views: readonly ArticleView[];
  readonly annotations: readonly AnchoredAnnotation[];
}

/** The sidecar's text, null where there is none. @throws Unreadable */
export const sidecarText = (file: string): Promise<string | null> => readTextIfThere(file + SIDECAR_SUFFIX);

/**
 * A seed file's articles with what people decided laid over them.
 * @throws Unreadable where the sidecar or the corpus file is not understood: what it holds must not be left out unseen
 */
export async function viewOf(file: string, text: string, corpus: CorpusFiles): Promise<FileView> {
  const { annotations, problems, writable } = readSidecar((await sidecarText(file)) ?? '');
  const error = problems.find(({ severity }) => severity === 'error');
  if (!writable && error) throw new Unreadable(`${file}${SIDECAR_SUFFIX}`, `line ${error.line + 1}: ${error.message}`);
  const anchored = anchoredIn(text, annotations);
  const index = await corpus.for(file);
  const { articles } = parse(text);
  const lists = annotationsByArticle(articles, anchored);
  const views = articles.map((article, i) => overlay(analyse(text, article), lists[i], { text, corpus: index }));
  return { views, annotations: anchored };
}

/** Annotations with their places in a text. */
export function anchoredIn(text: string, annotations: readonly Annotation[]): AnchoredAnnotation[] {
  const steps = anchorAnnotations(text, annotations);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
