import * as vscode from 'vscode';
import { type ReportError, unlessCancelled } from '../shell/cancellation';
import { DisposableOwner } from '../shell/disposables';
import { canBeAnnotated } from '../stores/annotatable';
import { isSeedDocument } from '../stores/seedFiles';
import type { SeedView, ViewStore } from '../stores/viewStore';

/** Draws something in the text of an article. */
export interface Painter {
  /** Draws in an editor whose document has the text of the view. */
  paint(editor: vscode.TextEditor, view: SeedView): void | Promise<void>;
  /** Removes what was drawn: the document is not an article, or is one no more. */
  clear(editor: vscode.TextEditor): void;
}

/** Keeps what a painter draws in the visible editors up to date with their views. */
export class ViewPainter extends DisposableOwner {
  constructor(
    private readonly views: Pick<ViewStore, 'ofDocument' | 'onDidChange'>,
    private readonly painter: Painter,
    private readonly report: ReportError,
  ) {
    super();
    this.own(vscode.window.onDidChangeVisibleTextEditors(editors => this.updateEach(editors)));
    this.own(
      views.onDidChange(uri => {
        const shows = ({ document }: vscode.TextEditor) => document.uri.toString() === uri.toString();
        this.updateEach(vscode.window.visibleTextEditors.filter(shows));
      }),
    );
    this.updateAll();
  }

  updateAll(): void {
    this.updateEach(vscode.window.visibleTextEditors);
  }

  private updateEach(editors: readonly vscode.TextEditor[]): void {
    for (const editor of editors) this.update(editor).catch(unlessCancelled(this.report));
  }

  private async update(editor: vscode.TextEditor): Promise<void> {
    const { document } = editor;
    if (!isSeedDocument(document) || !canBeAnnotated(document.uri)) {
      this.painter.clear(editor);
      return;
    }
    const view = await this.views.ofDocument(document);
    if (isCurrent(editor, view)) await this.painter.paint(editor, view);
  }
}

/** Whether an editor still shows an article with the text of a view. Positions of the view are valid only then. */
export const isCurrent = ({ document }: vscode.TextEditor, view: SeedView): boolean =>
  isSeedDocument(document) && document.getText() === view.text;
