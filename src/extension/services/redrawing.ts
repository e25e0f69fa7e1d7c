import * as vscode from 'vscode';
import { PREFIX } from '../contributions/ids';
import { DisposableOwner } from '../shell/disposables';
import type { ViewStore } from '../stores/viewStore';
import type { ReviewedParagraph } from './reviewedParagraph';

/** Tells a provider to answer anew: a view, the paragraph under review or a setting of the extension has changed. */
export class Redrawing extends DisposableOwner {
  private readonly changed = this.own(new vscode.EventEmitter<void>());
  readonly onDidChange = this.changed.event;

  constructor(views: Pick<ViewStore, 'onDidChange'>, reviewed: Pick<ReviewedParagraph, 'onDidChange'>) {
    super();
    this.own(views.onDidChange(() => this.changed.fire()));
    this.own(reviewed.onDidChange(() => this.changed.fire()));
    this.own(
      vscode.workspace.onDidChangeConfiguration(event => event.affectsConfiguration(PREFIX) && this.changed.fire()),
    );
  }
}
