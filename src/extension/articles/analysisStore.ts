import type * as vscode from 'vscode';
import { analyseSteps } from '../../core/analysis/analyse';
import type { Analysis } from '../../core/analysis/model';
import type { Article, Problem, SeedFile } from '../../core/article/model';
import { parse } from '../../core/article/parse';
import { LineIndex } from '../../core/text/lines';
import { runSliced } from '../host/schedule';

/** A seed file's text with all that is worked out from it. */
export interface AnalysedFile {
  readonly text: string;
  readonly lines: LineIndex;
  readonly file: SeedFile;
  readonly analyses: readonly Analysis[];
}

interface Entry {
  readonly text: string;
  superseded: boolean;
  readonly result: Promise<AnalysedFile>;
}

/** A longer article is shown without analysis: some steps of the analysis would hold the editor's thread too long. */
const LONGEST = 500_000;

/** How many closed files' analyses are kept; open ones are few and always kept by being asked for. */
const KEPT = 200;

/**
 * One analysis per file and text. Whoever asks for the same text shares the work; asking for a newer text cancels what
 * was still running for the older. An article whose text and place did not change is not analysed again.
 */
export class AnalysisStore {
  private readonly entries = new Map<string, Entry>();

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
    const entry: Entry = { text, superseded: false, result: previous.then(old => this.analyse(entry, text, old)) };
    entry.result.catch(() => this.entries.get(key) === entry && this.entries.delete(key));
    this.entries.set(key, entry);
    if (this.entries.size > KEPT) this.entries.delete(this.entries.keys().next().value!);
    return entry.result;
  }

  forget(uri: vscode.Uri): void {
    this.entries.delete(uri.toString());
  }

  private async analyse(entry: Entry, text: string, old: AnalysedFile | null): Promise<AnalysedFile> {
    const file = parse(text);
    const analyses: Analysis[] = [];
    for (const article of file.articles) {
      const kept = old && unchanged(old, text, article);
      if (article.span.end - article.span.start > LONGEST) {
        analyses.push(tooLong(article));
        continue;
      }
      analyses.push(kept ? { ...kept, article } : await runSliced(analyseSteps(text, article), () => entry.superseded));
    }
    return { text, lines: new LineIndex(text), file, analyses };
  }
}

/** The earlier analysis of an article that stands where it stood, word for word. */
function unchanged(old: AnalysedFile, text: string, article: Article): Analysis | null {
  const before = old.analyses[article.index];
  if (!before || before.article.span.start !== article.span.start || before.article.span.end !== article.span.end)
    return null;
  const same =
    old.text.slice(article.span.start, article.span.end) === text.slice(article.span.start, article.span.end);
  return same ? before : null;
}

function tooLong(article: Article): Analysis {
  const { start } = article.header?.span ?? article.span;
  const message =
    'This article is too long to be analysed in the editor. Split it by headers, or use the command line, which takes any length.';
  const problem: Problem = { code: 'article/too-long', severity: 'warning', span: { start, end: start + 1 }, message };
  return { article, quotes: [], entities: [], dates: [], problems: [problem] };
}
