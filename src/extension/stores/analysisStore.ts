import * as vscode from 'vscode';
import { type Analyser, type Analysis, FileAnalyses, type Stage } from '../../core/analysis';
import { type Article, type Problem, parse, type SeedFile } from '../../core/article';
import type { AnalysedFile } from '../../core/project';
import { LineIndex, phrase } from '../../core/text';
import { breathe, runSliced } from '../shell/schedule';
import type { BackgroundWorker } from './backgroundWorker';

interface Entry {
  readonly text: string;
  /** Of the file, passed on from text to text. */
  readonly articles: FileAnalyses;
  readonly cancellation: vscode.CancellationTokenSource;
  readonly result: Promise<AnalysedFile>;
}

/** Longer articles are shown without an analysis: laying out their results would block the extension host too long. */
const MAX_ARTICLE_LENGTH = 500_000;

/** Number of files whose analyses are kept. Open files are few and are asked for often, so they stay. */
const MAX_FILES = 200;

/**
 * Keeps one analysis per file and text. Callers that ask for the same text share the work. A request for a newer text
 * cancels the analysis of the older one, in the worker too, but keeps the articles that are done. An article whose text
 * did not change is not analysed again, even if it moves.
 */
export class AnalysisStore {
  private readonly entries = new Map<string, Entry>();

  private loading: Promise<Analyser> | null = null;
  private analyser: Analyser | null = null;

  /**
   * @param load gives an analyser for what the worker does not do: that runs in slices on this thread
   * @param worker null: there is none
   */
  constructor(
    private readonly load: () => Promise<Analyser>,
    private readonly worker: Pick<BackgroundWorker, 'analyse'> | null = null,
  ) {}

  /** @throws vscode.CancellationError where a newer text of the file was asked for in the meantime */
  get(uri: vscode.Uri, text: string): Promise<AnalysedFile> {
    const key = uri.toString();
    const known = this.entries.get(key);
    this.entries.delete(key);
    if (known?.text === text) {
      this.entries.set(key, known);
      return known.result;
    }
    known?.cancellation.cancel();
    const previous = known?.result.catch(() => null) ?? Promise.resolve(null);
    const articles = known?.articles ?? new FileAnalyses({ steps: article => this.loaded.steps(article) });
    const cancellation = new vscode.CancellationTokenSource();
    const entry: Entry = {
      text,
      articles,
      cancellation,
      // The previous run stops at its next step. Two runs must not use its FileAnalyses at a time.
      result: previous.then(() => this.analyse(articles, text, cancellation.token)),
    };
    entry.result.catch(() => this.entries.get(key) === entry && this.entries.delete(key));
    this.entries.set(key, entry);
    this.forgetOldest();
    return entry.result;
  }

  forget(uri: vscode.Uri): void {
    this.entries.delete(uri.toString());
  }

  private forgetOldest(): void {
    const oldest = this.entries.keys().next();
    if (this.entries.size > MAX_FILES && !oldest.done) this.entries.delete(oldest.value);
  }

  private async analyse(articles: FileAnalyses, text: string, token: vscode.CancellationToken): Promise<AnalysedFile> {
    const isCancelled = (): boolean => token.isCancellationRequested;
    const { file, lines } = await runSliced(read(text), isCancelled);
    const unknown = await runSliced(articles.unknown(file, tooLong), isCancelled);
    let learned = 0;
    for (const { key, article } of this.worker ? unknown : []) {
      const analysis = (await this.worker?.analyse(article, token)) ?? null;
      if (!analysis) break;
      articles.learn(key, analysis);
      learned++;
      // Receiving a long analysis was a step of its own.
      await breathe();
    }
    if (learned < unknown.length) await this.loadAnalyser();
    const analyses = await runSliced(articles.steps(file, tooLong), isCancelled);
    return { text, lines, file, analyses };
  }

  private async loadAnalyser(): Promise<void> {
    this.loading ??= this.load();
    try {
      this.analyser = await this.loading;
    } catch (error) {
      // The next analysis tries again.
      this.loading = null;
      throw error;
    }
  }

  private get loaded(): Analyser {
    if (!this.analyser) throw new Error('The analysis was begun before its models were loaded.');
    return this.analyser;
  }
}

function* read(text: string): Generator<Stage, { readonly file: SeedFile; readonly lines: LineIndex }> {
  const file = parse(text);
  yield 'reading';
  const lines = new LineIndex(text);
  yield 'reading';
  return { file, lines };
}

function tooLong(article: Article): Analysis | null {
  if (article.span.end - article.span.start <= MAX_ARTICLE_LENGTH) return null;
  const { start } = article.header?.span ?? article.span;
  const message = phrase`This article is too long to analyse in the editor. Split it with headers, or use the command line, which has no limit.`;
  const problem: Problem = { code: 'article/too-long', severity: 'warning', span: { start, end: start + 1 }, message };
  return { article, quotes: [], entities: [], dates: [], problems: [problem] };
}
