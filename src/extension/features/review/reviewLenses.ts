import type * as vscode from 'vscode';
import { reviewKeys } from '../../../core/view';
import { commandId } from '../../contributions/commands';
import type { ShownIcon } from '../../shell/icons';
import { codeLens } from '../../shell/labels';
import { toRange } from '../../shell/positions';
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
