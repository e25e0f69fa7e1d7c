import * as vscode from 'vscode';
import type { PlainText } from '../../../core/view';
import { focusCommand, viewId } from '../../contributions/viewNames';
import type { Services } from '../../services/services';
import { uriArgument } from '../../shell/args';
import { setContext } from '../../shell/contexts';
import { DisposableOwner } from '../../shell/disposables';
import { setViewTexts } from '../../shell/labels';
import type { ImportOutcome } from './importFiles';
import { ImportResultsTree } from './importResultsTree';

/** The view *Import Results*. It stays until it is closed, or another import takes its place. */
export class ImportResultsView extends DisposableOwner {
  private readonly tree: ImportResultsTree;
  private readonly treeView: vscode.TreeView<unknown>;

  private readonly activation: Services['activation'];

  constructor({ sidecars, vocabulary, activation, selections, report }: Services) {
    super();
    this.activation = activation;
    this.tree = this.own(new ImportResultsTree(sidecars, vocabulary, report));
    this.treeView = this.own(
      vscode.window.createTreeView(viewId('importResults'), {
        treeDataProvider: this.tree,
        showCollapseAll: true,
        canSelectMany: true,
      }),
    );
    this.own(selections.add('importResults', this.treeView));
  }

  /**
   * Lists the outcomes of an import that need a look.
   * @param message stands above them
   * @returns whether there are any
   */
  async show(outcome: ImportOutcome, message: PlainText): Promise<boolean> {
    const isListed = (await this.tree.show(outcome)) > 0;
    setViewTexts(this.treeView, { message, description: null });
    await setContext('imported', isListed);
    return isListed;
  }

  async focus(): Promise<void> {
    await vscode.commands.executeCommand(focusCommand('importResults'));
  }

  /** Shows an imported file at a line. @param argument of a row */
  async showFile(argument: unknown): Promise<void> {
    const uri = uriArgument(argument);
    if (!uri) return;
    const { line } = argument as { readonly line?: unknown };
    const at = new vscode.Position(typeof line === 'number' && line > 1 ? line - 1 : 0, 0);
    const preserveFocus = !this.activation.takesFocus(argument);
    await vscode.window.showTextDocument(uri, { preview: true, preserveFocus, selection: new vscode.Range(at, at) });
  }

  async close(): Promise<void> {
    await setContext('imported', false);
    await this.tree.show(null);
  }
}
