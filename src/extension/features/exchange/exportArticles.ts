/** Writes articles with their annotations in another tool's format. */

import * as vscode from 'vscode';
import { type Format, filesOfDocument, type OutgoingFile } from '../../../core/interchange';
import { ArticleExport, type ExportTarget, faultOf, type Log } from '../../../core/project';
import { type Message, phrase, toldBy } from '../../../core/text';
import { newId } from '../../../platform/vscode/ports';
import { createFile, exists, RefusedFile } from '../../shell/files';
import { count, reasonOf, say, tell } from '../../shell/language';
import { encode, readText } from '../../shell/text';
import type { SeedView, ViewStore } from '../../stores/viewStore';
import { unreadable } from '../../stores/writeErrors';
import { writeOutput } from './writeOutput';

export interface ExportPlan {
  readonly format: Format;
  readonly articles: readonly vscode.Uri[];
  /** An article's path relative to the root of the export, with `/` between its parts. */
  readonly pathOf: (article: vscode.Uri) => string;
  /** A folder; or a file, if the format joins all documents. */
  readonly target: vscode.Uri;
  /** Whether files begin with a byte order mark. */
  readonly withMark: boolean;
  /** Whether to overwrite existing files; otherwise they are left as they are. */
  readonly overwrite: boolean;
}

export interface ExportOutcome {
  readonly articles: number;
  readonly files: number;
  /** Sentences about what the format cannot hold and what failed. */
  readonly remarks: readonly string[];
  readonly cancelled: boolean;
}

/** Existing files that an export would write, except the articles' own texts. */
export async function filesInTheWay(plan: ExportPlan): Promise<vscode.Uri[]> {
  if (plan.format.joined) return [];
  const present = new Map<string, Promise<Set<string>>>();
  const inTheWay: vscode.Uri[] = [];
  for (const article of plan.articles) {
    const path = plan.pathOf(article);
    const cut = path.lastIndexOf('/') + 1;
    const folder = cut ? vscode.Uri.joinPath(plan.target, path.slice(0, cut - 1)) : plan.target;
    const names = present.get(folder.toString()) ?? namesIn(folder);
    present.set(folder.toString(), names);
    for (const name of filesOfDocument(plan.format, path.slice(cut)))
      if (!name.endsWith('.txt') && (await names).has(name)) inTheWay.push(vscode.Uri.joinPath(folder, name));
  }
  return inTheWay;
}

async function namesIn(folder: vscode.Uri): Promise<Set<string>> {
  try {
    return new Set((await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name));
  } catch {
    // The folder does not exist yet. It will be created.
    return new Set();
  }
}

/**
 * Exports one article after the other. If one fails, the others are still exported. On cancellation, a joined file is
 * not written, and other files that are finished stay.
 */
export async function exportArticles(
  plan: ExportPlan,
  views: Pick<ViewStore, 'once'>,
  token: vscode.CancellationToken,
  progress: (done: number) => void = () => undefined,
): Promise<ExportOutcome> {
  const { format } = plan;
  const remarks: string[] = [];
  const log: Log = { warn: sentence => void remarks.push(tell(sentence)) };
  const exported = new ArticleExport(plan, log);
  const pieces = [exported.head];
  let [articles, files] = [0, 0];
  for (const [done, article] of plan.articles.entries()) {
    if (token.isCancellationRequested) return { articles, files, remarks, cancelled: true };
    progress(done);
    const path = plan.pathOf(article);
    try {
      const view = await views.once(article);
      if (!view) throw new Error(say`it no longer exists.`);
      for (const remark of shortcomings(view, path)) remarks.push(remark);
      const out = exported.convert(view, path);
      files += await exported.write(out.files, path, targetOf(plan, path, log));
      pieces.push(out.piece);
      articles++;
    } catch (error) {
      remarks.push(say`${path}: not exported: ${reasonOf(error)}`);
    }
  }
  if (format.joined && articles) {
    await writeOutput(vscode.workspace.fs, plan.target, [...pieces, exported.end].join(''), plan.articles);
    files++;
  }
  return { articles, files, remarks, cancelled: false };
}

/**
 * Sentences about what will be missing.
 * @throws Error if the sidecar or corpus file cannot be read: nothing may be lost silently
 */
function shortcomings({ sidecar, corpusFile, analyses }: SeedView, path: string): string[] {
  if (sidecar) refuseFaults(sidecar.uri, sidecar.read);
  if (corpusFile) refuseFaults(vscode.Uri.parse(corpusFile.file), corpusFile.read);
  const long = analyses.filter(({ problems }) => problems.some(({ code }) => code === 'article/too-long')).length;
  return long
    ? [say`${path}: ${count(long, 'article')} too long to analyse in the editor: only annotations are exported.`]
    : [];
}

function refuseFaults(uri: vscode.Uri, read: Parameters<typeof faultOf>[0]): void {
  const fault = faultOf(read);
  if (fault) throw new Error(unreadable(uri, fault));
}

function targetOf(plan: ExportPlan, article: string, log: Log): ExportTarget {
  const placeOf = ({ name }: OutgoingFile) => vscode.Uri.joinPath(plan.target, name).toString();
  return {
    placeOf,
    refuse: ({ name }, holder) => log.warn(phrase`${article}: not exported: ${name} already contains ${holder}.`),
    write: async file => {
      const fault = await writeOne(file, plan);
      if (fault !== null) log.warn(fault);
      return fault === null;
    },
  };
}

/** @returns null, or a sentence that says why the file was not written */
async function writeOne(file: OutgoingFile, { target, overwrite, articles }: ExportPlan): Promise<Message | null> {
  const uri = vscode.Uri.joinPath(target, file.name);
  if (file.isText) {
    const present = await readText(uri);
    if (present === file.content.replace(/^\ufeff/, '')) return null;
    if (present !== null) return phrase`${file.name}: a different text with this name exists and was not changed.`;
    await createFile(vscode.workspace.fs, uri, newId(), encode(file.content));
    return null;
  }
  if (!overwrite && (await exists(uri))) return phrase`${file.name}: already exists and was not changed.`;
  try {
    await writeOutput(vscode.workspace.fs, uri, file.content, articles);
    return null;
  } catch (error) {
    if (error instanceof RefusedFile) return toldBy(error);
    throw error;
  }
}
