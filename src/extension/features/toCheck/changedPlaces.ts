import * as vscode from 'vscode';
import { touches } from '../../../core/text';
import {
  emphasis,
  excerpt,
  type Inline,
  type PlaceToCheck,
  placeInWords,
  placesToCheck,
  strong,
  text,
} from '../../../core/view';
import { commandId } from '../../contributions/commands';
import { hover, render } from '../../shell/markdown';
import { toOffset, toRange } from '../../shell/positions';
import { isSeedDocument, SEED_SELECTOR } from '../../stores/seedFiles';
import type { SeedView, ViewStore } from '../../stores/viewStore';
import { ask } from '../language/providers';

const ACCEPT = commandId('acceptPlace');

/**
 * Marks where annotations were found in other words than they stood on. The hover says what stood there and lets it be
 * accepted; made after all other providers of hovers, it stands above theirs.
 */
export class ChangedPlaces implements vscode.Disposable {
  private readonly mark = vscode.window.createTextEditorDecorationType({
    borderColor: new vscode.ThemeColor('editorWarning.foreground'),
    borderStyle: 'none none dotted none',
    borderWidth: '2px',
    overviewRulerColor: new vscode.ThemeColor('editorWarning.foreground'),
    overviewRulerLane: vscode.OverviewRulerLane.Center,
  });
  private readonly disposables: vscode.Disposable[];

  constructor(
    private readonly views: ViewStore,
    private readonly report: (error: unknown) => void,
  ) {
    const all = (editors: readonly vscode.TextEditor[]) => {
      for (const editor of editors) this.update(editor);
    };
    this.disposables = [
      this.mark,
      vscode.languages.registerHoverProvider(SEED_SELECTOR, {
        provideHover: (document, position, token) => ask(views, document, token, view => this.hover(view, position)),
      }),
      vscode.window.onDidChangeVisibleTextEditors(all),
      views.onDidChange(uri =>
        all(vscode.window.visibleTextEditors.filter(({ document }) => document.uri.toString() === uri.toString())),
      ),
    ];
    all(vscode.window.visibleTextEditors);
  }

  dispose(): void {
    vscode.Disposable.from(...this.disposables).dispose();
  }

  private hover(view: SeedView, position: vscode.Position): vscode.Hover | null {
    const offset = toOffset(view.lines, position);
    const here = placesToCheck(view.text, view.annotations).flatMap(place =>
      place.changed.filter(({ span }) => touches(span, offset)).map(changed => ({ place, ...changed })),
    );
    if (!here.length) return null;
    const contents = here.map(({ place, was }) => hoverOf(view.uri, place, was));
    return hover(contents, toRange(view.lines, here[0].span));
  }

  private update(editor: vscode.TextEditor): void {
    if (!isSeedDocument(editor.document)) {
      editor.setDecorations(this.mark, []);
      return;
    }
    this.views
      .ofDocument(editor.document)
      .then(view => {
        if (view.text === editor.document.getText()) editor.setDecorations(this.mark, marksOf(view));
      })
      .catch(error => error instanceof vscode.CancellationError || this.report(error));
  }
}

const marksOf = (view: SeedView): vscode.Range[] =>
  placesToCheck(view.text, view.annotations).flatMap(({ changed }) =>
    changed.map(({ span }) => toRange(view.lines, span)),
  );

function hoverOf(uri: vscode.Uri, place: PlaceToCheck, was: string): vscode.MarkdownString {
  const accept: Inline = { text: 'Accept New Position', tooltip: 'Confirm that the annotation belongs here' };
  const said: Inline[] = [
    { ...strong('Text changed'), icon: 'changed' },
    text(` for this ${placeInWords(place)}: was `),
    emphasis(`“${excerpt(was, 200)}”`),
  ];
  const argument = { uri: uri.toString(), annotation: place.one.annotation.id };
  return render([[said, [accept]]], [ACCEPT], part =>
    part === accept ? { command: ACCEPT, arguments: [argument] } : null,
  );
}
