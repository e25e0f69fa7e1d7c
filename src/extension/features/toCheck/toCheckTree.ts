import * as vscode from 'vscode';
import {
  annotationNode,
  countPlaces,
  excerpt,
  type PlaceToCheck,
  placeNode,
  placesToCheck,
  type TreeNode,
} from '../../../core/view';
import { commandId } from '../../contributions/commands';
import type { RowContext } from '../../contributions/rows';
import { type ReportError, unlessCancelled } from '../../shell/cancellation';
import { setContext } from '../../shell/contexts';
import { DisposableOwner } from '../../shell/disposables';
import { themeIcon } from '../../shell/icons';
import { treeItem } from '../../shell/labels';
import { count, LANGUAGE, say } from '../../shell/language';
import { sortFiles } from '../../shell/order';
import { Debouncer } from '../../shell/schedule';
import { canHaveSidecar } from '../../stores/annotatable';
import { isSeedDocument } from '../../stores/seedFiles';
import { articleOf, SIDECAR_SUFFIX, type SidecarStore } from '../../stores/sidecarStore';
import type { ViewStore } from '../../stores/viewStore';
import { nameOf } from '../../stores/writeErrors';
import { findOrphanedSidecars } from '../sidecarFiles';

/** A row: an article with annotations to check, one of these annotations, or a sidecar whose article is gone. */
export type CheckItem = ArticleToCheck | NodeToCheck | GoneItem;

interface ArticleToCheck {
  readonly type: 'article';
  readonly uri: vscode.Uri;
  readonly places: readonly PlaceToCheck[];
}

/** An annotation to check, or one whose article is gone. */
type CheckNode = Omit<TreeNode, 'context'> & { readonly context: RowContext };

/** Has the fields that commands take as their argument. */
interface NodeToCheck {
  readonly type: 'node';
  readonly uri: vscode.Uri;
  readonly node: CheckNode;
  readonly annotation: string;
}

interface GoneItem {
  readonly type: 'gone';
  /** Address that the article had. */
  readonly uri: vscode.Uri;
  readonly sidecar: vscode.Uri;
  readonly nodes: readonly CheckNode[];
}

/** Time without changes before the tree is updated. Programs move an article and its sidecar one after the other. */
const QUIET_MS = 1000;

/** Annotations to check, of open articles and of those found by *Check Places*, and sidecars without article. */
export class ToCheckTree extends DisposableOwner implements vscode.TreeDataProvider<CheckItem> {
  private readonly changed = this.own(new vscode.EventEmitter<undefined>());
  readonly onDidChangeTreeData = this.changed.event;
  private readonly quiet = this.own(new Debouncer(QUIET_MS));
  private readonly searched = new Map<string, vscode.Uri>();
  private searching: vscode.CancellationTokenSource | null = null;
  private gone: readonly vscode.Uri[] = [];
  private items: readonly CheckItem[] = [];
  private listing: Promise<readonly CheckItem[]> | null = null;

  constructor(
    private readonly views: ViewStore,
    private readonly sidecars: SidecarStore,
    private readonly report: ReportError,
  ) {
    super();
    const { createFileSystemWatcher } = vscode.workspace;
    const articleFiles = this.own(createFileSystemWatcher('**/*.{txt,seed}', false, true, false));
    const sidecarFiles = this.own(createFileSystemWatcher(`**/*${SIDECAR_SUFFIX}`, false, true, false));
    const searchSoon = () => this.quiet.schedule('files', () => this.search());
    for (const files of [articleFiles, sidecarFiles]) {
      this.own(files.onDidCreate(searchSoon));
      this.own(files.onDidDelete(searchSoon));
    }
    const refreshSoon = () => this.quiet.schedule('items', () => this.refresh());
    this.own(views.onDidChange(refreshSoon));
    this.own(vscode.workspace.onDidOpenTextDocument(refreshSoon));
    this.own(vscode.workspace.onDidCloseTextDocument(refreshSoon));
  }

  override dispose(): void {
    this.searching?.cancel();
    super.dispose();
  }

  /** How many annotations and sidecars are to be checked. */
  get total(): number {
    return this.items.reduce((sum, item) => sum + (item.type === 'article' ? item.places.length : 1), 0);
  }

  /** Searches for sidecars without article, and cancels a search that is running. */
  search(): void {
    this.searching?.cancel();
    const searching = new vscode.CancellationTokenSource();
    this.searching = searching;
    findOrphanedSidecars(searching.token)
      .then(gone => {
        if (searching.token.isCancellationRequested) return;
        this.gone = gone;
        this.refresh();
      })
      .catch(this.report)
      .finally(() => searching.dispose());
  }

