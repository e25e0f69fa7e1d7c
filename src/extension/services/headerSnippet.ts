import * as vscode from 'vscode';
import { today } from '../../platform/vscode/ports';
import { say } from '../shell/language';

/**
 * The header of a new article as a snippet: Tab goes to its title, date and source, then to the text.
 * @param title the title, if it is known
 */
export function headerSnippet(title: string | null): vscode.SnippetString {
  return new vscode.SnippetString()
    .appendPlaceholder(title ?? say`Title`)
    .appendText(' date ')
    .appendPlaceholder(today())
    .appendText(' [Source: ')
    .appendPlaceholder(say`Name of the Source`)
    .appendText(']\n\n')
    .appendTabstop(0);
}
