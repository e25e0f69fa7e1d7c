import * as vscode from 'vscode';
import { isUncertain } from '../../../core/annotation';
import { type ReportError, unlessCancelled } from '../../shell/cancellation';
import { DisposableOwner } from '../../shell/disposables';
import { visibleLines } from '../../shell/editors';
import { toRange } from '../../shell/positions';
import { openDocument } from '../../shell/text';
import { isSeedDocument } from '../../stores/seedFiles';
import type { ViewStore } from '../../stores/viewStore';
import { FileThreads } from './fileThreads';
import type { NoteThread, OpenThreads } from './noteThreads';

/** Keeps the threads of notes in all open files in step with the views of these files. */
export class ShownThreads extends DisposableOwner {
  /** By file. */
  private readonly files = new Map<string, FileThreads>();

  constructor(
    private readonly controller: vscode.CommentController,
    private readonly views: Pick<ViewStore, 'ofDocument' | 'onDidChange'>,
    private readonly open: OpenThreads,
    private readonly report: ReportError,
  ) {
    super();
    const { onDidOpenTextDocument, onDidCloseTextDocument, onDidChangeTextDocument } = vscode.workspace;
    const syncSoon = (uri: vscode.Uri) => {
      this.sync(uri).catch(unlessCancelled(this.report));
    };
    this.own(views.onDidChange(syncSoon));
    this.own(onDidOpenTextDocument(({ uri }) => syncSoon(uri)));
    this.own(onDidCloseTextDocument(({ uri }) => this.drop(uri)));
    this.own(onDidChangeTextDocument(({ document: { uri } }) => this.files.get(uri.toString())?.didChange()));
    for (const { uri } of vscode.workspace.textDocuments) syncSoon(uri);
  }

  override dispose(): void {
    for (const file of this.files.values()) file.dispose();
    super.dispose();
  }

  /** Updates the threads of a file, and makes the one of a note at once. @returns undefined if there is no such note */
  async show(uri: vscode.Uri, note: string): Promise<NoteThread | undefined> {
    await this.sync(uri);
    return this.files.get(uri.toString())?.show(note);
  }

  /** Updates the threads of a file, if it is open. */
  async sync(uri: vscode.Uri): Promise<void> {
    const document = openDocument(uri);
    if (!document || !isSeedDocument(document)) return;
    const view = await this.views.ofDocument(document);
    if (view.text !== document.getText()) return;
    const notes = view.annotations.flatMap(({ annotation, anchor }) =>
      annotation.kind === 'note' && anchor.span
        ? [{ note: annotation, range: toRange(view.lines, anchor.span), uncertain: isUncertain(anchor) }]
        : [],
    );
    const key = uri.toString();
    const known = this.files.get(key);
    if (!known && !notes.length) return;
    const file = known ?? this.openFile(uri);
    file.setNotes(notes);
  }

  private openFile(uri: vscode.Uri): FileThreads {
    const key = uri.toString();
    const create = (range: vscode.Range, comments: readonly vscode.Comment[]) =>
      this.controller.createCommentThread(uri, range, comments);
    const file = new FileThreads(create, this.open);
    this.files.set(key, file);
    file.setVisible(visibleLines(key));
    return file;
  }

  /** Gives up the thread of a deleted note: it is used for something else. */
  release(uri: vscode.Uri, note: string): void {
    this.files.get(uri.toString())?.threads.delete(note);
  }

  /** Records which threads are open. */
  remember(): void {
    for (const { threads } of this.files.values()) this.open.remember(threads.values());
  }

  /** Updates which lines are visible, of one file or of all. */
  updateVisible(uri?: vscode.Uri): void {
    for (const [key, file] of this.files) if (!uri || key === uri.toString()) file.setVisible(visibleLines(key));
  }

  private drop(uri: vscode.Uri): void {
    const file = this.files.get(uri.toString());
    if (!file) return;
    this.open.remember(file.threads.values());
    file.close();
  }
}
