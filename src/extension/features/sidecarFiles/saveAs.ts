import * as vscode from 'vscode';
import { plainText } from '../../../core/view';
import type { ReportError } from '../../shell/cancellation';
import { exists } from '../../shell/files';
import { canHaveSidecar } from '../../stores/annotatable';
import { isSeedDocument } from '../../stores/seedFiles';
import { type SidecarStore, sidecarOf } from '../../stores/sidecarStore';
import { nameOf } from '../../stores/writeErrors';
import type { Ask } from './fileMoves';

export const COPY = 'Copy Annotations';
export const LEAVE = 'Don’t Copy';

/** Limit of newly opened documents that are watched until they are saved. */
const MAX_CANDIDATES = 20;

/** A document that *Save As* may have opened. */
interface SaveAsCandidate {
  readonly source: vscode.Uri;
  readonly text: string;
  readonly lines: number;
  /** Whether an edit has given it the text of the source. */
  isFilled: boolean;
}

/**
 * Offers to copy the annotations after *Save As*. The editor has no event for it. But it opens the new file while the
 * article is active, gives it the article's text by an edit, and saves it. These three steps in this order are taken
 * for *Save As*. A copy made in the Explorer is not filled by an edit.
 */
export function offerCopyOnSaveAs(sidecars: SidecarStore, ask: Ask, report: ReportError): vscode.Disposable {
  const candidates = new Map<string, SaveAsCandidate>();
  const forget = ({ uri }: vscode.TextDocument) => candidates.delete(uri.toString());
  return vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument(document => {
      const source = vscode.window.activeTextEditor?.document;
      if (!source || source === document || candidates.has(document.uri.toString())) return;
      if (!isSeedDocument(source) || !canHaveSidecar(source.uri) || !canHaveSidecar(document.uri)) return;
      candidates.set(document.uri.toString(), {
        source: source.uri,
        text: source.getText(),
        lines: source.lineCount,
        isFilled: false,
      });
      if (candidates.size > MAX_CANDIDATES) candidates.delete(candidates.keys().next().value!);
    }),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      const candidate = contentChanges.length ? candidates.get(document.uri.toString()) : undefined;
      // Comparing the number of lines first avoids building a long text at each key.
      if (candidate?.isFilled === false && document.lineCount === candidate.lines)
        candidate.isFilled = document.getText() === candidate.text;
    }),
    vscode.workspace.onDidSaveTextDocument(document => {
      const candidate = candidates.get(document.uri.toString());
      forget(document);
      if (candidate?.isFilled) offerCopy(candidate.source, document.uri, sidecars, ask).catch(report);
    }),
  );
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
