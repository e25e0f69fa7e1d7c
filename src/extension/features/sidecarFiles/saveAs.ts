import * as vscode from 'vscode';
import { plainText } from '../../../core/view';
import { canHaveSidecar } from '../../stores/annotatable';
import { isSeedDocument } from '../../stores/seedFiles';
import { type SidecarStore, sidecarOf } from '../../stores/sidecarStore';
import { nameOf } from '../../stores/writeErrors';
import { type Ask, exists } from './fileMoves';

export const COPY = 'Copy Annotations';
export const LEAVE = 'Don’t Copy';

/** Documents that were opened and not saved since: more than these are not watched. */
const MOST = 20;

interface Candidate {
  readonly source: vscode.Uri;
  readonly text: string;
  readonly lines: number;
  /** Its text has become that of the source. */
  filled: boolean;
}

/**
 * After *Save As* offers to take a copy of the annotations along. The editor has no event for it. It opens the new file
 * while the article is active, gives it the article's text by an edit, and saves it: those three steps in this order are
 * taken for *Save As*. A copy made in the Explorer is not filled by an edit.
 */
export function offerCopyOnSaveAs(
  sidecars: SidecarStore,
  ask: Ask,
  report: (error: unknown) => void,
): vscode.Disposable {
  const candidates = new Map<string, Candidate>();
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
        filled: false,
      });
      if (candidates.size > MOST) candidates.delete(candidates.keys().next().value!);
    }),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      const candidate = contentChanges.length ? candidates.get(document.uri.toString()) : undefined;
      // The number of lines is known without putting a long text together at each key.
      if (candidate?.filled === false && document.lineCount === candidate.lines)
        candidate.filled = document.getText() === candidate.text;
    }),
    vscode.workspace.onDidSaveTextDocument(document => {
      const candidate = candidates.get(document.uri.toString());
      forget(document);
      if (candidate?.filled) offerCopy(candidate.source, document.uri, sidecars, ask).catch(report);
    }),
  );
}

async function offerCopy(from: vscode.Uri, to: vscode.Uri, sidecars: SidecarStore, ask: Ask): Promise<void> {
  // A sidecar that is there belongs to what was there before, and is not written over.
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
