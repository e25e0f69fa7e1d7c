import * as vscode from 'vscode';
import {
  annotationNode,
  count,
  countPlaces,
  excerpt,
  type PlaceToCheck,
  placeNode,
  placesToCheck,
  plainText,
  type TreeNode,
} from '../../../core/view';
import { commandId } from '../../contributions/commands';
import type { RowContext } from '../../contributions/rows';
import { setContext } from '../../shell/contexts';
import { themeIcon } from '../../shell/icons';
import { setBadge, treeItem } from '../../shell/labels';
import { compareFiles } from '../../shell/order';
import { Debouncer } from '../../shell/schedule';
import { canHaveSidecar } from '../../stores/annotatable';
import { isSeedDocument } from '../../stores/seedFiles';
import { articleOf, SIDECAR_SUFFIX, type SidecarStore } from '../../stores/sidecarStore';
import type { ViewStore } from '../../stores/viewStore';
import { nameOf } from '../../stores/writeErrors';
import { sidecarsWithoutArticle } from '../sidecarFiles/lostArticles';

/** An article with annotations to look at, one of these, or a sidecar whose article is gone, with what it holds. */
export type CheckItem = ArticleToCheck | NodeToCheck | GoneItem;

interface ArticleToCheck {
  readonly type: 'article';
  readonly uri: vscode.Uri;
  readonly places: readonly PlaceToCheck[];
}

/** A node of an article's tree, or one that is kept while its article is gone. */
type CheckNode = Omit<TreeNode, 'context'> & { readonly context: RowContext };

/** Carries what commands take as their argument. */
interface NodeToCheck {
  readonly type: 'node';
  readonly uri: vscode.Uri;
  readonly node: CheckNode;
  readonly annotation: string;
}

interface GoneItem {
  readonly type: 'gone';
  /** Where the article was. */
  readonly uri: vscode.Uri;
  readonly sidecar: vscode.Uri;
  readonly nodes: readonly CheckNode[];
}

/** After this long without a change; an article and its sidecar are moved one after the other. */
const QUIET = 1000;

/** What a person should look at: places that changed or are lost, in open articles and those looked at by command. */
export class ToCheckTree implements vscode.TreeDataProvider<CheckItem>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly quiet = new Debouncer(QUIET);
  private readonly searched = new Map<string, vscode.Uri>();
  private searching: vscode.CancellationTokenSource | null = null;
  private gone: readonly vscode.Uri[] = [];
  private items: readonly CheckItem[] = [];
  private listing: Promise<readonly CheckItem[]> | null = null;
  private readonly disposables: vscode.Disposable[];

  constructor(
    private readonly views: ViewStore,
    private readonly sidecars: SidecarStore,
    private readonly report: (error: unknown) => void,
  ) {
    const articles = vscode.workspace.createFileSystemWatcher('**/*.{txt,seed}', false, true, false);
    const kept = vscode.workspace.createFileSystemWatcher(`**/*${SIDECAR_SUFFIX}`, false, true, false);
    const files = () => this.quiet.schedule('files', () => this.search());
    const soon = () => this.quiet.schedule('items', () => this.refresh());
    this.disposables = [
      this.changed,
      this.quiet,
      articles,
      kept,
      ...[articles.onDidCreate, articles.onDidDelete, kept.onDidCreate, kept.onDidDelete].map(event => event(files)),
      views.onDidChange(soon),
      vscode.workspace.onDidOpenTextDocument(soon),
      vscode.workspace.onDidCloseTextDocument(soon),
    ];
  }

  dispose(): void {
    this.searching?.cancel();
    vscode.Disposable.from(...this.disposables).dispose();
  }

  /** How many annotations and sidecars are to be looked at. */
  get total(): number {
    return this.items.reduce((sum, item) => sum + (item.type === 'article' ? item.places.length : 1), 0);
  }

  /** Looks for sidecars without article. */
  search(): void {
    this.searching?.cancel();
    const searching = new vscode.CancellationTokenSource();
    this.searching = searching;
    sidecarsWithoutArticle(searching.token)
      .then(gone => {
        if (searching.token.isCancellationRequested) return;
        this.gone = gone;
        this.refresh();
      })
      .catch(this.report)
      .finally(() => searching.dispose());
  }

  /** Shows an article's places also while it is not open. */
  include(uris: readonly vscode.Uri[]): void {
    for (const uri of uris) this.searched.set(uri.toString(), uri);
    this.refresh();
  }

  /** Lists anew; of several at a time the one begun last counts. Rows that would read the same are not redrawn. */
  private refresh(): void {
    const listing = this.list();
    this.listing = listing;
    listing
      .then(items => {
        if (this.listing !== listing || isShownAlike(items, this.items)) return;
        this.items = items;
        void setContext('toCheck', items.length > 0);
        this.changed.fire(undefined);
      })
      .catch(error => error instanceof vscode.CancellationError || this.report(error));
  }

  private async list(): Promise<CheckItem[]> {
    const uris = new Map(this.searched);
    for (const document of vscode.workspace.textDocuments)
      if (!document.isClosed && isSeedDocument(document) && canHaveSidecar(document.uri))
        uris.set(document.uri.toString(), document.uri);
    const items: CheckItem[] = [];
    for (const uri of uris.values()) {
      const view = await this.views.of(uri);
      const places = view ? placesToCheck(view.text, view.annotations) : [];
      if (places.length) items.push({ type: 'article', uri, places });
    }
    items.sort((a, b) => compareFiles(a.uri, b.uri));
    for (const sidecar of [...this.gone].sort(compareFiles)) {
      const { read } = await this.sidecars.get(articleOf(sidecar));
      const lost = { status: 'orphaned', span: null, score: 0 } as const;
      const nodes = read.annotations.map(annotation => ({
        ...annotationNode({ annotation, anchor: lost }),
        description: `“${excerpt(annotation.target.exact, 60)}”`,
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
  item.type === 'article' ? item.places.map(placeNode) : item.nodes;

function isShownAlike(a: readonly CheckItem[], b: readonly CheckItem[]): boolean {
  const shown = (items: readonly CheckItem[]) =>
    JSON.stringify(items.map(item => [item.type, item.uri.toString(), item.type === 'node' ? [] : nodesOf(item)]));
  return shown(a) === shown(b);
}

function fileItem(item: ArticleToCheck | GoneItem): vscode.TreeItem {
  const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
  const gone = item.type === 'gone';
  const result = treeItem({
    label: nameOf(item.uri),
    description: gone ? `article missing · ${count(item.nodes.length, 'annotation')}` : countPlaces(item.places),
    tooltip: gone
      ? `${vscode.workspace.asRelativePath(item.sidecar)}\ncontains ${count(item.nodes.length, 'annotation')} of a missing article`
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
      title: 'Show in Article',
      arguments: [{ uri: uri.toString(), start: node.span.start, end: node.span.end }],
    };
  }
  return result;
}

/** The number on the view's icon; sidecars without article are looked for once the person looks at the articles. */
export function showTotal(
  tree: ToCheckTree,
  view: vscode.TreeView<CheckItem>,
  articles: vscode.TreeView<unknown>,
): vscode.Disposable {
  let searched = false;
  const search = () => {
    if (searched || !articles.visible) return;
    searched = true;
    tree.search();
  };
  search();
  return vscode.Disposable.from(
    articles.onDidChangeVisibility(search),
    tree.onDidChangeTreeData(() => {
      const value = tree.total;
      setBadge(view, value, plainText`${count(value, 'item needs', 'items need')} attention`);
    }),
  );
}
