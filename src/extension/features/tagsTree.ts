import * as vscode from 'vscode';
import { holds } from '../../core/annotation/model';
import type { TagSet } from '../../core/annotation/tagSet';
import { tagNodes } from '../../core/view/annotationsTree';
import type { TreeNode } from '../../core/view/tree';
import type { Vocabulary } from '../annotations/vocabulary';
import { canBeAnnotated } from '../articles/annotatable';
import { isSeedDocument } from '../articles/seedFiles';
import type { ViewStore } from '../articles/viewStore';
import { treeItem } from '../host/labels';
import { Debouncer } from '../host/schedule';
import { swatch } from '../host/swatch';

/** Carries the fields that commands take as their argument. */
export interface TagItem {
  readonly id: string;
  readonly uri: vscode.Uri;
  readonly node: TreeNode;
  readonly tag: string;
}

/** The tag set of the folder of the article that is open: each tag's key, and how often it stands in that file. */
export class TagsTree implements vscode.TreeDataProvider<TagItem>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  /** The items last given to the editor: whoever reveals one must name the very same object. */
  private readonly items = new Map<string, TagItem>();
  /** The file that they are of. */
  private of = '';
  private readonly disposables: vscode.Disposable[];

  constructor(
    private readonly views: ViewStore,
    private readonly vocabulary: Vocabulary,
  ) {
    const pause = new Debouncer(100);
    const soon = () => pause.schedule('tags', () => this.changed.fire(undefined));
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
    if (item) return item.node.children.map(node => this.keep(itemOf(item.uri, node)));
    const document = openArticle();
    const uri = document?.uri ?? vscode.workspace.workspaceFolders?.[0]?.uri;
    if (!uri) return [];
    if (uri.toString() !== this.of) this.items.clear();
    this.of = uri.toString();
    const tags: TagSet = await this.vocabulary.tagsFor(uri);
    const view = document ? await this.views.ofDocument(document) : null;
    const placed = view?.annotations.filter(({ annotation, anchor }) => anchor.span && holds(annotation)) ?? [];
    return tagNodes(tags, placed, view?.text ?? '', true).map(node => this.keep(itemOf(uri, node)));
  }

  private keep(item: TagItem): TagItem {
    const known = this.items.get(item.id);
    if (known) return Object.assign(known, item);
    this.items.set(item.id, item);
    return item;
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
      command: 'seedAnnotator.showTagged',
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
