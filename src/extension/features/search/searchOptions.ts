import * as vscode from 'vscode';
import { optionsLine, type SearchOptions } from '../../../core/view';
import { rangeOf, readSearch } from './searchDocuments';

/**
 * Writes an option into the line of options, or makes one below the query.
 * @param undo `withTyping`: an undo takes it back together with the keys before it
 * @returns false where no editor shows the document, or it cannot be changed
 */
export async function setOption<Name extends keyof SearchOptions>(
  document: vscode.TextDocument,
  name: Name,
  value: SearchOptions[Name],
  undo: 'withTyping' | 'alone',
): Promise<boolean> {
  const editor = vscode.window.visibleTextEditors.find(one => one.document === document);
  if (!editor) return false;
  const { text, options, optionLines, optionSpans, resultsStart } = readSearch(document);
  const written = `${name}:${value}`;
  const change = (edit: vscode.TextEditorEdit) => {
    const present = optionSpans.find(one => one.name === name);
    const [line] = optionLines;
    if (present) edit.replace(rangeOf(document, present.span), written);
    else if (line) edit.insert(document.positionAt(line.end), ` ${written}`);
    else {
      const head = text.slice(0, resultsStart).trimEnd().length;
      edit.insert(document.positionAt(head), `\n${optionsLine({ ...options, [name]: value })}`);
    }
  };
  const stops = undo === 'alone';
  return editor.edit(change, { undoStopBefore: stops, undoStopAfter: stops });
}
