import * as vscode from 'vscode';
import type { ReuseGroup } from '../../../core/corpus';
import { moreReuseRow, type ReuseRow, reusePlaceRows, reuseRow } from '../../../core/view';
import { commandId } from '../../contributions/commands';
import type { Services } from '../../services/services';
import type { ReportError } from '../../shell/cancellation';
import { DisposableOwner } from '../../shell/disposables';
import { themeIcon } from '../../shell/icons';
import { treeItem } from '../../shell/labels';
import { LANGUAGE, say } from '../../shell/language';
import { Debouncer } from '../../shell/schedule';

export interface ReuseItem {
  readonly row: ReuseRow;
  readonly group: ReuseGroup | null;
  readonly parent: ReuseItem | null;
}

/** Articles that one question of the index is about: its worker answers others in between. */
const ARTICLES_AT_ONCE = 5;
/** More are looked at when this many quotes were found, or this many articles were looked at. */
const GROUPS = 30;
const ARTICLES = 300;
/** In folders of so many articles the list follows every change; in others it is read again when it is asked for. */
const FEW_ARTICLES = 100;
const PAUSE = 1_500;

interface Listed {
  readonly items: readonly ReuseItem[];
  readonly articles: number;
  readonly isLast: boolean;
}

const NOTHING: Listed = { items: [], articles: 0, isLast: false };

/** Quotes that come again, those of the latest articles first. */
export class ReuseTree extends DisposableOwner implements vscode.TreeDataProvider<ReuseItem> {
  private readonly changed = this.own(new vscode.EventEmitter<ReuseItem | undefined>());
  readonly onDidChangeTreeData = this.changed.event;
  private listed: Promise<Listed> | null = null;

  constructor(
    private readonly index: Services['index'],
    report: ReportError,
  ) {
    super();
    const pause = this.own(new Debouncer(PAUSE));
    this.own(index.onDidChange(() => pause.schedule('reuse', () => void this.follow().catch(report))));
  }

  async getChildren(item?: ReuseItem): Promise<ReuseItem[]> {
    if (!item) {
      this.listed ??= this.list(NOTHING);
      const { items, articles, isLast } = await this.listed;
      const more = { row: moreReuseRow(articles, LANGUAGE), group: null, parent: null };
      return isLast ? [...items] : [...items, more];
    }
    if (!item.group) return [];
    const { file, start } = item.group.first;
    const list = await this.index.ask('reusePlaces', file, start);
    return list ? reusePlaceRows(list, LANGUAGE).map(row => ({ row, group: null, parent: item })) : [];
  }

  getParent({ parent }: ReuseItem): ReuseItem | null {
    return parent;
  }

  getTreeItem({ row, parent }: ReuseItem): vscode.TreeItem {
    const { None, Collapsed } = vscode.TreeItemCollapsibleState;
    const { label, description, tooltip, context, place } = row;
    const state = context === 'reuse.quote' ? Collapsed : None;
    const item = treeItem({ label, description, tooltip, spoken: `${label}, ${description}`, state });
    item.id = parent ? `${parent.row.id}/${row.id}` : row.id;
    item.contextValue = context;
    if (context !== 'reuse.more') item.iconPath = themeIcon(context === 'reuse.quote' ? 'quote' : 'article');
    else item.command = { command: commandId('showMoreReuse'), title: label };
    if (place) {
      const at = { uri: this.index.uriOf(place.file), start: place.span.start, end: place.span.end };
      item.command = { command: commandId('revealRow'), title: say`Show in Article`, arguments: [at] };
    }
    return item;
  }

  /** Looks at the next articles. */
  async showMore(): Promise<void> {
    const before = await (this.listed ?? NOTHING);
    if (before.isLast) return;
    const after = await this.list(before);
    this.listed = Promise.resolve(after);
    this.changed.fire(undefined);
  }

  /** Reads the list again. */
  refresh(): void {
    this.listed = null;
    this.changed.fire(undefined);
  }

  private async follow(): Promise<void> {
    const before = await this.listed;
    if (!before || before.articles > FEW_ARTICLES) return;
    const after = await this.list(NOTHING);
    if (JSON.stringify(after) === JSON.stringify(before)) return;
    this.listed = Promise.resolve(after);
    this.changed.fire(undefined);
  }

  private async list(before: Listed): Promise<Listed> {
    let { items, articles, isLast } = before;
    while (!isLast && items.length < before.items.length + GROUPS && articles < before.articles + ARTICLES) {
      const page = await this.index.ask('reuseGroups', { limit: ARTICLES_AT_ONCE, offset: articles });
      items = [...items, ...page.groups.map(group => ({ row: reuseRow(group, LANGUAGE), group, parent: null }))];
      articles += page.articles;
      isLast = page.isLast;
    }
    return { items, articles, isLast };
  }
}
