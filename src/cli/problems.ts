import path from 'node:path';
import {
  anchorAnnotations,
  articleMissing,
  orphanProblems,
  readCorpusFile,
  readSidecar,
  type SidecarProblem,
} from '../core/annotation';
import { parse } from '../core/article';
import { type ExtractedProblem, extractProblem } from '../core/interchange';
import { articleOf, CORPUS_FILE, SIDECAR_SUFFIX } from '../core/project';
import { LineIndex, runToEnd } from '../core/text';
import { readTextIfThere } from '../platform/node/text';
import { analyse } from './analysis';

/**
 * What is wrong with a file, in the order of its text. Its name tells what it is; a sidecar is held against its article.
 * @throws Unreadable where that cannot be read
 */
export async function problemsOf(file: string, text: string): Promise<ExtractedProblem[]> {
  if (file.endsWith(SIDECAR_SUFFIX)) return (await sidecarProblems(file, text)).map(inYaml);
  if (path.basename(file) === CORPUS_FILE) return readCorpusFile(text).problems.map(inYaml);
  const lines = new LineIndex(text);
  const { articles, problems } = parse(text);
  const all = [...problems, ...articles.flatMap(article => analyse(text, article).problems)];
  return all.sort((a, b) => a.span.start - b.span.start).map(problem => extractProblem(problem, lines));
}

async function sidecarProblems(file: string, yaml: string): Promise<readonly SidecarProblem[]> {
  const { problems, annotations } = readSidecar(yaml);
  if (!annotations.length) return problems;
  const article = articleOf(file);
  const text = await readTextIfThere(article);
  const found =
    text === null
      ? [articleMissing(yaml, path.basename(article))]
      : orphanProblems(yaml, runToEnd(anchorAnnotations(text, annotations)));
  return [...problems, ...found].sort((a, b) => a.span.start - b.span.start);
}

const inYaml = ({ code, severity, span, line, column, message }: SidecarProblem): ExtractedProblem => ({
  code,
  severity,
  start: span.start,
  end: span.end,
  line: line + 1,
  column: column + 1,
  message,
});
