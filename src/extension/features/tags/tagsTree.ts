import * as vscode from 'vscode';
import { holds, type TagSet } from '../../../core/annotation';
import { changedNodes, type TreeNode, tagNodes } from '../../../core/view';
import { commandId } from '../../contributions/commands';
import { treeItem } from '../../shell/labels';
import { Debouncer } from '../../shell/schedule';
import { swatch } from '../../shell/swatch';
import { canBeAnnotated } from '../../stores/annotatable';
import { isSeedDocument } from '../../stores/seedFiles';
import type { TagSchema } from '../../stores/tagSchema';
import type { ViewStore } from '../../stores/viewStore';

/** Carries the fields that commands take as their argument. */
export interface TagItem {
  readonly id: string;
  readonly uri: vscode.Uri;
  readonly node: TreeNode;
  readonly tag: string;
}

interface ShownTags {
  readonly uri: vscode.Uri | null;
  readonly nodes: readonly TreeNode[];
}

/** The tag set of the folder of the article that is open: each tag's key, and how often it stands in that file. */
export class TagsTree implements vscode.TreeDataProvider<TagItem>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<TagItem[] | undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  /** The items last given to the editor: whoever reveals one must name the very same object. */
  private readonly items = new Map<string, TagItem>();
  /** What the editor was given last, and the file that it is of. */
  private shown: ShownTags = { uri: null, nodes: [] };
  /** Counts the changes: what was worked out before the last one is worked out again. */
  private revision = 0;
  private readonly disposables: vscode.Disposable[];

  constructor(
    private readonly views: ViewStore,
    private readonly vocabulary: TagSchema,
  ) {
    const pause = new Debouncer(100);
    const soon = () => {
      this.revision++;
      pause.schedule('tags', () => {
        // Where it cannot be read, the editor says so when it asks for the tags.
        this.redraw().catch(() => this.changed.fire(undefined));
      });
    };
    this.disposables = [
      this.changed,
      pause,
      vocabulary.onDidChange(soon),
      views.onDidChange(uri => uri.toString() === openArticle()?.uri.toString() && soon()),
      vscode.window.onDidChangeActiveTextEditor(editor => editor && soon()),
    ];
  }

  dispose(): void {
    vscode.Disposable.from(...this.disposables).dispose();
  }

  async getChildren(item?: TagItem): Promise<TagItem[]> {
    if (!item) this.keep(await this.read());
    return this.itemsOf(item ? item.node.children : this.shown.nodes);
  }

  /** Has the editor draw what is not as it was given: a click is lost on a row that is redrawn under it. */
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
      const document = openArticle();
      const uri = document?.uri ?? vscode.workspace.workspaceFolders?.[0]?.uri;
      if (!uri) return { uri: null, nodes: [] };
      try {
        const tags: TagSet = await this.vocabulary.tagsFor(uri);
        const view = document ? await this.views.ofDocument(document) : null;
        const placed = view?.annotations.filter(({ annotation, anchor }) => anchor.span && holds(annotation)) ?? [];
        if (revision === this.revision) return { uri, nodes: tagNodes(tags, placed, view?.text ?? '', true) };
      } catch (error) {
        // A newer text of the article was asked for, and will be had.
        if (!(error instanceof vscode.CancellationError)) throw error;
      }
    }
  }

  /** Brings the items that the editor knows up to date; those that are gone are forgotten. */
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

  /** Opens the view without taking the keyboard to it. */
  async bringIntoSight(view: vscode.TreeView<TagItem>): Promise<void> {
    const [first] = await this.getChildren();
    if (first && !view.visible) await view.reveal(first, { select: false, focus: false });
  }

  /** Only the topmost items are ever revealed. */
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
      title: 'Show Tagged Passages',
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

/** The article in the active editor, else one that is in sight; one that tags can be put on. */
function openArticle(): vscode.TextDocument | null {
  const editors = [vscode.window.activeTextEditor, ...vscode.window.visibleTextEditors];
  const open = editors.flatMap(editor => editor?.document ?? []);
  return open.find(document => isSeedDocument(document) && canBeAnnotated(document.uri)) ?? null;
}
