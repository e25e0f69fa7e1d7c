import type * as vscode from 'vscode';
import { type AnnotationTarget, type Selector, TrackedRanges, type TrackingSnapshot } from '../../core/annotation';
import type { Span } from '../../core/text';
import { causeOf, editsOf, openDocument, readerOf } from '../shell/text';

/** Number of closed documents that are remembered. Their undo history can outlive their editors. */
const MAX_CLOSED = 16;

/** Where the annotations of open documents are, by the uris of these. */
export class TrackedDocuments {
  private readonly open = new Map<string, TrackedRanges>();
  /** The one closed last is the last. */
  private readonly closed = new Map<string, TrackedRanges>();

  /** Takes over what was found in the present text of an open document. */
  track(
    uri: vscode.Uri,
    text: string,
    found: readonly { readonly target: AnnotationTarget; readonly span: Span }[],
  ): void {
    const key = uri.toString();
    const ranges = this.open.get(key) ?? new TrackedRanges();
    this.open.set(key, ranges);
    ranges.track(text, found);
  }

  /** Null where it is not known. */
  spanOf(uri: vscode.Uri, end: AnnotationTarget): Span | null {
    return this.open.get(uri.toString())?.spanOf(end) ?? null;
  }

  /** Corrects where annotations are by a document's text, if that is the present one. */
  settle(uri: vscode.Uri, text: string): void {
    const ranges = this.open.get(uri.toString());
    if (ranges && openDocument(uri)?.getText() === text) ranges.settle(text);
  }

  /** Null where nothing of the document is followed. */
  snapshot(document: vscode.TextDocument): TrackingSnapshot | null {
    return this.open.get(document.uri.toString())?.snapshot(document.getText()) ?? null;
  }

  /** Remembers the selectors that the ends have with a text that was saved, by the ends' keys. */
  remember(uri: vscode.Uri, snapshot: TrackingSnapshot, selectors: ReadonlyMap<string, Selector>): void {
    this.open.get(uri.toString())?.remember(snapshot, selectors);
  }

  follow(event: vscode.TextDocumentChangeEvent): void {
    const ranges = this.open.get(event.document.uri.toString());
    if (ranges && event.contentChanges.length) ranges.apply(editsOf(event), readerOf(event.document), causeOf(event));
  }

  didOpen(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    const ranges = this.closed.get(key);
    if (!ranges) return;
    this.closed.delete(key);
    ranges.resume(document.getText());
    this.open.set(key, ranges);
  }

  didClose(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    const ranges = this.open.get(key);
    if (!ranges) return;
    ranges.suspend(document.getText());
    this.open.delete(key);
    this.closed.set(key, ranges);
    const oldest = this.closed.keys().next();
    if (this.closed.size > MAX_CLOSED && !oldest.done) this.closed.delete(oldest.value);
  }
}
