import * as vscode from 'vscode';
import { isSpoken, speakerLabelOf } from '../../../core/view';
import { PREFIX } from '../../contributions/ids';
import { type Painter, ViewPainter } from '../../services/viewPainter';
import type { ReportError } from '../../shell/cancellation';
import { toRange } from '../../shell/positions';
import { themeColor } from '../../shell/themeColor';
import { settings } from '../../stores/settings';
import type { SeedView, ViewStore } from '../../stores/viewStore';

/** Marks decided quotes and quotes without a speaker in the overview ruler. */
export function showQuoteStandings(views: ViewStore, report: ReportError): vscode.Disposable {
  const standings = new QuoteStandings();
  const painter = new ViewPainter(views, standings, report);
  return vscode.Disposable.from(
    painter,
    standings,
    vscode.workspace.onDidChangeConfiguration(event => event.affectsConfiguration(PREFIX) && painter.updateAll()),
  );
}

class QuoteStandings implements Painter, vscode.Disposable {
  private readonly decided = vscode.window.createTextEditorDecorationType({
    overviewRulerColor: themeColor('confirmedQuote'),
    overviewRulerLane: vscode.OverviewRulerLane.Right,
  });
  private readonly unknown = vscode.window.createTextEditorDecorationType({
    overviewRulerColor: themeColor('unknownSpeaker'),
    overviewRulerLane: vscode.OverviewRulerLane.Right,
  });

  dispose(): void {
    vscode.Disposable.from(this.decided, this.unknown).dispose();
  }

  clear(editor: vscode.TextEditor): void {
    for (const type of [this.decided, this.unknown]) editor.setDecorations(type, []);
  }

  paint(editor: vscode.TextEditor, view: SeedView): void {
    const options = settings.view(view.uri);
    const spoken = view.articles.flatMap(article => article.quotes).filter(quote => isSpoken(quote, options));
    const rangesOf = (...standings: string[]) =>
      spoken
        .filter(quote => standings.includes(speakerLabelOf(quote, options).standing))
        .map(({ quote }) => toRange(view.lines, quote.span));
    editor.setDecorations(this.decided, rangesOf('confirmed', 'corrected'));
    editor.setDecorations(this.unknown, rangesOf('unknown'));
  }
}