  /** Lists these articles even while they are not open. */
  include(uris: readonly vscode.Uri[]): void {
    for (const uri of uris) this.searched.set(uri.toString(), uri);
    this.refresh();
  }

  /** Lists again. If several lists run at a time, the one begun last counts. Draws only if rows differ. */
  private refresh(): void {
    const listing = this.list();
    this.listing = listing;
    listing
      .then(items => {
        if (this.listing !== listing || showsTheSame(items, this.items)) return;
        this.items = items;
        void setContext('toCheck', items.length > 0);
        this.changed.fire(undefined);
      })
      .catch(unlessCancelled(this.report));
  }

  private async list(): Promise<CheckItem[]> {
    const uris = new Map(this.searched);
    for (const document of vscode.workspace.textDocuments)
      if (!document.isClosed && isSeedDocument(document) && canHaveSidecar(document.uri))
        uris.set(document.uri.toString(), document.uri);
    const items: CheckItem[] = [];
    for (const uri of sortFiles(uris.values())) {
      const view = await this.views.of(uri);
      const places = view ? placesToCheck(view.text, view.annotations) : [];
      if (places.length) items.push({ type: 'article', uri, places });
    }
    for (const sidecar of sortFiles(this.gone)) {
      const { read } = await this.sidecars.get(articleOf(sidecar));
      const lost = { status: 'orphaned', span: null, score: 0 } as const;
      const nodes = read.annotations.map(annotation => ({
        ...annotationNode({ annotation, anchor: lost }, LANGUAGE),
        description: say`“${excerpt(annotation.target.exact, 60)}”`,
        context: 'toCheck.kept' as const,
      }));
      items.push({ type: 'gone', uri: articleOf(sidecar), sidecar, nodes });
    }
    return items;
  }

  getChildren(item?: CheckItem): CheckItem[] {
    if (!item) return [...this.items];
    if (item.type === 'node') return [];
    return nodesOf(item).map(node => ({ type: 'node', uri: item.uri, node, annotation: node.ref }));
  }

  getTreeItem(item: CheckItem): vscode.TreeItem {
    return item.type === 'node' ? nodeItem(item) : fileItem(item);
  }
}

const nodesOf = (item: ArticleToCheck | GoneItem): readonly CheckNode[] =>
  item.type === 'article' ? item.places.map(place => placeNode(place, LANGUAGE)) : item.nodes;

function showsTheSame(a: readonly CheckItem[], b: readonly CheckItem[]): boolean {
  const shown = (items: readonly CheckItem[]) =>
    JSON.stringify(items.map(item => [item.type, item.uri.toString(), item.type === 'node' ? [] : nodesOf(item)]));
  return shown(a) === shown(b);
}

function fileItem(item: ArticleToCheck | GoneItem): vscode.TreeItem {
  const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
  const gone = item.type === 'gone';
  const result = treeItem({
    label: nameOf(item.uri),
    description: gone
      ? say`article missing · ${count(item.nodes.length, 'annotation')}`
      : countPlaces(item.places, LANGUAGE),
    tooltip: gone
      ? say`${vscode.workspace.asRelativePath(item.sidecar)}\ncontains ${count(item.nodes.length, 'annotation')} of a missing article`
      : vscode.workspace.asRelativePath(item.uri),
    state: gone ? Collapsed : Expanded,
  });
  result.id = `${item.type} ${item.uri}`;
  result.resourceUri = gone ? undefined : item.uri;
  result.iconPath = gone ? themeIcon('lost') : vscode.ThemeIcon.File;
  const some = (lost: boolean) => !gone && item.places.some(place => place.lost === lost);
  const context: RowContext = gone
    ? 'toCheck.gone'
    : `toCheck${some(false) ? '.changed' : ''}${some(true) ? '.lost' : ''}`;
  result.contextValue = context;
  return result;
}

function nodeItem({ uri, node }: NodeToCheck): vscode.TreeItem {
  const { label, description, tooltip } = node;
  const result = treeItem({ label, description, tooltip, spoken: `${label}, ${description}` });
  result.id = `${uri}#${node.id}`;
  if (node.icon) result.iconPath = themeIcon(node.icon);
  result.contextValue = node.context;
  if (node.span) {
    result.command = {
      command: commandId('revealRow'),
      title: say`Show in Article`,
      arguments: [{ uri: uri.toString(), start: node.span.start, end: node.span.end }],
    };
  }
  return result;
}
