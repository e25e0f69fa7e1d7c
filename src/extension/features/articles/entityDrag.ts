import * as vscode from 'vscode';
import type { EntityType } from '../../../core/analysis';
import { commandId } from '../../contributions/commands';
import type { ArticlesItem, NodeItem } from './shownItems';

const MIME = 'application/vnd.code.tree.seedannotator.articles';
const SECTION_TYPES: Readonly<Record<string, EntityType>> = {
  people: 'person',
  organizations: 'organization',
  places: 'place',
};

/**
 * Dragging entities in the tree. Dropping one on another of the same article merges it; on a section, changes its type.
 */
export class EntityDrag implements vscode.TreeDragAndDropController<ArticlesItem> {
  readonly dragMimeTypes = [MIME];
  readonly dropMimeTypes = [MIME];

  handleDrag(items: readonly ArticlesItem[], data: vscode.DataTransfer): void {
    const dragged = items.filter(isEntity);
    if (dragged.length) data.set(MIME, new vscode.DataTransferItem(dragged));
  }

  async handleDrop(target: ArticlesItem | undefined, data: vscode.DataTransfer): Promise<void> {
    const dragged = data.get(MIME)?.value as unknown;
    if (target?.type !== 'node' || !Array.isArray(dragged)) return;
    const type = SECTION_TYPES[target.node.ref];
    for (const item of dragged as NodeItem[]) {
      if (item.uri.toString() !== target.uri.toString() || item.article !== target.article) continue;
      const about = { uri: item.uri.toString(), article: item.article, entity: item.entity };
      if (isEntity(target) && target.entity !== item.entity)
        await vscode.commands.executeCommand(commandId('mergeEntity'), { ...about, into: target.entity });
      else if (target.node.kind === 'section' && type)
        await vscode.commands.executeCommand(commandId('changeEntityType'), { ...about, type });
    }
  }
}

const isEntity = (item: ArticlesItem): item is NodeItem =>
  item.type === 'node' && item.entity !== undefined && (item.node.kind === 'entity' || item.node.kind === 'speaker');
