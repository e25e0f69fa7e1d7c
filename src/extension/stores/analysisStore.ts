import type * as vscode from 'vscode';
import { type Analyser, type Analysis, FileAnalyses } from '../../core/analysis';
import { type Article, type Problem, parse } from '../../core/article';
import type { AnalysedFile } from '../../core/project';
import { LineIndex } from '../../core/text';
import { runSliced } from '../shell/schedule';

interface Entry {
  readonly text: string;
  /** Of the file, passed on from text to text. */
  readonly articles: FileAnalyses;
  superseded: boolean;
  readonly result: Promise<AnalysedFile>;
}

/** A longer article is shown without analysis: some steps of the analysis would hold the editor's thread too long. */
const LONGEST = 500_000;

/** How many closed files' analyses are kept; open ones are few and always kept by being asked for. */
const KEPT = 200;

/**
 * One analysis per file and text. Whoever asks for the same text shares the work; asking for a newer text cancels what
 * was still running for the older, but keeps what was finished. An article whose words did not change is not analysed
 * again, wherever it stands.
 */
export class AnalysisStore {
  private readonly entries = new Map<string, Entry>();

  constructor(private readonly analyser: Analyser) {}

  /** @throws vscode.CancellationError where a newer text of the file was asked for meanwhile. */
  get(uri: vscode.Uri, text: string): Promise<AnalysedFile> {
    const key = uri.toString();
    const known = this.entries.get(key);
    this.entries.delete(key);
    if (known?.text === text) {
      this.entries.set(key, known);
      return known.result;
    }
    if (known) known.superseded = true;
    const previous = known?.result.catch(() => null) ?? Promise.resolve(null);
    const articles = known?.articles ?? new FileAnalyses(this.analyser);
    const entry: Entry = {
      text,
      articles,
      superseded: false,
      // The run before stops at its next step; only then may this one go on with what it knew.
      result: previous.then(() => this.analyse(entry, text)),
    };
    entry.result.catch(() => this.entries.get(key) === entry && this.entries.delete(key));
    this.entries.set(key, entry);
    if (this.entries.size > KEPT) this.entries.delete(this.entries.keys().next().value!);
    return entry.result;
  }

  forget(uri: vscode.Uri): void {
    this.entries.delete(uri.toString());
  }

  private async analyse(entry: Entry, text: string): Promise<AnalysedFile> {
    const file = parse(text);
    const analyses = await runSliced(entry.articles.steps(file, tooLong), () => entry.superseded);
    return { text, lines: new LineIndex(text), file, analyses };
  }
}

function tooLong(article: Article): Analysis | null {
  if (article.span.end - article.span.start <= LONGEST) return null;
  const { start } = article.header?.span ?? article.span;
  const message =
    'This article is too long to analyse in the editor. Split it with headers, or use the command line, which has no limit.';
  const problem: Problem = { code: 'article/too-long', severity: 'warning', span: { start, end: start + 1 }, message };
  return { article, quotes: [], entities: [], dates: [], problems: [problem] };
}
