import * as vscode from 'vscode';
import { EditBatch, TrackedRange } from '../../../core/annotation';
import type { Span } from '../../../core/text';
import { excerpt } from '../../../core/view';
import { setContext } from '../../shell/contexts';
import { DisposableOwner } from '../../shell/disposables';
import { plainText, say } from '../../shell/language';
import { toRange } from '../../shell/positions';
import { StatusItem } from '../../shell/statusItem';
import { causeOf, editsOf, readerOf } from '../../shell/text';
import { themeColor } from '../../shell/themeColor';
import type { SeedView } from '../../stores/viewStore';

/** The first end of a relation while the person looks for the other: marked in the text and shown in the status bar. */
export class PendingRelation extends DisposableOwner {
  private first: { readonly uri: vscode.Uri; readonly range: TrackedRange } | null = null;
  private readonly mark = this.own(
    vscode.window.createTextEditorDecorationType({
      outlineColor: themeColor('relationBorder'),
      outlineStyle: 'solid',
      outlineWidth: '2px',
    }),
  );
  private readonly status = this.own(new StatusItem('relation', say`Seed Annotator: Relation`, 'cancelRelation'));

  constructor() {
    super();
    this.own(vscode.workspace.onDidChangeTextDocument(event => this.follow(event)));
    this.own(vscode.workspace.onDidCloseTextDocument(({ uri }) => this.in(uri) && this.end()));
  }

  /** @param span the first end, in file offsets */
  begin(editor: vscode.TextEditor, view: SeedView, span: Span): void {
    this.end();
    const selected = view.text.slice(span.start, span.end);
    this.first = { uri: view.uri, range: new TrackedRange(span, selected) };
    editor.setDecorations(this.mark, [toRange(view.lines, span)]);
    const words = excerpt(selected, 30);
    this.status.show({
      icon: 'relation',
      text: plainText`Relation from “${words}”: select the other end, then run Add Relation again`,
      tooltip: plainText`Click to cancel the relation`,
    });
    void setContext('relationBegun', true);
  }

  /** The present place of the first end; null if it is not in this file. */
  in(uri: vscode.Uri): Span | null {
    return this.first?.uri.toString() === uri.toString() ? this.first.range.span : null;
  }

  end(): void {
    if (!this.first) return;
    this.first = null;
    this.status.hide();
    for (const editor of vscode.window.visibleTextEditors) editor.setDecorations(this.mark, []);
    void setContext('relationBegun', false);
  }

  private follow(event: vscode.TextDocumentChangeEvent): void {
    const { document, contentChanges } = event;
    if (!this.first || document.uri.toString() !== this.first.uri.toString() || !contentChanges.length) return;
    const { range } = this.first;
    range.apply(new EditBatch(editsOf(event)), readerOf(document), causeOf(event));
    if (!range.span) this.end();
  }
}
