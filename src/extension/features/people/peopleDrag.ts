import * as vscode from 'vscode';
import { commandId } from '../../contributions/commands';
import type { PeopleItem } from './peopleTree';

const MIME = 'application/vnd.code.tree.seedannotator.people';

/** Dragging people in the tree. Dropping them on another one merges them into that one. */
export class PeopleDrag implements vscode.TreeDragAndDropController<PeopleItem> {
  readonly dragMimeTypes = [MIME];
  readonly dropMimeTypes = [MIME];

  handleDrag(items: readonly PeopleItem[], data: vscode.DataTransfer): void {
    const keys = items.flatMap(({ person }) => person?.key ?? []);
    if (keys.length) data.set(MIME, new vscode.DataTransferItem(keys));
  }

  async handleDrop(target: PeopleItem | undefined, data: vscode.DataTransfer): Promise<void> {
    const keys = data.get(MIME)?.value as unknown;
    const into = target?.person?.key;
    if (!into || !Array.isArray(keys)) return;
    const dragged = keys.filter(key => key !== into).map(key => ({ key }));
    if (dragged.length) await vscode.commands.executeCommand(commandId('people.merge'), { into }, dragged);
  }
}
