import * as vscode from 'vscode';
import { holds } from '../../core/annotation/model';
import { isSpoken, tellSpeaker } from '../../core/view/speaker';
import type { TagStyles } from '../annotations/tagStyles';
import { isSeedDocument } from '../articles/seedFiles';
import { settings } from '../articles/settings';
import type { SeedView, ViewStore } from '../articles/viewStore';
import { toRange } from '../host/positions';

const color = (id: string) => new vscode.ThemeColor(`seedAnnotator.${id}`);

/** Marks in the text: notes, tags, and how things stand with the quotes (the latter in the overview ruler only). */
export class Decorations implements vscode.Disposable {
  private readonly note = vscode.window.createTextEditorDecorationType({
    borderColor: color('noteBorder'),
    borderStyle: 'none none dashed none',
    borderWidth: '1px',
    overviewRulerColor: color('noteBorder'),
    overviewRulerLane: vscode.OverviewRulerLane.Center,
  });
  private readonly decided = vscode.window.createTextEditorDecorationType({
    overviewRulerColor: color('confirmedQuote'),
    overviewRulerLane: vscode.OverviewRulerLane.Right,
  });
  private readonly unknown = vscode.window.createTextEditorDecorationType({
    overviewRulerColor: color('unknownSpeaker'),
    overviewRulerLane: vscode.OverviewRulerLane.Right,
  });
  private readonly tags = new Map<string, vscode.TextEditorDecorationType>();
  private readonly disposables: vscode.Disposable[];

  constructor(
    private readonly views: ViewStore,
    private readonly styles: TagStyles,
    private readonly report: (error: unknown) => void,
  ) {
    this.disposables = [
      vscode.window.onDidChangeVisibleTextEditors(editors => {
        for (const editor of editors) this.update(editor);
      }),
      views.onDidChange(uri => this.updateFile(uri)),
      styles.onDidChange(() => {
        this.dropTags();
        this.updateAll();
      }),
      vscode.workspace.onDidChangeConfiguration(
        event => event.affectsConfiguration('seedAnnotator') && this.updateAll(),
      ),
    ];
    this.updateAll();
  }

  dispose(): void {
    this.dropTags();
    vscode.Disposable.from(this.note, this.decided, this.unknown, ...this.disposables).dispose();
  }

  private updateAll(): void {
    for (const editor of vscode.window.visibleTextEditors) this.update(editor);
  }

  private updateFile(uri: vscode.Uri): void {
    for (const editor of vscode.window.visibleTextEditors)
      if (editor.document.uri.toString() === uri.toString()) this.update(editor);
  }

  private update(editor: vscode.TextEditor): void {
    if (!isSeedDocument(editor.document)) return;
    this.views
      .ofDocument(editor.document)
      .then(view => (view.text === editor.document.getText() ? this.show(editor, view) : undefined))
      .catch(error => error instanceof vscode.CancellationError || this.report(error));
  }

  private async show(editor: vscode.TextEditor, view: SeedView): Promise<void> {
    const notes: vscode.Range[] = [];
    const byTag = new Map<string, vscode.Range[]>([...this.tags.keys()].map(tag => [tag, []]));
    for (const { annotation, anchor } of view.annotations) {
      if (!anchor.span || !holds(annotation)) continue;
      const range = toRange(view.lines, anchor.span);
      if (annotation.kind === 'note' && !annotation.resolved) notes.push(range);
      if (annotation.kind === 'tag') byTag.set(annotation.tag, [...(byTag.get(annotation.tag) ?? []), range]);
    }
    editor.setDecorations(this.note, notes);
    for (const [tag, ranges] of byTag) editor.setDecorations(await this.tagType(tag, view.uri), ranges);
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

  private async tagType(tag: string, uri: vscode.Uri): Promise<vscode.TextEditorDecorationType> {
    const style = await this.styles.styleOf(tag, uri);
    const known = this.tags.get(tag);
    if (known) return known;
    const type = vscode.window.createTextEditorDecorationType({
      backgroundColor: `${style.color}33`,
      borderColor: style.color,
      borderStyle: 'none none solid none',
      borderWidth: '2px',
      overviewRulerColor: style.color,
      overviewRulerLane: vscode.OverviewRulerLane.Left,
    });
    this.tags.set(tag, type);
    return type;
  }

  private dropTags(): void {
    for (const type of this.tags.values()) type.dispose();
    this.tags.clear();
  }
}
