import * as vscode from 'vscode';
import { titleLineOf } from '../../../core/article';
import { HEAD_LENGTH } from '../../../core/project';
import { headerSnippet } from '../../services/headerSnippet';
import { plainText } from '../../shell/language';
import { showInformation } from '../../shell/messages';
import { openDocument } from '../../shell/text';
import { SEED_LANGUAGE } from '../../stores/seedFiles';

/**
 * Makes a plain text an article: gives it the language and a header to fill in. A headline on its first line becomes the
 * title.
 * @param uri the text; null: the one in the active editor
 */
export async function makeArticle(uri: vscode.Uri | null): Promise<void> {
  const plain = uri ? openDocument(uri) : vscode.window.activeTextEditor?.document;
  if (plain?.languageId !== 'plaintext') {
    void showInformation(plainText`Open the plain text to make an article of first.`);
    return;
  }
  const document = await vscode.languages.setTextDocumentLanguage(plain, SEED_LANGUAGE);
  const editor = await vscode.window.showTextDocument(document);
  const text = document.getText();
  const headline = titleLineOf(text.slice(0, HEAD_LENGTH));
  const title = headline && text.slice(headline.start, headline.end);
  // The header brings its own blank line.
  const bodyStart = text.length - text.slice(headline?.end ?? 0).trimStart().length;
  const place = new vscode.Range(new vscode.Position(0, 0), document.positionAt(bodyStart));
  if (!(await editor.insertSnippet(headerSnippet(title), place)))
    void showInformation(plainText`The header could not be added: this text cannot be edited.`);
}
