import * as vscode from 'vscode';
import type { Person } from '../../../core/corpus';
import { moreRow, type PeopleRow, personSections, type ViewOptions } from '../../../core/view';
import { commandId } from '../../contributions/commands';
import { settingKey } from '../../contributions/settings';
import { isCancellation, type ReportError, unlessCancelled } from '../../shell/cancellation';
import { setContext } from '../../shell/contexts';
import { DisposableOwner } from '../../shell/disposables';
import { themeIcon } from '../../shell/icons';
import { treeItem } from '../../shell/labels';
import { LANGUAGE, say } from '../../shell/language';
import { withProgressInView } from '../../shell/messages';
import type { PeopleChoices } from './peopleChoices';
import { type Listed, type ListedRow, listOfPerson, listPeople, type PeopleIndex } from './peopleLists';

/** Time between two refreshes: while the index grows, rows stay under the pointer for a while. */
const CALM_MS = 1000;
/** How many rows a list shows at first, and how many more each time. */
export const PAGE_SIZE = 100;

export interface PeopleItem {
  /** Unique in the tree, and stable while the index changes. */
  readonly id: string;
  readonly parent: PeopleItem | null;
  row: PeopleRow;
  /** The person that the row stands for; null for other rows. */
  person: Person | null;
}

/** A list that the editor was given: its rows, and how many of them are asked for. */
interface ShownList {
  readonly parent: PeopleItem | null;
  limit: number;
  items: readonly PeopleItem[];
}

interface ShownIndex extends PeopleIndex {
  readonly onDidChange: vscode.Event<void>;
  uriOf(path: string): vscode.Uri;
}

/** The people of the corpus as the index has them, and below each what the articles say. */
export class PeopleTree extends DisposableOwner implements vscode.TreeDataProvider<PeopleItem> {
  private readonly changed = this.own(new vscode.EventEmitter<PeopleItem | PeopleItem[] | undefined>());
  readonly onDidChangeTreeData = this.changed.event;
  private readonly counted = this.own(new vscode.EventEmitter<number>());
  /** Fires with the number of people found. */
  readonly onDidCount = this.counted.event;
  private readonly items = new Map<string, PeopleItem>();
  /** By the id of the row above; the people themselves by an empty id. */
  private readonly lists = new Map<string, ShownList>();
  private refreshing: Promise<void> | null = null;
  private isStale = false;
  private isVisible = false;

  constructor(
    private readonly index: ShownIndex,
    private readonly choices: PeopleChoices,
    private readonly viewId: string,
    private readonly report: ReportError,
    private readonly options: () => ViewOptions,
  ) {
    super();
    this.own(
      vscode.workspace.onDidChangeConfiguration(
        event => event.affectsConfiguration(settingKey('attribution')) && this.startAgain(),
      ),
    );
    this.own(index.onDidChange(() => this.refreshSoon()));
    this.own(choices.onDidChange(() => this.startAgain()));
  }

  override dispose(): void {
    this.isVisible = false;
    super.dispose();
  }

  /** While the view is hidden, nothing is asked. */
  setVisible(isVisible: boolean): void {
    this.isVisible = isVisible;
    if (isVisible && this.isStale) this.refreshSoon();
  }

  /** Shows the first page of another question. */
  private startAgain(): void {
    this.lists.clear();
    this.items.clear();
    this.changed.fire(undefined);
  }

  async getChildren(item?: PeopleItem): Promise<PeopleItem[]> {
    const key = item?.id ?? '';
    const shown = this.lists.get(key) ?? { parent: item ?? null, limit: PAGE_SIZE, items: [] };
    const isFirst = !item && !this.lists.has(key);
    this.lists.set(key, shown);
    if (!isFirst) return this.keep(shown, await this.read(shown));
    return withProgressInView(this.viewId, () => this.readFirst(shown));
  }

  /** Where there is no index, the view says so instead of listing nobody. */
  private async readFirst(shown: ShownList): Promise<PeopleItem[]> {
    try {
      const items = this.keep(shown, await this.read(shown));
      void setContext('peopleUnread', false);
      return items;
    } catch (error) {
      if (isCancellation(error)) throw error;
      this.lists.delete('');
      void setContext('peopleUnread', true);
      return [];
    }
  }

  private async read({ parent, limit }: ShownList): Promise<Listed> {
    if (!parent) return listPeople(this.index, this.choices.question, limit);
    const { list } = parent.row;
    if (list) {
      const [about, other] = subjectsOf(parent);
      if (!about) return NOTHING;
      const subject = {
        person: about.id,
        other: other?.id ?? null,
        minimumConfidence: this.options().minimumConfidence,
      };
      return listOfPerson(this.index, list, subject, limit);
    }
    const rows = parent.person ? personSections(parent.person, this.options()).map(row => ({ row, person: null })) : [];
    return { rows, isMore: false, total: null };
  }

