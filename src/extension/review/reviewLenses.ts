import type * as vscode from 'vscode';
import { reviewKeys } from '../../core/view/reviewWords';
import { commandId } from '../contributions/ids';
import type { ShownIcon } from '../host/icons';
import { codeLens } from '../host/labels';
import { toRange } from '../host/positions';
import { paragraphOf, type Shown } from './reviewSurface';

/** The row of keys above the paragraph under review: each can be clicked, too. */
export function reviewLenses(shown: Shown, suspended: boolean): vscode.CodeLens[] {
  const range = toRange(shown.view.lines, paragraphOf(shown));
  const lens = (icon: ShownIcon | null, title: string, command: string) => codeLens(range, { icon, title, command });
  if (suspended) {
    return [lens('resume', 'resume review', commandId('resumeReview')), lens('stop', 'stop', commandId('stopReview'))];
  }
  return reviewKeys(shown, shown.last).map(({ key, does, act }) =>
    lens(null, `[${key}] ${does}`, commandId(`review.${act}`)),
  );
}
