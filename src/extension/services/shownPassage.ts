import * as vscode from 'vscode';
import type { Span } from '../../core/text';
import { toRange } from '../shell/positions';
import { themeColor } from '../shell/themeColor';
import type { SeedView } from '../stores/viewStore';

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
        if (shown?.editor === textEditor && !isAt(selection, shown.start)) this.clear();
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
    const ranges = spans.map(span => toRange(lines, span));
    const [first] = ranges;
    // The editor puts the cursor there as it opens: set afterwards, it would undo a key that came in between.
    const selection = first && new vscode.Range(first.start, first.start);
    const editor = await vscode.window.showTextDocument(uri, { preview: true, preserveFocus, selection });
    this.clear();
    if (!first || !isAt(editor.selection, first.start)) return editor;
    this.shown = { editor, start: first.start };
    editor.revealRange(first, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    editor.setDecorations(this.highlight, ranges);
    return editor;
  }

  private clear(): void {
    this.shown?.editor.setDecorations(this.highlight, []);
    this.shown = null;
  }
}

/** True where a selection is a cursor at a position. */
const isAt = (selection: vscode.Selection, position: vscode.Position): boolean =>
  selection.isEmpty && selection.active.isEqual(position);
