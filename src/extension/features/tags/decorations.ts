import * as vscode from 'vscode';
import { isSpoken, tellSpeaker } from '../../../core/view';
import { PREFIX } from '../../contributions/ids';
import { toRange } from '../../shell/positions';
import { themeColor } from '../../shell/themeColor';
import { canBeAnnotated } from '../../stores/annotatable';
import { isSeedDocument } from '../../stores/seedFiles';
import { settings } from '../../stores/settings';
import type { TagSchema } from '../../stores/tagSchema';
import type { SeedView, ViewStore } from '../../stores/viewStore';
import { Marks } from './marks';

/** Marks in the text: what people set on passages, and how things stand with the quotes (in the overview ruler only). */
export class Decorations implements vscode.Disposable {
  private readonly decided = vscode.window.createTextEditorDecorationType({
    overviewRulerColor: themeColor('confirmedQuote'),
    overviewRulerLane: vscode.OverviewRulerLane.Right,
  });
  private readonly unknown = vscode.window.createTextEditorDecorationType({
    overviewRulerColor: themeColor('unknownSpeaker'),
    overviewRulerLane: vscode.OverviewRulerLane.Right,
  });
  private readonly marks: Marks;
  private readonly disposables: vscode.Disposable[];

  constructor(
    private readonly views: ViewStore,
    vocabulary: TagSchema,
    private readonly report: (error: unknown) => void,
  ) {
    this.marks = new Marks(vocabulary);
    this.disposables = [
      vscode.window.onDidChangeVisibleTextEditors(editors => {
        for (const editor of editors) this.update(editor);
      }),
      views.onDidChange(uri => this.updateFile(uri)),
      vocabulary.onDidChange(() => this.updateAll()),
      vscode.workspace.onDidChangeConfiguration(event => event.affectsConfiguration(PREFIX) && this.updateAll()),
    ];
    this.updateAll();
  }

  dispose(): void {
    vscode.Disposable.from(this.marks, this.decided, this.unknown, ...this.disposables).dispose();
  }

  private updateAll(): void {
    for (const editor of vscode.window.visibleTextEditors) this.update(editor);
  }

  private updateFile(uri: vscode.Uri): void {
    for (const editor of vscode.window.visibleTextEditors)
      if (editor.document.uri.toString() === uri.toString()) this.update(editor);
  }

  private update(editor: vscode.TextEditor): void {
    if (!isSeedDocument(editor.document) || !canBeAnnotated(editor.document.uri)) {
      this.clear(editor);
      return;
    }
    this.views
      .ofDocument(editor.document)
      .then(view => (view.text === editor.document.getText() ? this.show(editor, view) : undefined))
      .catch(error => error instanceof vscode.CancellationError || this.report(error));
  }

  /** Of a document that was an article until its language was changed. */
  private clear(editor: vscode.TextEditor): void {
    this.marks.clear(editor);
    for (const type of [this.decided, this.unknown]) editor.setDecorations(type, []);
  }

  private async show(editor: vscode.TextEditor, view: SeedView): Promise<void> {
    await this.marks.show(editor, view);
    if (view.text !== editor.document.getText() || !isSeedDocument(editor.document)) return;
    const options = settings.view(view.uri);
    const quotes = view.articles.flatMap(article => article.quotes).filter(quote => isSpoken(quote, options));
    const ranges = (keep: (standing: string) => boolean) =>
      quotes
        .filter(quote => keep(tellSpeaker(quote, options).standing))
        .map(quote => toRange(view.lines, quote.quote.span));
    editor.setDecorations(
      this.decided,
      ranges(standing => standing === 'confirmed' || standing === 'corrected'),
    );
    editor.setDecorations(
      this.unknown,
      ranges(standing => standing === 'unknown'),
    );
  }
}
