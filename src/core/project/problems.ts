/** Finds the problems of seed files, sidecars and corpus files. */
import { type Analyser, analyseAt } from '../analysis';
import {
  anchorAnnotations,
  articleMissing,
  CORPUS_FILE,
  likenessProblems,
  orphanProblems,
  readCorpusFile,
  readSidecar,
  SIDECAR_SUFFIX,
  type SidecarProblem,
} from '../annotation';
import { parse } from '../article';
import { type ExtractedProblem, extractPlaced, extractProblem } from '../interchange';
import { LineIndex, runToEnd } from '../text';
import type { FileName, ProjectFiles } from './ports';
import { articleOf } from './stored';

/** Checks files one by one. Its name tells the kind of a file. */
export class ProblemCheck {
  constructor(
    private readonly analyser: Analyser,
    private readonly files: ProjectFiles,
  ) {}

  /**
   * The problems of a file, in the order of its text. The annotations of a sidecar are also anchored in its article.
   * @param text the file's, without byte order mark; spans, lines and columns are of this text
   * @throws the host's error if the article of a sidecar cannot be read
   */
  async problemsOf(file: FileName, text: string): Promise<readonly ExtractedProblem[]> {
    if (file.endsWith(SIDECAR_SUFFIX)) return (await this.sidecarProblems(file, text)).map(extractPlaced);
    if (this.files.nameOf(file) === CORPUS_FILE) return readCorpusFile(text).problems.map(extractPlaced);
    return this.seedProblems(text);
  }

  private seedProblems(text: string): ExtractedProblem[] {
    const lines = new LineIndex(text);
    const { articles, problems } = parse(text);
    const all = [...problems, ...articles.flatMap(article => analyseAt(this.analyser, text, article).problems)];
    return all.sort((a, b) => a.span.start - b.span.start).map(problem => extractProblem(problem, lines));
  }

  private async sidecarProblems(file: FileName, yaml: string): Promise<readonly SidecarProblem[]> {
    const { problems, annotations } = readSidecar(yaml);
    if (!annotations.length) return problems;
    const article = articleOf(file);
    const text = await this.files.readText(article);
    const anchored = text === null ? [] : runToEnd(anchorAnnotations(text, annotations));
    const missing = text === null ? [articleMissing(yaml, this.files.nameOf(article))] : [];
    const found = [...missing, ...orphanProblems(yaml, anchored), ...likenessProblems(yaml, anchored)];
    return [...problems, ...found].sort((a, b) => a.span.start - b.span.start);
  }
}
