/** Other tools' files to annotations of the articles that they are about. */

import * as vscode from 'vscode';
import type { SidecarChange } from '../../../core/annotation';
import {
  type ArticleNames,
  ArticleTexts,
  type Format,
  FormatError,
  ImportPlanner,
  type ReadDocument,
  readIncoming,
  recognizeFormat,
  stemOf,
  stemsOf,
} from '../../../core/interchange';
import { MAX_IMPORT_BYTES } from '../../../core/text';
import { newId, now } from '../../../platform/vscode/ports';
import { runSliced } from '../../shell/schedule';
import { readText } from '../../shell/text';
import { Transaction } from '../../stores/history';
import type { SidecarStore } from '../../stores/sidecarStore';
import { nameOf, unreadable } from '../../stores/writeErrors';
import { exists } from '../sidecarFiles/fileMoves';

/** More articles are not read through for words that might stand in them. */
const MOST_READ = 5000;

export interface ImportPlan {
  readonly files: readonly vscode.Uri[];
  /** Null: told by each file. */
  readonly format: Format | null;
  /** Where articles are looked for, after the imported file's own folder. */
  readonly articles: ArticleNames<vscode.Uri>;
  /** The same articles, for documents that name none: they are told by their words. */
  readonly all: readonly vscode.Uri[];
  /** Who gets what names no author; null: nobody. */
  readonly author: string | null;
  /** Which of several articles, or of all, a document is about; null: it is left out. */
  readonly whichArticle: (name: string, candidates: readonly vscode.Uri[]) => Promise<vscode.Uri | null>;
}

export interface ImportOutcome {
  readonly added: number;
  readonly known: number;
  /** Those that annotations were added to. */
  readonly articles: readonly vscode.Uri[];
  /** What was not taken, and what went wrong, in sentences. */
  readonly remarks: readonly string[];
  readonly cancelled: boolean;
}

/** One file after the other; where one fails, the others go on. What was added before a cancellation stays. */
export async function importAnnotations(
  plan: ImportPlan,
  sidecars: Pick<SidecarStore, 'get' | 'apply'>,
  token: vscode.CancellationToken,
  progress: (done: number) => void = () => undefined,
): Promise<ImportOutcome> {
  const job = new Import(plan, sidecars, token);
  for (const [done, file] of plan.files.entries()) {
    if (token.isCancellationRequested) break;
    progress(done);
    await job.file(file);
  }
  await job.write();
  return job.outcome();
}

/** An article that annotations are added to. */
interface Target {
  readonly article: vscode.Uri;
  readonly planner: ImportPlanner;
  readonly changes: SidecarChange[];
}

class Import {
  private added = 0;
  private known = 0;
  private readonly remarks: string[] = [];
  private readonly changed = new Map<string, vscode.Uri>();
  private readonly all = new Transaction();
  private readonly targets = new Map<string, Target>();

  constructor(
    private readonly plan: ImportPlan,
    private readonly sidecars: Pick<SidecarStore, 'get' | 'apply'>,
    private readonly token: vscode.CancellationToken,
  ) {}

  outcome(): ImportOutcome {
    const { added, known, remarks } = this;
    return {
      added,
      known,
      remarks,
      articles: [...this.changed.values()],
      cancelled: this.token.isCancellationRequested,
    };
  }

  async file(file: vscode.Uri): Promise<void> {
    const name = nameOf(file);
    try {
      const text = await readText(file, MAX_IMPORT_BYTES);
      if (text === null) throw new FormatError('It no longer exists.');
      const format = this.plan.format ?? recognizeFormat(name, text);
      if (!format)
        throw new FormatError('The format could not be detected from the name or content. Choose the format.');
      const companion =
        format.endings.length > 1 ? await readText(beside(file, stemOf(name) + format.endings[0])) : null;
      for (const document of await this.read(format, file, text, companion))
        await this.document(document, document.name ?? name, file);
    } catch (error) {
      if (error instanceof vscode.CancellationError) return;
      const line = error instanceof FormatError && error.line ? `:${error.line}` : '';
      this.remarks.push(`${name}${line}: ${error instanceof Error ? error.message : error}`);
    }
  }

