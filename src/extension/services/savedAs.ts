import * as vscode from 'vscode';
import { canHaveSidecar } from '../stores/annotatable';
import { isSeedDocument } from '../stores/seedFiles';

/** Limit of newly opened documents that are watched until they are saved. */
const MAX_CANDIDATES = 20;

/** An article that was saved under another name, or for the first time. */
export interface SavedArticle {
  readonly from: vscode.Uri;
  readonly to: vscode.Uri;
}

/** A document that *Save As* may have opened. */
interface SaveAsCandidate {
  readonly source: vscode.Uri;
  readonly text: string;
  readonly lines: number;
  /** Whether an edit has given it the text of the source. */
  isFilled: boolean;
}

/**
 * Calls the listener after *Save As* on an article, and after the editor's own *Save* on one that was never saved. The
 * editor has no event for it. But it opens the new file while the article is active, gives it the article's text by an
 * edit, and saves it. These three steps in this order are taken for *Save As*. A copy made in the Explorer is not filled
 * by an edit.
 */
export function onDidSaveAs(listener: (saved: SavedArticle) => void): vscode.Disposable {
  const candidates = new Map<string, SaveAsCandidate>();
  const forget = ({ uri }: vscode.TextDocument) => candidates.delete(uri.toString());
  return vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument(document => {
      const source = vscode.window.activeTextEditor?.document;
      if (!source || source === document || candidates.has(document.uri.toString())) return;
      if (!isSeedDocument(source) || !canHaveSidecar(document.uri)) return;
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
      if (candidate?.isFilled) listener({ from: candidate.source, to: document.uri });
    }),
  );
}
