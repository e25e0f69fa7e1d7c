import * as vscode from 'vscode';
import { PlainText, type QuoteProgress, quoteProgressOf } from '../../../core/view';
import { PREFIX } from '../../contributions/ids';
import { type ReportError, unlessCancelled } from '../../shell/cancellation';
import { DisposableOwner } from '../../shell/disposables';
import { count, say } from '../../shell/language';
import { breathe } from '../../shell/schedule';
import { StatusItem } from '../../shell/statusItem';
import { canBeAnnotated } from '../../stores/annotatable';
import { isSeedDocument } from '../../stores/seedFiles';
import { settings } from '../../stores/settings';
import type { ViewStore } from '../../stores/viewStore';
import type { Reviewer } from './reviewer';

/** Tells in the status bar how many quotes of the active file are undecided. A click starts the review. */
export class QuoteProgressItem extends DisposableOwner {
  private readonly status = this.own(
    new StatusItem('quoteProgress', say`Seed Annotator: Undecided Quotes`, 'reviewFile', 9),
  );

  constructor(
    private readonly views: Pick<ViewStore, 'ofDocument' | 'onDidChange'>,
    private readonly reviewer: Pick<Reviewer, 'state' | 'onDidChange'>,
    report: ReportError,
  ) {
    super();
    const update = () => void this.update().catch(unlessCancelled(report));
    this.own(vscode.window.onDidChangeActiveTextEditor(update));
    this.own(reviewer.onDidChange(update));
    this.own(vscode.workspace.onDidChangeConfiguration(event => event.affectsConfiguration(PREFIX) && update()));
    this.own(
      views.onDidChange(uri => {
        if (vscode.window.activeTextEditor?.document.uri.toString() === uri.toString()) update();
      }),
    );
    update();
  }

  private async update(): Promise<void> {
    const document = vscode.window.activeTextEditor?.document;
    // A review has an item of its own.
    if (!document || !isSeedDocument(document) || !canBeAnnotated(document.uri) || this.reviewer.state !== 'off') {
      this.status.hide();
      return;
    }
    const { articles } = await this.views.ofDocument(document);
    await breathe();
    if (vscode.window.activeTextEditor?.document !== document || this.reviewer.state !== 'off') return;
    this.show(quoteProgressOf(articles, settings.view(document.uri)));
  }

  private show({ quotes, undecided }: QuoteProgress): void {
    if (!quotes) {
      this.status.hide();
      return;
    }
    this.status.show({
      icon: undecided ? 'review' : 'all',
      text: PlainText.of(
        undecided ? say`${undecided} undecided of ${count(quotes, 'quote')}` : say`${count(quotes, 'quote')} decided`,
      ),
      tooltip: PlainText.of(
        undecided
          ? say`Review the quotes of this file`
          : say`A person has decided on the speaker of every quote of this file`,
      ),
    });
  }
}
