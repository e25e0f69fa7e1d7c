import type * as vscode from 'vscode';
import { plainText } from '../../../core/view';
import { onDidSaveAs } from '../../services/savedAs';
import type { ReportError } from '../../shell/cancellation';
import { exists } from '../../shell/files';
import { canHaveSidecar } from '../../stores/annotatable';
import { type SidecarStore, sidecarOf } from '../../stores/sidecarStore';
import { nameOf } from '../../stores/writeErrors';
import type { Ask } from './fileMoves';

export const COPY = 'Copy Annotations';
export const LEAVE = 'Don’t Copy';

/** Offers to copy the annotations after *Save As*. */
export function offerCopyOnSaveAs(sidecars: SidecarStore, ask: Ask, report: ReportError): vscode.Disposable {
  return onDidSaveAs(({ from, to }) => {
    if (canHaveSidecar(from)) offerCopy(from, to, sidecars, ask).catch(report);
  });
}

async function offerCopy(from: vscode.Uri, to: vscode.Uri, sidecars: SidecarStore, ask: Ask): Promise<void> {
  // An existing sidecar belongs to a former file, and is not overwritten.
  if (await exists(sidecarOf(to))) return;
  const count = (await sidecars.get(from)).read.annotations.length;
  if (!count) return;
  const annotations = count === 1 ? 'its annotation' : `its ${count} annotations`;
  const answer = await ask(
    plainText`${nameOf(from)} was saved as ${nameOf(to)}. Copy ${annotations} too?`,
    COPY,
    LEAVE,
  );
  if (answer === COPY) await sidecars.copy(from, to);
}
