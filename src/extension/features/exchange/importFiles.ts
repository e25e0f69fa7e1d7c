/** Imports other tools' files as annotations of the articles that they are about. */

import * as vscode from 'vscode';
import type { Annotation, SidecarChange } from '../../../core/annotation';
import {
  type ArticleNames,
  ArticleTexts,
  type Format,
  FormatError,
  type ImportedAnnotation,
  type ImportFinding,
  ImportPlanner,
  type ImportRemark,
  type ImportResults,
  type ReadDocument,
  readIncoming,
  recognizeFormat,
  stemOf,
  stemsOf,
} from '../../../core/interchange';
import { LineIndex, MAX_IMPORT_BYTES, phrase } from '../../../core/text';
import { newId, now } from '../../../platform/vscode/ports';
import { isCancellation, throwIfCancelled } from '../../shell/cancellation';
import { exists } from '../../shell/files';
import { reasonOf, say, tell } from '../../shell/language';
import { runSliced } from '../../shell/schedule';
import { readText } from '../../shell/text';
import { Transaction } from '../../stores/history';
import type { SidecarStore } from '../../stores/sidecarStore';
import { nameOf, unreadable } from '../../stores/writeErrors';

/** Limit of articles that are searched for the text of a document. */
const MAX_SEARCHED = 5000;

export interface ImportRequest {
  readonly files: readonly vscode.Uri[];
  /** Null: recognized for each file. */
  readonly format: Format | null;
  /** Where articles are searched by name, after the folder of the imported file. */
  readonly articles: ArticleNames<vscode.Uri>;
  /** The same articles, searched by text for documents that name none. */
  readonly all: readonly vscode.Uri[];
  /** Author of annotations that name none; null: nobody. */
  readonly author: string | null;
  /** Asks which of several articles, or of all, a document is about; null: skip the document. */
  readonly whichArticle: (name: string, candidates: readonly vscode.Uri[]) => Promise<vscode.Uri | null>;
}

export interface ImportOutcome extends ImportResults<vscode.Uri, vscode.Uri> {
  readonly added: number;
  readonly known: number;
  /** Articles that annotations were added to. */
  readonly articles: readonly vscode.Uri[];
  readonly cancelled: boolean;
}

/**
 * Imports one file after the other. If one fails, the others are still imported. On cancellation, what was read is
 * kept.
 */
export async function importFiles(
  plan: ImportRequest,
  sidecars: Pick<SidecarStore, 'get' | 'apply'>,
  token: vscode.CancellationToken,
  progress: (done: number) => void = () => undefined,
): Promise<ImportOutcome> {
  const job = new ImportRun(plan, sidecars, token);
  for (const [done, file] of plan.files.entries()) {
    if (token.isCancellationRequested) break;
    progress(done);
    await job.readFile(file);
  }
  await job.write();
  return job.outcome();
}

/** An article that annotations are added to. */
interface ImportTarget {
  readonly article: vscode.Uri;
  readonly planner: ImportPlanner;
  readonly lines: LineIndex;
  readonly changes: SidecarChange[];
  readonly findings: ImportFinding[];
}

interface ImportedFile {
  readonly file: vscode.Uri;
  /** It is about one article. */
  readonly isOnly: boolean;
}

/** One run of an import. */
class ImportRun {
  private added = 0;
  private known = 0;
  private readonly remarks: ImportRemark<vscode.Uri>[] = [];
  private readonly annotations: ImportedAnnotation<vscode.Uri>[] = [];
  private readonly changed = new Map<string, vscode.Uri>();
  private readonly all = new Transaction();
  private readonly targets = new Map<string, ImportTarget>();
  /** Answers to the question about an article, by file and name. */
  private readonly chosen = new Map<string, Promise<vscode.Uri | null>>();
  private texts: Promise<ArticleTexts<vscode.Uri>> | null = null;

  constructor(
    private readonly plan: ImportRequest,
    private readonly sidecars: Pick<SidecarStore, 'get' | 'apply'>,
    private readonly token: vscode.CancellationToken,
  ) {}

  outcome(): ImportOutcome {
    const { added, known, remarks, annotations } = this;
    return {
      added,
      known,
      annotations,
      remarks,
      articles: [...this.changed.values()],
      cancelled: this.token.isCancellationRequested,
    };
  }

