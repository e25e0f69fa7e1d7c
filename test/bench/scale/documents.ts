/** An annotated article as the exchange formats see it. */

import { anchorAnnotations } from '../../../src/core/annotation/anchoring/anchorAnnotations';
import { CorpusEntityIndex } from '../../../src/core/annotation/entities/corpusEntityIndex';
import type { AnchoredAnnotation } from '../../../src/core/annotation/model/annotation';
import { type ArticleView, overlay } from '../../../src/core/annotation/overlay/overlay';
import { readSidecar } from '../../../src/core/annotation/sidecar/sidecar';
import { parse } from '../../../src/core/article/parse';
import { type ExchangeDocument, toExchangeDocument } from '../../../src/core/interchange/exchangeModel';
import { analyse } from '../../unit/analyse';

export interface Viewed {
  readonly views: readonly ArticleView[];
  readonly annotations: readonly AnchoredAnnotation[];
}

export function viewOf(text: string, yaml: string): Viewed {
  const annotations = finish(anchorAnnotations(text, readSidecar(yaml).annotations));
  const surroundings = { text, corpus: new CorpusEntityIndex([]) };
  const views = parse(text).articles.map(article => overlay(analyse(text, article), annotations, surroundings));
  return { views, annotations };
}

export function documentOf(name: string, text: string, yaml: string): ExchangeDocument {
  const { views, annotations } = viewOf(text, yaml);
  return toExchangeDocument(name, text, views, annotations);
}

export function finish<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value as T;
  }
}