  /** Makes items of rows; rows that were there before keep theirs. */
  private keep(shown: ShownList, { rows, isMore, total }: Listed): PeopleItem[] {
    if (!shown.parent && this.lists.get('') === shown) this.counted.fire(total ?? rows.length);
    const more = isMore ? [{ row: moreRow(rows.length, total, LANGUAGE), person: null }] : [];
    const items = [...rows, ...more].map(one => this.itemOf(shown.parent, one));
    shown.items = items;
    return items;
  }

  private itemOf(parent: PeopleItem | null, { row, person }: ListedRow): PeopleItem {
    const id = idOf(parent, row);
    const known = this.items.get(id);
    if (known) return Object.assign(known, { row, person });
    const item: PeopleItem = { id, parent, row, person };
    this.items.set(id, item);
    return item;
  }

  /** Shows another page of the list that the row *Show More* ends. */
  showMore(id: string): void {
    const parent = this.items.get(id)?.parent ?? null;
    const shown = this.lists.get(parent?.id ?? '');
    if (!shown) return;
    shown.limit += PAGE_SIZE;
    this.changed.fire(parent ?? undefined);
  }

  private refreshSoon(): void {
    this.isStale = true;
    if (this.refreshing || !this.isVisible) return;
    this.refreshing = this.refresh()
      .catch(unlessCancelled(this.report))
      .then(() => new Promise<void>(resolve => setTimeout(resolve, CALM_MS)))
      .finally(() => {
        this.refreshing = null;
        if (this.isStale && this.isVisible) this.refreshSoon();
      });
  }

  /** Asks again for all lists, and redraws only what differs: a click is lost on a row that is redrawn under it. */
  private async refresh(): Promise<void> {
    this.isStale = false;
    for (const [key, shown] of [...this.lists]) {
      if (this.lists.get(key) !== shown) continue;
      const listed = await this.read(shown);
      if (this.lists.get(key) !== shown) continue;
      const changed = this.take(key, shown, listed);
      if (changed === 'list') this.changed.fire(shown.parent ?? undefined);
      else if (changed.length) this.changed.fire([...changed]);
    }
  }

  /** @returns the rows that differ; `list` where there are others, or others come first */
  private take(key: string, shown: ShownList, listed: Listed): readonly PeopleItem[] | 'list' {
    const before = shown.items.map(({ row }) => JSON.stringify(row));
    const ids = shown.items.map(({ id }) => id);
    const items = this.keep(shown, listed);
    if (items.length !== ids.length || items.some(({ id }, i) => id !== ids[i])) {
      this.forgetGone(key, new Set(items.map(({ id }) => id)), ids);
      return 'list';
    }
    return items.filter(({ row }, i) => JSON.stringify(row) !== before[i]);
  }

  /** Forgets rows that are gone, with all below them. */
  private forgetGone(key: string, present: ReadonlySet<string>, before: readonly string[]): void {
    for (const id of before.filter(one => !present.has(one))) {
      for (const below of [...this.items.keys()])
        if (below === id || below.startsWith(`${id}\n`)) this.items.delete(below);
      for (const below of [...this.lists.keys()])
        if (below !== key && (below === id || below.startsWith(`${id}\n`))) this.lists.delete(below);
    }
  }

  getParent({ parent }: PeopleItem): PeopleItem | undefined {
    return parent ?? undefined;
  }

  getTreeItem(item: PeopleItem): vscode.TreeItem {
    const { row } = item;
    const { None, Collapsed } = vscode.TreeItemCollapsibleState;
    const { label, description, tooltip, context, place } = row;
    const isOpen = row.list !== null || item.person !== null;
    const result = treeItem({
      label,
      description,
      tooltip,
      spoken: `${label}, ${description}`,
      state: isOpen ? Collapsed : None,
    });
    result.id = item.id;
    result.contextValue = context;
    if (row.icon) result.iconPath = themeIcon(row.icon);
    if (place)
      result.command = {
        command: commandId('revealRow'),
        title: say`Show in Article`,
        arguments: [{ uri: this.index.uriOf(place.file).toString(), start: place.span.start, end: place.span.end }],
      };
    if (context === 'people.more')
      result.command = { command: commandId('people.showMore'), title: say`Show More`, arguments: [item.id] };
    return result;
  }
}

const NOTHING: Listed = { rows: [], isMore: false, total: null };

const idOf = (parent: PeopleItem | null, row: PeopleRow): string => (parent ? `${parent.id}\n${row.id}` : row.id);

/** The people that a list is about: the nearest above it, and for shared articles also the one above that. */
function subjectsOf(item: PeopleItem): readonly [about: Person | null, other: Person | null] {
  const people: Person[] = [];
  for (let one: PeopleItem | null = item; one; one = one.parent) if (one.person) people.push(one.person);
  return item.row.list === 'shared' ? [people[1] ?? null, people[0] ?? null] : [people[0] ?? null, null];
}
