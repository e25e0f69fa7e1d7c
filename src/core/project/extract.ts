import { type Analyser, analyseAt } from '../analysis';
import { parse } from '../article';
import { type ExtractedArticle, extractArticle } from '../interchange';
import { LineIndex } from '../text';
import type { FileName } from './ports';

/**
 * Extracts the articles of a seed file, in order. Each is analysed only when it is asked for, so that a caller can write
 * one and drop it before the next.
 * @param file copied to each result
 * @param text the file's, without byte order mark
 */
export function* extractFile(analyser: Analyser, file: FileName, text: string): Generator<ExtractedArticle, void> {
  const lines = new LineIndex(text);
  const { articles, problems } = parse(text);
  for (const article of articles)
    yield extractArticle({ file, text, lines, problems }, analyseAt(analyser, text, article));
}
