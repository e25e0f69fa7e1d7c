import * as vscode from 'vscode';
import { EditBatch, TrackedRange } from '../../../core/annotation';
import type { Span } from '../../../core/text';
import { excerpt, plainText } from '../../../core/view';
import { setContext } from '../../shell/contexts';
import { toRange } from '../../shell/positions';
import { StatusItem } from '../../shell/statusItem';
import { editsOf, isUndone, readerOf } from '../../shell/text';
import { themeColor } from '../../shell/themeColor';
import type { SeedView } from '../../stores/viewStore';

/** The first end of a relation while its other end is looked for in the text: marked there, and told in the status bar. */
export class BegunRelation implements vscode.Disposable {
  private begun: { readonly uri: vscode.Uri; readonly range: TrackedRange } | null = null;
  private readonly mark = vscode.window.createTextEditorDecorationType({
    outlineColor: themeColor('relationBorder'),
    outlineStyle: 'solid',
    outlineWidth: '2px',
  });
  private readonly status = new StatusItem('relation', 'Seed Annotator: Relation', 'cancelRelation');
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
    const selected = view.text.slice(span.start, span.end);
    this.begun = { uri: view.uri, range: new TrackedRange(span, selected) };
    editor.setDecorations(this.mark, [toRange(view.lines, span)]);
    const words = excerpt(selected, 30);
    this.status.show({
      icon: 'relation',
      text: plainText`Relation from “${words}”: select the other end, then run Add Relation again`,
      tooltip: plainText`Click to cancel the relation`,
    });
    void setContext('relationBegun', true);
  }

  /** Where the first end is now, if one was begun in this file. */
  in(uri: vscode.Uri): Span | null {
    return this.begun?.uri.toString() === uri.toString() ? this.begun.range.span : null;
  }

  end(): void {
    if (!this.begun) return;
    this.begun = null;
    this.status.hide();
    for (const editor of vscode.window.visibleTextEditors) editor.setDecorations(this.mark, []);
    void setContext('relationBegun', false);
  }

  private follow(event: vscode.TextDocumentChangeEvent): void {
    const { document, contentChanges } = event;
    if (!this.begun || document.uri.toString() !== this.begun.uri.toString() || !contentChanges.length) return;
    const { range } = this.begun;
    range.apply(new EditBatch(editsOf(event)), readerOf(document), isUndone(event));
    if (!range.span) this.end();
  }
}
