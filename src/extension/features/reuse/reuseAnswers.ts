import type * as vscode from 'vscode';
import type { QuoteReuse } from '../../../core/corpus';
import { IndexAnswers } from '../../services/indexAnswers';
import type { Services } from '../../services/services';

/** Quotes that are asked about at once. */
const PAGE = 25;
/** More quotes of a file are not asked about. */
const MAX_QUOTES = 1_000;

export type ReuseAnswers = IndexAnswers<readonly QuoteReuse[]>;

/** Which quotes of open files come again in other articles. */
export function reuseAnswers({ index, report }: Pick<Services, 'index' | 'report'>): ReuseAnswers {
  const ask = async (uri: vscode.Uri): Promise<readonly QuoteReuse[]> => {
    const path = index.pathOf(uri);
    let found: readonly QuoteReuse[] = [];
    for (let offset = 0; path !== null && offset < MAX_QUOTES; offset += PAGE) {
      const page = await index.ask('reuseOf', path, { limit: PAGE, offset });
      found = [...found, ...page.found];
      if (page.isLast) break;
    }
    return found;
  };
  return new IndexAnswers(ask, [index.onDidChange], report);
}