  async readFile(file: vscode.Uri): Promise<void> {
    const name = nameOf(file);
    try {
      const text = await readText(file, MAX_IMPORT_BYTES);
      if (text === null) throw new FormatError(phrase`It no longer exists.`);
      const format = this.plan.format ?? recognizeFormat(name, text);
      if (!format)
        throw new FormatError(phrase`The format could not be detected from the name or content. Choose the format.`);
      const [first, ...others] = format.endings;
      const companion = first && others.length ? await readText(beside(file, stemOf(name) + first)) : null;
      const documents = await this.read(format, file, text, companion);
      for (const document of documents) {
        for (const fault of document.faults ?? []) this.fail(file, fault);
        await this.document(document, document.name ?? name, { file, isOnly: documents.length === 1 });
      }
    } catch (error) {
      if (!isCancellation(error)) this.fail(file, error);
    }
  }

  private fail(file: vscode.Uri, error: unknown): void {
    const line = error instanceof FormatError ? error.line : null;
    this.remarks.push({ file, line, text: reasonOf(error), isFailure: true });
  }

  private remark(file: vscode.Uri, text: string): void {
    this.remarks.push({ file, line: null, text, isFailure: false });
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
        const article = await this.article(name, { file, isOnly: reading.wants.length === 1 });
        texts.set(name, article && (await readText(article)));
      }
    }
  }

  private async document(document: ReadDocument, name: string, from: ImportedFile): Promise<void> {
    const { file } = from;
    const article = await this.article(name, from, document.text);
    const target = article && (this.targets.get(article.toString()) ?? (await this.open(article)));
    if (!target) {
      this.fail(file, say`No article “${name.slice(0, 200)}” was found for it. Nothing was imported.`);
      return;
    }
    const planned = target.planner.planSteps(document);
    const { changes, findings, known, remarks, failures } = await runSliced(
      planned,
      () => this.token.isCancellationRequested,
    );
    for (const change of changes) target.changes.push(change);
    for (const finding of findings) target.findings.push(finding);
    this.known += known;
    for (const text of remarks) this.remark(file, tell(text));
    for (const text of failures) this.fail(file, tell(text));
  }

  /** Null if the article is gone. */
  private async open(article: vscode.Uri): Promise<ImportTarget | null> {
    const text = await readText(article);
    if (text === null) return null;
    const { uri, read } = await this.sidecars.get(article);
    const error = read.problems.find(({ severity }) => severity === 'error');
    if (!read.writable && error) throw new Error(say`${unreadable(uri, error)} Nothing was written.`);
    const ports = { newId, author: this.plan.author, now: now() };
    const planner = new ImportPlanner(text, read.annotations, ports);
    const target: ImportTarget = { article, planner, lines: new LineIndex(text), changes: [], findings: [] };
    this.targets.set(article.toString(), target);
    return target;
  }

  /** Writes each sidecar once: several documents may be about one article. */
  async write(): Promise<void> {
    for (const { article, changes, findings, lines } of this.targets.values()) {
      if (!changes.length) continue;
      try {
        await this.sidecars.apply(article, changes, this.all);
      } catch (error) {
        this.fail(article, error);
        continue;
      }
      for (const { annotation, found } of findings)
        this.annotations.push({
          article,
          annotation,
          found,
          line: found === 'lost' ? null : lineOf(annotation, lines),
        });
      this.added += changes.length;
      this.changed.set(article.toString(), article);
    }
  }

  /**
   * The article beside the file, or else the only one of that name, or the only one with that text, or for a file about
   * one source that is no article here, such as a page on the web, the one beside it, or one that is asked for.
   */
  private async article(
    name: string,
    { file, isOnly }: ImportedFile,
    text: string | null = null,
  ): Promise<vscode.Uri | null> {
    const near = await this.besideFile(name, file);
    if (near) return near;
    const found = this.plan.articles.find(name);
    const [only, ...others] = found;
    if (only && !others.length) return only;
    const holding = text === null ? null : await this.holding(text);
    if (holding) return holding;
    const own = isOnly && !found.length ? await this.besideFile(nameOf(file), file) : null;
    if (own) return own;
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
    for (const uri of this.plan.all.slice(0, MAX_SEARCHED)) {
      throwIfCancelled(this.token);
      // An article that cannot be read is skipped.
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

const lineOf = ({ target }: Annotation, lines: LineIndex): number => lines.positionAt(target.start).line + 1;

const beside = (file: vscode.Uri, name: string): vscode.Uri => vscode.Uri.joinPath(file, '..', name);
