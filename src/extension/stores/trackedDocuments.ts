import type * as vscode from 'vscode';
import { type AnnotationTarget, type Selector, TrackedRanges, type TrackingSnapshot } from '../../core/annotation';
import type { Span } from '../../core/text';
import { causeOf, editsOf, openDocument, readerOf } from '../shell/text';

/** Number of closed documents that are remembered. Their undo history can outlive their editors. */
const MAX_CLOSED = 16;

/** Tracks where annotations are in open documents, by uri. */
export class TrackedDocuments {
  private readonly open = new Map<string, TrackedRanges>();
  /** In the order in which they were closed. */
  private readonly closed = new Map<string, TrackedRanges>();

  /** Adds ends that were found in the present text of an open document. */
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

  /** Null where the place is not known. */
  spanOf(uri: vscode.Uri, end: AnnotationTarget): Span | null {
    return this.open.get(uri.toString())?.spanOf(end) ?? null;
  }

  /** Corrects the tracked places by a text, if it is the document's present one. */
  settle(uri: vscode.Uri, text: string): void {
    const ranges = this.open.get(uri.toString());
    if (ranges && openDocument(uri)?.getText() === text) ranges.settle(text);
  }

  /** Null where nothing is tracked in the document. */
  snapshot(document: vscode.TextDocument): TrackingSnapshot | null {
    return this.open.get(document.uri.toString())?.snapshot(document.getText()) ?? null;
  }

  /** Remembers the selectors that the ends got with a saved text, by the ends' keys. */
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
