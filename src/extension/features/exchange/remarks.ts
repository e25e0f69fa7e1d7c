import * as vscode from 'vscode';
import type { VirtualTexts } from '../../shell/virtualTexts';

/** Shows the remarks of an export or import in a tab of this name. */
export async function showRemarks(name: string, lines: readonly string[], texts: VirtualTexts): Promise<void> {
  const uri = texts.put(name, `${lines.join('\n')}\n`, String(Date.now()));
  await vscode.window.showTextDocument(uri, { preview: false });
}
