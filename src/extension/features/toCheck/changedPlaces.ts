import * as vscode from 'vscode';
import { touches } from '../../../core/text';
import {
  annotationLabelOf,
  emphasis,
  excerpt,
  type Inline,
  type PlaceToCheck,
  placesToCheck,
  strong,
  text,
} from '../../../core/view';
import { commandId } from '../../contributions/commands';
import { type Painter, ViewPainter } from '../../services/viewPainter';
import { queryView } from '../../services/viewQueries';
import type { ReportError } from '../../shell/cancellation';
import { LANGUAGE, say } from '../../shell/language';
import { hover, render } from '../../shell/markdown';
import { toOffset, toRange } from '../../shell/positions';
import type { SeedView, ViewStore } from '../../stores/viewStore';

const ACCEPT = commandId('acceptPlace');

/** Marks passages of annotations whose text has changed. */
export function markChangedPlaces(views: ViewStore, report: ReportError): vscode.Disposable {
  const marks = new ChangedPlaceMarks();
  return vscode.Disposable.from(new ViewPainter(views, marks, report), marks);
}

class ChangedPlaceMarks implements Painter, vscode.Disposable {
  private readonly mark = vscode.window.createTextEditorDecorationType({
    borderColor: new vscode.ThemeColor('editorWarning.foreground'),
    borderStyle: 'none none dotted none',
    borderWidth: '2px',
    overviewRulerColor: new vscode.ThemeColor('editorWarning.foreground'),
    overviewRulerLane: vscode.OverviewRulerLane.Center,
  });

  dispose(): void {
    this.mark.dispose();
  }

  clear(editor: vscode.TextEditor): void {
    editor.setDecorations(this.mark, []);
  }

  paint(editor: vscode.TextEditor, view: SeedView): void {
    const ranges = placesToCheck(view.text, view.annotations).flatMap(({ changed }) =>
      changed.map(({ span }) => toRange(view.lines, span)),
    );
    editor.setDecorations(this.mark, ranges);
  }
}

/** Hover that shows the former text of a changed passage, and offers to accept the new one. */
export class ChangedPlacesHover implements vscode.HoverProvider {
  constructor(private readonly views: ViewStore) {}

  provideHover(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.Hover | null> {
    return queryView(this.views, document, token, view => hoverAt(view, position));
  }
}

function hoverAt(view: SeedView, position: vscode.Position): vscode.Hover | null {
  const offset = toOffset(view.lines, position);
  const here = placesToCheck(view.text, view.annotations).flatMap(place =>
    place.changed.filter(({ span }) => touches(span, offset)).map(changed => ({ place, ...changed })),
  );
  const [first] = here;
  if (!first) return null;
  const contents = here.map(({ place, was }) => describeChange(view.uri, place, was));
  return hover(contents, toRange(view.lines, first.span));
}

function describeChange(uri: vscode.Uri, place: PlaceToCheck, was: string): vscode.MarkdownString {
  const accept: Inline = { text: say`Accept New Position`, tooltip: say`Confirm that the annotation belongs here` };
  const said: Inline[] = [
    { ...strong(say`Text changed`), icon: 'changed' },
    text(say` below this ${annotationLabelOf(place, LANGUAGE)}: was `),
    emphasis(say`“${excerpt(was, 200)}”`),
  ];
  const argument = { uri: uri.toString(), annotation: place.one.annotation.id };
  return render([[said, [accept]]], [ACCEPT], part =>
    part === accept ? { command: ACCEPT, arguments: [argument] } : null,
  );
}
