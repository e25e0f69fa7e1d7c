import * as vscode from 'vscode';
import { isActive, type TagSet } from '../../../core/annotation';
import { changedNodes, type TreeNode, tagNodes } from '../../../core/view';
import { commandId } from '../../contributions/commands';
import { isCancellation } from '../../shell/cancellation';
import { DisposableOwner } from '../../shell/disposables';
import { treeItem } from '../../shell/labels';
import { LANGUAGE, say } from '../../shell/language';
import { Debouncer } from '../../shell/schedule';
import { swatch } from '../../shell/swatch';
import { openDocument } from '../../shell/text';
import { TreeRedraws } from '../../shell/treeRedraws';
import { canBeAnnotated } from '../../stores/annotatable';
import { isSeedDocument } from '../../stores/seedFiles';
import type { TagSchema } from '../../stores/tagSchema';
import type { ViewStore } from '../../stores/viewStore';

/** Has the fields that commands take as their argument. */
export interface TagItem {
  readonly id: string;
  readonly uri: vscode.Uri;
  readonly node: TreeNode;
  readonly tag: string;
}

/** What the tree shows: tags and uses in a file, or the tags of a folder. */
interface ShownTags {
  readonly uri: vscode.Uri | null;
  readonly nodes: readonly TreeNode[];
}

/** The tag set that applies to the open article: each tag's key, and how often the file uses it. */
export class TagsTree extends DisposableOwner implements vscode.TreeDataProvider<TagItem> {
  private readonly changed = this.own(new TreeRedraws<TagItem>());
  readonly onDidChangeTreeData = this.changed.onDidFire;
  /** The items last given to the editor. To reveal one, the editor needs the same object. */
  private readonly items = new Map<string, TagItem>();
  /** What the editor was given last. */
  private shown: ShownTags = { uri: null, nodes: [] };
  /** The article that was active last: its tags stay while a search or another page is in front. */
  private last: vscode.Uri | null = null;
  /** Number of changes so far. What was read before the last one is read again. */
  private revision = 0;

  constructor(
    private readonly views: ViewStore,
    private readonly vocabulary: TagSchema,
  ) {
    super();
    const pause = this.own(new Debouncer(100));
    const soon = () => {
      this.revision++;
      pause.schedule('tags', () => {
        // If reading fails, the editor shows the error when it asks for the tags.
        this.redraw().catch(() => this.changed.fire(undefined));
      });
    };
    this.own(vocabulary.onDidChange(soon));
    this.own(views.onDidChange(uri => uri.toString() === openArticle(this.last)?.uri.toString() && soon()));
    this.own(vscode.window.onDidChangeActiveTextEditor(editor => editor && soon()));
  }

  async getChildren(item?: TagItem): Promise<TagItem[]> {
    if (!item) this.keep(await this.read());
    return this.itemsOf(item ? item.node.children : this.shown.nodes);
  }

  /** Redraws only rows that changed: a click is lost on a row that is redrawn under the pointer. */
  private async redraw(): Promise<void> {
    const now = await this.read();
    const before = this.shown;
    const changed = now.uri?.toString() === before.uri?.toString() ? changedNodes(before.nodes, now.nodes) : null;
    this.keep(now);
    if (!changed) this.changed.fire(undefined);
    else if (changed.length) this.changed.fire(this.itemsOf(changed));
  }

  private async read(): Promise<ShownTags> {
    for (;;) {
      const { revision } = this;
      const document = openArticle(this.last);
      this.last = document?.uri ?? this.last;
      const uri = this.last ?? vscode.workspace.workspaceFolders?.[0]?.uri;
      if (!uri) return { uri: null, nodes: [] };
      try {
        const tags: TagSet = await this.vocabulary.tagsFor(uri);
        const view = document ? await this.views.ofDocument(document) : null;
        const placed = view?.annotations.filter(({ annotation, anchor }) => anchor.span && isActive(annotation)) ?? [];
        if (revision === this.revision)
          return { uri, nodes: tagNodes(tags, placed, view?.text ?? '', { all: true, language: LANGUAGE }) };
      } catch (error) {
        // A newer text was asked for: read that.
        if (!isCancellation(error)) throw error;
      }
    }
  }

  /** Updates the items that the editor knows, and forgets those that are gone. */
  private keep(shown: ShownTags): void {
    this.shown = shown;
    const { uri } = shown;
    const known = new Map(this.items);
    this.items.clear();
    const keep = (node: TreeNode) => {
      if (!uri) return;
      const item = itemOf(uri, node);
      const before = known.get(item.id);
      this.items.set(item.id, before ? Object.assign(before, item) : item);
      node.children.forEach(keep);
    };
    shown.nodes.forEach(keep);
  }

  private itemsOf(nodes: readonly TreeNode[]): TagItem[] {
    const { uri } = this.shown;
    return nodes.flatMap(node => (uri && this.items.get(itemOf(uri, node).id)) ?? []);
  }

  /** Opens the view without focusing it. */
  async bringIntoSight(view: vscode.TreeView<TagItem>): Promise<void> {
    if (view.visible) return;
    await this.changed.reveal(view, async () => {
      await this.redraw();
      const [row] = this.itemsOf(this.shown.nodes);
      return row ? { row, options: { select: false, focus: false } } : null;
    });
  }

  /** Only top-level items are revealed. */
  getParent(): undefined {
    return undefined;
  }

  getTreeItem({ id, uri, node, tag }: TagItem): vscode.TreeItem {
    const { None, Expanded } = vscode.TreeItemCollapsibleState;
    const { label, description, tooltip } = node;
    const state = node.children.length ? Expanded : None;
    const result = treeItem({ label, description, tooltip, spoken: tooltip.replaceAll('\n', ', '), state });
    result.id = id;
    result.contextValue = node.context;
    if (node.color) result.iconPath = swatch(node.color);
    result.command = {
      command: commandId('showTagged'),
      title: say`Show Tagged Passages`,
      arguments: [{ uri, tag, row: true }],
    };
    return result;
  }
}

const itemOf = (uri: vscode.Uri, node: TreeNode): TagItem => ({
  id: `${uri}#${node.id}`,
  uri,
  node,
  tag: node.ref,
});

/**
 * The article in the active editor, or else a visible one, or else the one that was active last if it is still open. Only
 * articles that can be tagged count.
 */
function openArticle(last: vscode.Uri | null): vscode.TextDocument | null {
  const editors = [vscode.window.activeTextEditor, ...vscode.window.visibleTextEditors];
  const open = editors.flatMap(editor => editor?.document ?? []);
  const found = open.find(document => isSeedDocument(document) && canBeAnnotated(document.uri));
  return found ?? (last && openDocument(last)) ?? null;
}
