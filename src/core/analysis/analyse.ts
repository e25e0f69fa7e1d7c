import type { Article } from '../article/model';
import type { Analysis, Quote } from './model';
import { quoteSteps } from './quotes';

/** Changes whenever the same text may get another analysis: caches are keyed by it. */
export const ANALYSER_VERSION = 1;

/**
 * Works out one article, yielding often enough that a caller can share its thread: no step takes more than a few
 * milliseconds on text that people write. `text` is the whole file's text; all spans are offsets into it.
 */
export function* analyseSteps(text: string, article: Article): Generator<void, Analysis> {
  const found = yield* quoteSteps(text, article);
  yield;
  const quotes: Quote[] = found.quotes.map((q, i) => ({
    id: `q${i + 1}`,
    span: q.span,
    kind: 'direct',
    parts: q.parts,
    within: q.within === null ? null : `q${q.within + 1}`,
    attribution: null,
  }));
  return { article, quotes, entities: [], dates: [], problems: found.problems };
}

/** {@link analyseSteps}, run to its end. */
export function analyse(text: string, article: Article): Analysis {
  const steps = analyseSteps(text, article);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
