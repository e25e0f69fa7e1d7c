import * as vscode from 'vscode';
import type { Span } from '../../core/text';

/** The paragraph under review, if any. The review has its own lenses above it, so other features draw none there. */
export class ReviewedParagraph implements vscode.Disposable {
  private at: { readonly uri: string; readonly paragraph: Span } | null = null;
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;

  dispose(): void {
    this.changed.dispose();
  }

  set(at: { readonly uri: vscode.Uri; readonly paragraph: Span } | null): void {
    this.at = at && { uri: at.uri.toString(), paragraph: at.paragraph };
    this.changed.fire();
  }

  /** The paragraph, in file offsets; null if none of this file is under review. */
  in(uri: vscode.Uri): Span | null {
    return this.at?.uri === uri.toString() ? this.at.paragraph : null;
  }
}
