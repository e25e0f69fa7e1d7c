import * as vscode from 'vscode';
import type { Span } from '../../core/text/span';
import type { SeedView } from '../articles/viewStore';
import { toRange } from '../host/positions';
import { themeColor } from '../host/themeColor';

/**
 * The passage that a view or a command has led to: highlighted, with the cursor at its start. It is not selected, as the
 * next key would replace it. The highlight stays until the cursor goes elsewhere or the text changes.
 */
export class ShownPassage implements vscode.Disposable {
  private readonly highlight = vscode.window.createTextEditorDecorationType({
    backgroundColor: themeColor('shownPassageBackground'),
    borderColor: themeColor('shownPassageBorder'),
    borderStyle: 'solid',
    borderWidth: '1px',
    overviewRulerColor: themeColor('shownPassageBorder'),
    overviewRulerLane: vscode.OverviewRulerLane.Full,
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
  private shown: { readonly editor: vscode.TextEditor; readonly start: vscode.Position } | null = null;
  private readonly disposables: vscode.Disposable[];

  constructor() {
    this.disposables = [
      this.highlight,
      vscode.window.onDidChangeTextEditorSelection(({ textEditor, selections: [selection] }) => {
        const { shown } = this;
        if (shown?.editor === textEditor && !(selection.isEmpty && selection.active.isEqual(shown.start))) this.clear();
      }),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length && this.shown?.editor.document === document) this.clear();
      }),
    ];
  }

  dispose(): void {
    vscode.Disposable.from(...this.disposables).dispose();
  }

  /**
   * Shows passages of an article, the first with the cursor at its start.
   * @param preserveFocus leaves the keyboard where it is
   */
  async show({ uri, lines }: SeedView, spans: readonly Span[], preserveFocus = false): Promise<vscode.TextEditor> {
    const editor = await vscode.window.showTextDocument(uri, { preview: true, preserveFocus });
    const ranges = spans.map(span => toRange(lines, span));
    const [first] = ranges;
    this.clear();
    if (!first) return editor;
    this.shown = { editor, start: first.start };
    editor.selection = new vscode.Selection(first.start, first.start);
    editor.revealRange(first, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    editor.setDecorations(this.highlight, ranges);
    return editor;
  }

  private clear(): void {
    this.shown?.editor.setDecorations(this.highlight, []);
    this.shown = null;
  }
}
