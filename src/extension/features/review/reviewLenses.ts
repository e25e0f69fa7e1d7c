import * as vscode from 'vscode';
import { reviewKeys } from '../../../core/view';
import { commandId } from '../../contributions/commands';
import { DisposableOwner } from '../../shell/disposables';
import type { ShownIcon } from '../../shell/icons';
import { codeLens } from '../../shell/labels';
import { LANGUAGE, say } from '../../shell/language';
import { toRange } from '../../shell/positions';
import type { Reviewer } from './reviewer';
import { paragraphOf, type ShownQuote } from './reviewSurface';

/** Lenses above the paragraph under review: one for each key, which can also be clicked. */
export class ReviewLenses extends DisposableOwner implements vscode.CodeLensProvider {
  private readonly changed = this.own(new vscode.EventEmitter<void>());
  readonly onDidChangeCodeLenses = this.changed.event;

  constructor(private readonly reviewer: Pick<Reviewer, 'marked' | 'state' | 'onDidChange'>) {
    super();
    this.own(reviewer.onDidChange(() => this.changed.fire()));
  }

  provideCodeLenses({ uri }: vscode.TextDocument): vscode.CodeLens[] {
    const { marked, state } = this.reviewer;
    return marked?.view.uri.toString() === uri.toString() ? lensesOf(marked, state === 'running') : [];
  }
}

function lensesOf(shown: ShownQuote, isRunning: boolean): vscode.CodeLens[] {
  const range = toRange(shown.view.lines, paragraphOf(shown));
  const lens = (icon: ShownIcon | null, title: string, command: string) => codeLens(range, { icon, title, command });
  if (!isRunning) {
    return [
      lens('resume', say`resume review`, commandId('resumeReview')),
      lens('stop', say`stop`, commandId('stopReview')),
    ];
  }
  return reviewKeys(shown, shown.last, LANGUAGE).map(({ key, does, act }) =>
    lens(null, `[${key}] ${does}`, commandId(`review.${act}`)),
  );
}
