import * as vscode from 'vscode';
import type { EntityType } from '../../../core/analysis';
import { excerpt, type PlainText } from '../../../core/view';
import { commandId } from '../../contributions/commands';
import { offerUndo } from '../../services/offerUndo';
import type { ReportError } from '../../shell/cancellation';
import { count, plainText, say } from '../../shell/language';
import { type History, Transaction } from '../../stores/history';
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

  constructor(
    private readonly history: Pick<History, 'latest'>,
    private readonly report: ReportError,
  ) {}

  handleDrag(items: readonly ArticlesItem[], data: vscode.DataTransfer): void {
    const dragged = items.filter(isEntity);
    if (dragged.length) data.set(MIME, new vscode.DataTransferItem(dragged));
  }

  async handleDrop(target: ArticlesItem | undefined, data: vscode.DataTransfer): Promise<void> {
    const dragged = data.get(MIME)?.value as unknown;
    if (target?.type !== 'node' || !Array.isArray(dragged)) return;
    const items = (dragged as NodeItem[]).filter(
      item => item.uri.toString() === target.uri.toString() && item.article === target.article,
    );
    const { node, entity: into } = target;
    const type = SECTION_TYPES[node.ref];
    if (node.kind === 'section' && type)
      await this.drop(items, 'changeEntityType', { type }, plainText`moved to ${node.label}`);
    else if (isEntity(target)) {
      const others = items.filter(({ entity }) => entity !== into);
      await this.drop(others, 'mergeEntity', { into }, plainText`merged into “${excerpt(node.label, 40)}”`);
    }
  }

  /** Runs a command for each item, as one action, and says what it did. */
  private async drop(
    items: readonly NodeItem[],
    command: 'mergeEntity' | 'changeEntityType',
    wish: object,
    done: PlainText,
  ): Promise<void> {
    const within = new Transaction();
    for (const { uri, article, entity } of items)
      await vscode.commands.executeCommand(commandId(command), {
        uri: uri.toString(),
        article,
        entity,
        ...wish,
        within,
      });
    const [first] = items;
    if (!first || !within.action) return;
    const who = items.length === 1 ? say`“${excerpt(first.node.label, 40)}”` : count(items.length, 'name');
    // The row stays under the pointer until the drop is done, so the message is not waited for.
    void offerUndo(plainText`${who} ${done}.`, this.history).catch(this.report);
  }
}

const isEntity = (item: ArticlesItem): item is NodeItem =>
  item.type === 'node' && item.entity !== undefined && (item.node.kind === 'entity' || item.node.kind === 'speaker');
