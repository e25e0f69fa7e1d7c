import type * as vscode from 'vscode';
import { mapThroughEdits } from '../../core/annotation/anchor';
import type { End } from '../../core/annotation/ends';
import type { Span } from '../../core/text/span';

interface Place {
  /** The selector that led here: a place is only as good as the selector it was found by. */
  readonly selector: string;
  span: Span | null;
}

const tellingOf = ({ selector: { start, end, exact } }: End): string => `${start} ${end} ${exact}`;

/**
 * Where each end of each annotation of an open document is at this moment: carried along by every edit, so that nothing has to be
 * searched for while a person types. Null: its text is deleted (and may come back by undo, when it is searched for).
 */
export class LiveSpans {
  private readonly byDocument = new Map<string, Map<string, Place>>();

  /** Takes over what anchoring found for a document that is open. */
  set(uri: vscode.Uri, end: End, span: Span): void {
    const key = uri.toString();
    const places = this.byDocument.get(key) ?? new Map<string, Place>();
    places.set(end.key, { selector: tellingOf(end), span });
    this.byDocument.set(key, places);
  }

  get(uri: vscode.Uri, end: End): Span | null {
    const place = this.byDocument.get(uri.toString())?.get(end.key);
    return place && place.selector === tellingOf(end) ? place.span : null;
  }

  forget(uri: vscode.Uri): void {
    this.byDocument.delete(uri.toString());
  }

  follow(event: vscode.TextDocumentChangeEvent): void {
    const places = this.byDocument.get(event.document.uri.toString());
    if (!places || !event.contentChanges.length) return;
    const edits = event.contentChanges.map(change => ({
      start: change.rangeOffset,
      end: change.rangeOffset + change.rangeLength,
      newLength: change.text.length,
    }));
    for (const place of places.values()) if (place.span) place.span = mapThroughEdits(place.span, edits);
  }
}