  private async read(
    format: Format,
    file: vscode.Uri,
    text: string,
    companion: string | null,
  ): Promise<readonly ReadDocument[]> {
    const incoming = { name: nameOf(file), text, companion };
    const texts = new Map<string, string | null>();
    for (;;) {
      const reading = readIncoming(format, incoming, name => texts.get(name));
      if (!reading.wants) return reading.documents;
      for (const name of reading.wants) {
        const article = await this.article(name, file);
        texts.set(name, article && (await readText(article)));
      }
    }
  }

  private async document(document: ReadDocument, name: string, file: vscode.Uri): Promise<void> {
    const article = await this.article(name, file, document.text);
    const target = article && (this.targets.get(article.toString()) ?? (await this.open(article)));
    if (!target) {
      this.remarks.push(`${nameOf(file)}: no article “${name.slice(0, 200)}” was found for it. Nothing was imported.`);
      return;
    }
    const planned = target.planner.planSteps(document);
    const { changes, known, warnings } = await runSliced(planned, () => this.token.isCancellationRequested);
    for (const change of changes) target.changes.push(change);
    this.known += known;
    for (const warning of warnings) this.remarks.push(`${nameOf(file)}: ${warning}`);
  }

  /** Null where the article is gone. */
  private async open(article: vscode.Uri): Promise<Target | null> {
    const text = await readText(article);
    if (text === null) return null;
    const { uri, read } = await this.sidecars.get(article);
    const error = read.problems.find(({ severity }) => severity === 'error');
    if (!read.writable && error) throw new Error(`${unreadable(uri, error)} Nothing was written.`);
    const ports = { newId, author: this.plan.author, now: now() };
    const target: Target = { article, planner: new ImportPlanner(text, read.annotations, ports), changes: [] };
    this.targets.set(article.toString(), target);
    return target;
  }

  /** Many documents may be of one article: its sidecar is written once. */
  async write(): Promise<void> {
    for (const { article, changes } of this.targets.values()) {
      if (!changes.length) continue;
      try {
        await this.sidecars.apply(article, changes, this.all);
      } catch (error) {
        this.remarks.push(`${nameOf(article)}: ${error instanceof Error ? error.message : error}`);
        continue;
      }
      this.added += changes.length;
      this.changed.set(article.toString(), article);
    }
  }

  private readonly chosen = new Map<string, Promise<vscode.Uri | null>>();
  private texts: Promise<ArticleTexts<vscode.Uri>> | null = null;

  /** The article beside the file, else one of that name, else the one that holds the text, else what the person says. */
  private async article(name: string, file: vscode.Uri, text: string | null = null): Promise<vscode.Uri | null> {
    const near = await this.besideFile(name, file);
    if (near) return near;
    const found = this.plan.articles.find(name);
    if (found.length === 1) return found[0];
    const holding = text === null ? null : await this.holding(text);
    if (holding) return holding;
    const key = `${file} ${name}`;
    const asked = this.chosen.get(key) ?? this.plan.whichArticle(name, found);
    this.chosen.set(key, asked);
    return asked;
  }

  private async holding(text: string): Promise<vscode.Uri | null> {
    this.texts ??= this.readAll();
    return (await this.texts).holding(text);
  }

  private async readAll(): Promise<ArticleTexts<vscode.Uri>> {
    const texts: (readonly [vscode.Uri, string])[] = [];
    for (const uri of this.plan.all.slice(0, MOST_READ)) {
      if (this.token.isCancellationRequested) throw new vscode.CancellationError();
      // What cannot be read is not looked through; the others are.
      const text = await readText(uri).catch(() => null);
      if (text !== null) texts.push([uri, text]);
    }
    return new ArticleTexts(texts);
  }

  private async besideFile(name: string, file: vscode.Uri): Promise<vscode.Uri | null> {
    if (!vscode.workspace.getWorkspaceFolder(file)) return null;
    const base = name.split(/[\\/]/).pop() ?? '';
    const names = [base, ...stemsOf(base).flatMap(stem => [`${stem}.txt`, `${stem}.seed`])];
    for (const candidate of names.filter(one => /[^.]\.(txt|seed)$/.test(one))) {
      const uri = beside(file, candidate);
      if (await exists(uri)) return uri;
    }
    return null;
  }
}

const beside = (file: vscode.Uri, name: string): vscode.Uri => vscode.Uri.joinPath(file, '..', name);
