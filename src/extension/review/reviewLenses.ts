import * as vscode from 'vscode';
import { reviewKeys } from '../../core/view/reviewWords';
import { toRange } from '../host/positions';
import { COMMAND, paragraphOf, type Shown } from './reviewSurface';

/** The row of keys above the paragraph under review: each can be clicked, too. */
export function reviewLenses(shown: Shown, suspended: boolean): vscode.CodeLens[] {
  const range = toRange(shown.view.lines, paragraphOf(shown));
  const lens = (title: string, command: string) => new vscode.CodeLens(range, { title, command });
  if (suspended) {
    return [
      lens('$(debug-continue) resume review', 'seedAnnotator.resumeReview'),
      lens('$(debug-stop) stop', 'seedAnnotator.stopReview'),
    ];
  }
  return reviewKeys(shown, shown.last).map(({ key, does, act }) =>
    // A name from the text must not be read as an icon.
    lens(`[${key}] ${does.replaceAll('$(', '$\u200d(')}`, `${COMMAND}.${act}`),
  );
}
