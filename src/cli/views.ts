import { analyse } from '../core/analysis/analyse';
import { anchorAnnotations, placesOf } from '../core/annotation/ends';
import type { AnchoredAnnotation } from '../core/annotation/model';
import { type ArticleView, overlay } from '../core/annotation/overlay';
import { readSidecar } from '../core/annotation/sidecar';
import type { Article } from '../core/article/model';
import { parse } from '../core/article/parse';
import { overlaps } from '../core/text/span';
import type { CorpusFiles } from './corpusFiles';
import { SIDECAR_SUFFIX } from './files';
import { readText, Unreadable } from './text';

export interface FileView {
  readonly views: readonly ArticleView[];
  readonly annotations: readonly AnchoredAnnotation[];
}

/** The sidecar's text, null where there is none. @throws Unreadable */
export async function sidecarText(file: string): Promise<string | null> {
  try {
    return await readText(file + SIDECAR_SUFFIX);
  } catch (error) {
    if (error instanceof Unreadable && error.code === 'ENOENT') return null;
    throw error;
  }
}

/**
 * A seed file's articles with what people decided laid over them.
 * @throws Unreadable where the sidecar or the corpus file is not understood: what it holds must not be left out unseen
 */
export async function viewOf(file: string, text: string, corpus: CorpusFiles): Promise<FileView> {
  const { annotations, problems, writable } = readSidecar((await sidecarText(file)) ?? '');
  const error = problems.find(({ severity }) => severity === 'error');
  if (!writable && error) throw new Unreadable(`${file}${SIDECAR_SUFFIX}`, `line ${error.line + 1}: ${error.message}`);
  const steps = anchorAnnotations(text, annotations);
  let step = steps.next();
  while (!step.done) step = steps.next();
  const anchored = step.value;
  const index = await corpus.for(file);
  const views = parse(text).articles.map(article =>
    overlay(
      analyse(text, article),
      anchored.filter(one => belongsTo(one, article)),
      { text, corpus: index },
    ),
  );
  return { views, annotations: anchored };
}

function belongsTo(one: AnchoredAnnotation, { span }: Article): boolean {
  const places = placesOf(one);
  return (places.length ? places : [one.annotation.target]).some(place => overlaps(span, place));
}
