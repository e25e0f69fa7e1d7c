import * as vscode from 'vscode';
import { mapThroughEdits } from '../../core/annotation/liveEdits';
import type { Span } from '../../core/text/span';
import { plainText } from '../../core/view/plainText';
import { excerpt } from '../../core/view/words';
import type { SeedView } from '../articles/viewStore';
import { toRange } from '../host/positions';
import { StatusItem } from '../host/statusItem';

const CONTEXT = 'seedAnnotator.relationBegun';

/** The first end of a relation while its other end is looked for in the text: marked there, and told in the status bar. */
export class BegunRelation implements vscode.Disposable {
  private begun: { readonly uri: vscode.Uri; span: Span } | null = null;
  private readonly mark = vscode.window.createTextEditorDecorationType({
    outlineColor: new vscode.ThemeColor('seedAnnotator.relationBorder'),
    outlineStyle: 'solid',
    outlineWidth: '2px',
  });
  private readonly status = new StatusItem('seedAnnotator.relation', 'Seed: Relation', 'seedAnnotator.cancelRelation');
  private readonly disposables: vscode.Disposable[];

  constructor() {
    this.disposables = [
      this.mark,
      this.status,
      vscode.workspace.onDidChangeTextDocument(event => this.follow(event)),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.begun?.uri.toString() === uri.toString() && this.end()),
    ];
  }

  dispose(): void {
    vscode.Disposable.from(...this.disposables).dispose();
  }

  begin(editor: vscode.TextEditor, view: SeedView, span: Span): void {
    this.end();
    this.begun = { uri: view.uri, span };
    editor.setDecorations(this.mark, [toRange(view.lines, span)]);
    const words = excerpt(view.text.slice(span.start, span.end), 30);
    this.status.show({
      icon: 'arrow-right',
      text: plainText`From “${words}”: select the other end, then Add Relation`,
      tooltip: plainText`Click to cancel the relation`,
    });
    void vscode.commands.executeCommand('setContext', CONTEXT, true);
  }

  /** Where the first end is now, if one was begun in this file. */
  in(uri: vscode.Uri): Span | null {
    return this.begun?.uri.toString() === uri.toString() ? this.begun.span : null;
  }

  end(): void {
    if (!this.begun) return;
    this.begun = null;
    this.status.hide();
    for (const editor of vscode.window.visibleTextEditors) editor.setDecorations(this.mark, []);
    void vscode.commands.executeCommand('setContext', CONTEXT, false);
  }

  private follow({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    if (!this.begun || document.uri.toString() !== this.begun.uri.toString() || !contentChanges.length) return;
    const edits = contentChanges.map(({ rangeOffset, rangeLength, text }) => ({
      start: rangeOffset,
      end: rangeOffset + rangeLength,
      newLength: text.length,
    }));
    const span = mapThroughEdits(this.begun.span, edits);
    if (span) this.begun.span = span;
    else this.end();
  }
}
