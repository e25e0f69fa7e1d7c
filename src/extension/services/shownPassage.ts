import * as vscode from 'vscode';
import type { Span } from '../../core/text';
import { DisposableOwner } from '../shell/disposables';
import { toRange } from '../shell/positions';
import { themeColor } from '../shell/themeColor';
import type { SeedView } from '../stores/viewStore';

/**
 * Shows the passage that a row or a command leads to: highlighted, with the cursor at its start. It is not selected,
 * since the next key would replace it. The highlight disappears when the cursor moves or the text changes.
 */
export class ShownPassage extends DisposableOwner {
  private readonly highlight = this.own(
    vscode.window.createTextEditorDecorationType({
      backgroundColor: themeColor('shownPassageBackground'),
      borderColor: themeColor('shownPassageBorder'),
      borderStyle: 'solid',
      borderWidth: '1px',
      overviewRulerColor: themeColor('shownPassageBorder'),
      overviewRulerLane: vscode.OverviewRulerLane.Full,
      rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    }),
  );
  private shown: { readonly editor: vscode.TextEditor; readonly start: vscode.Position } | null = null;

  constructor() {
    super();
    this.own(
      vscode.window.onDidChangeTextEditorSelection(({ textEditor, selections: [selection] }) => {
        const { shown } = this;
        if (shown?.editor === textEditor && selection && !isAt(selection, shown.start)) this.clear();
      }),
    );
    this.own(
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length && this.shown?.editor.document === document) this.clear();
      }),
    );
  }

  /**
   * Highlights passages of a file and puts the cursor at the start of the first.
   * @param spans in file offsets
   * @param preserveFocus whether to leave the focus where it is
   */
  async show({ uri, lines }: SeedView, spans: readonly Span[], preserveFocus = false): Promise<vscode.TextEditor> {
    const ranges = spans.map(span => toRange(lines, span));
    const [first] = ranges;
    // The cursor is set as the editor opens. If it were set afterwards, it would jump back over keys typed in between.
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

/** Whether a selection is empty and at a position. */
const isAt = (selection: vscode.Selection, position: vscode.Position): boolean =>
  selection.isEmpty && selection.active.isEqual(position);
