import * as vscode from 'vscode';
import type { Span } from '../../core/text';

/** The quote under review and its paragraph, in file offsets. */
export interface ReviewedPlace {
  readonly uri: vscode.Uri;
  readonly paragraph: Span;
  /** Where the quote begins. */
  readonly start: number;
}

/** The paragraph under review, if any. The review has its own lenses above it, so other features draw none there. */
export class ReviewedParagraph implements vscode.Disposable {
  private at: ReviewedPlace | null = null;
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;

  dispose(): void {
    this.changed.dispose();
  }

  get place(): ReviewedPlace | null {
    return this.at;
  }

  set(at: ReviewedPlace | null): void {
    this.at = at;
    this.changed.fire();
  }

  /** The paragraph, in file offsets; null if none of this file is under review. */
  in(uri: vscode.Uri): Span | null {
    return this.at?.uri.toString() === uri.toString() ? this.at.paragraph : null;
  }
}
