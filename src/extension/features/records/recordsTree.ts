import * as vscode from 'vscode';
import type { RecordArticle, Verdict as VerdictName } from '../../../core/corpus';
import {
  type HeldInRecord,
  heldRow,
  moreHeldRow,
  type RecordsRow,
  recordRow,
  VERDICT_ORDER,
  verdictRow,
} from '../../../core/view';
import { commandId } from '../../contributions/commands';
import type { RecordScopes } from '../../services/recordScopes';
import type { Services } from '../../services/services';
import type { ReportError } from '../../shell/cancellation';
import { DisposableOwner } from '../../shell/disposables';
import { themeIcon } from '../../shell/icons';
import { treeItem } from '../../shell/labels';
import { LANGUAGE, say } from '../../shell/language';
import { Debouncer } from '../../shell/schedule';
import { hold } from './holding';

/** A row of the view. Rows of records and quotes have the fields that commands take as their argument. */
export interface RecordsItem {
  readonly row: RecordsRow;
  readonly record: RecordArticle;
  readonly parent: RecordsItem | null;
  readonly verdict: VerdictName | null;
  /** File and span of the record or quote. */
  readonly uri: vscode.Uri;
  readonly start: number;
  readonly end: number;
}

/** Quotes of a record that are held at once. */
const PAGE = 200;
const PAUSE = 1_000;

/** What was held against one record so far. */
interface Held {
  readonly quotes: readonly HeldInRecord[];
  /** Quotes that were asked for; some may have no verdict. */
  readonly asked: number;
  readonly isAll: boolean;
}

/** Records, and below each the quotes that were held against it, by verdict. Nothing is held before a record is opened. */
export class RecordsTree extends DisposableOwner implements vscode.TreeDataProvider<RecordsItem> {
  private readonly changed = this.own(new vscode.EventEmitter<RecordsItem | undefined>());
  readonly onDidChangeTreeData = this.changed.event;
  private records: readonly RecordsItem[] = [];
  private readonly held = new Map<string, Held>();
  private isShown = false;

  constructor(
    private readonly services: Pick<Services, 'index' | 'worker'>,
    private readonly scopes: RecordScopes,
    report: ReportError,
  ) {
    super();
    const pause = this.own(new Debouncer(PAUSE));
    const later = () => pause.schedule('records', () => void this.refresh().catch(report));
    this.own(services.index.onDidChange(later));
    this.own(scopes.onDidChange(later));
  }

  async getChildren(item?: RecordsItem): Promise<RecordsItem[]> {
    if (!item) {
      this.isShown = true;
      this.records = await this.readRecords();
      return [...this.records];
    }
    const held = await this.heldOf(item.record);
    return item.verdict ? this.quotesBelow(item, held) : this.verdictsBelow(item, held);
  }

  getParent(item: RecordsItem): RecordsItem | null {
    return item.parent;
  }

  getTreeItem({ row, uri, start, end }: RecordsItem): vscode.TreeItem {
    const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
    const { context, label, description, tooltip } = row;
    const state = context === 'records.record' ? Collapsed : context === 'records.verdict' ? Expanded : None;
    const item = treeItem({ label, description, tooltip, spoken: `${label}, ${description}`, state });
    item.id = row.id;
    item.contextValue = context;
    if (context === 'records.record') item.iconPath = themeIcon('record');
    else if (row.icon) item.iconPath = themeIcon(row.icon);
    if (context === 'records.quote')
      item.command = { command: commandId('revealRow'), title: say`Show in Article`, arguments: [{ uri, start, end }] };
    if (context === 'records.more')
      item.command = { command: commandId('showMoreHeld'), title: label, arguments: [{ id: row.id }] };
    return item;
  }

  /** Holds the next quotes of the record of a row *Show More Quotes*. */
  async showMore(id: unknown): Promise<void> {
    const item = this.records.find(({ row, record }) => moreHeldRow(record, 0, LANGUAGE).id === id || row.id === id);
    const known = item && this.held.get(item.row.id);
    if (!item || !known || known.isAll) return;
    this.held.set(item.row.id, await this.holdMore(item.record, known));
    this.changed.fire(item);
  }

  /** Draws again what has changed since it was drawn. */
  private async refresh(): Promise<void> {
    if (!this.isShown) return;
    const now = await this.readRecords();
    if (JSON.stringify(now.map(rowOf)) !== JSON.stringify(this.records.map(rowOf))) {
      this.held.clear();
      this.changed.fire(undefined);
      return;
    }
    for (const item of this.records) {
      const before = this.held.get(item.row.id);
      if (!before) continue;
      let after: Held = { quotes: [], asked: 0, isAll: false };
      while (!after.isAll && after.asked < before.asked) after = await this.holdMore(item.record, after);
      if (JSON.stringify(after) === JSON.stringify(before)) continue;
      this.held.set(item.row.id, after);
      this.changed.fire(item);
    }
  }

  private async readRecords(): Promise<RecordsItem[]> {
    const { index } = this.services;
    const scopes = await this.scopes.get();
    const records = scopes.length ? await index.ask('records', scopes) : [];
    return records.map(record => {
      const { file, start } = record;
      return { row: recordRow(record), record, parent: null, verdict: null, uri: index.uriOf(file), start, end: start };
    });
  }

  private async heldOf(record: RecordArticle): Promise<Held> {
    const { id } = recordRow(record);
    const known = this.held.get(id) ?? (await this.holdMore(record, { quotes: [], asked: 0, isAll: false }));
    this.held.set(id, known);
    return known;
  }

  private async holdMore(record: RecordArticle, { quotes, asked }: Held): Promise<Held> {
    const page = { limit: PAGE, offset: asked };
    const next = await this.services.index.ask('quotesOfRecord', await this.scopes.get(), record, page);
    const verdicts = await hold(this.services, next);
    return {
      quotes: [...quotes, ...verdicts],
      asked: asked + next.quotes.length,
      isAll: next.quotes.length < PAGE,
    };
  }

  private verdictsBelow(parent: RecordsItem, { quotes, asked, isAll }: Held): RecordsItem[] {
    const { record } = parent;
    const sections = VERDICT_ORDER.flatMap(verdict => {
      const own = quotes.filter(({ verification }) => verification.verdict === verdict);
      return own.length ? [{ ...parent, parent, verdict, row: verdictRow(record, verdict, own.length, LANGUAGE) }] : [];
    });
    const more = isAll ? [] : [{ ...parent, parent, row: moreHeldRow(record, asked, LANGUAGE) }];
    return [...sections, ...more];
  }

  private quotesBelow(parent: RecordsItem, { quotes }: Held): RecordsItem[] {
    return quotes
      .filter(({ verification }) => verification.verdict === parent.verdict)
      .map(held => {
        const { file, start, end } = held.quote;
        return {
          ...parent,
          parent,
          row: heldRow(parent.record, held, LANGUAGE),
          uri: this.services.index.uriOf(file),
          start,
          end,
        };
      });
  }
}

const rowOf = ({ row }: RecordsItem): RecordsRow => row;
