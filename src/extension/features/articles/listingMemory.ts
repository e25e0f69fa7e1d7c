import type * as vscode from 'vscode';
import { ARTICLE_GROUPINGS, ARTICLE_ORDERS, type ArticleListing } from '../../../core/corpus';
import { storedKey } from '../../contributions/ids';

const KEY = storedKey('articles.listing');

/** How articles are listed in this workspace, as it was kept last. */
export class ListingMemory {
  constructor(private readonly memory: vscode.Memento) {}

  read(): ArticleListing {
    const kept = this.memory.get<Readonly<Record<string, unknown>>>(KEY) ?? {};
    return {
      filter: typeof kept.filter === 'string' ? kept.filter : '',
      onlyUndecided: kept.onlyUndecided === true,
      grouping: ARTICLE_GROUPINGS.find(one => one === kept.grouping) ?? 'none',
      order: ARTICLE_ORDERS.find(one => one === kept.order) ?? 'file',
      isDescending: kept.isDescending === true,
    };
  }

  async write(listing: ArticleListing): Promise<void> {
    await this.memory.update(KEY, listing);
  }
}
