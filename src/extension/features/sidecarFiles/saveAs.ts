import type * as vscode from 'vscode';
import { onDidSaveAs } from '../../services/savedAs';
import type { ReportError } from '../../shell/cancellation';
import { exists } from '../../shell/files';
import { plainText, say } from '../../shell/language';
import { canHaveSidecar } from '../../stores/annotatable';
import { type SidecarStore, sidecarOf } from '../../stores/sidecarStore';
import { nameOf } from '../../stores/writeErrors';
import type { Ask } from './fileMoves';

export const COPY = say`Copy Annotations`;
export const LEAVE = say`Don’t Copy`;

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
  const question =
    count === 1
      ? plainText`${nameOf(from)} was saved as ${nameOf(to)}. Copy its annotation too?`
      : plainText`${nameOf(from)} was saved as ${nameOf(to)}. Copy its ${count} annotations too?`;
  const answer = await ask(question, COPY, LEAVE);
  if (answer === COPY) await sidecars.copy(from, to);
}
