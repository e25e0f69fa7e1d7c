import * as vscode from 'vscode';
import { type Placed, placeQuotes } from '../../core/view';
import type { SeedView, ViewStore } from '../stores/viewStore';
import type { IndexAnswers } from './indexAnswers';
import { atCursor } from './passage';
import { queryView } from './viewQueries';

/** What the index tells of a quote of an open document. */
export interface FoundQuote<T> extends Placed<T> {
  readonly view: SeedView;
}

/**
 * What the index tells of the quote at an offset of a document; null where it tells nothing yet.
 * @param offset in the document, UTF-16 units
 */
export function foundAt<T extends { readonly start: number; readonly text: string }>(
  views: Pick<ViewStore, 'ofDocument'>,
  answers: IndexAnswers<readonly T[]>,
  document: vscode.TextDocument,
  offset: number,
  token: vscode.CancellationToken,
): Promise<FoundQuote<T> | null> {
  const found = answers.of(document.uri);
  if (!found?.length) return Promise.resolve(null);
  return queryView(views, document, token, view => {
    const placed = placeQuotes(view.articles, view.text, found).find(
      ({ quote: { quote } }) => quote.span.start <= offset && offset <= quote.span.end,
    );
    return placed ? { ...placed, view } : null;
  });
}

/**
 * As `foundAt`, for the quote at the cursor.
 * @throws vscode.CancellationError where no article is open; the person was told so
 */
export async function foundAtCursor<T extends { readonly start: number; readonly text: string }>(
  views: Pick<ViewStore, 'ofDocument'>,
  answers: IndexAnswers<readonly T[]>,
): Promise<FoundQuote<T> | null> {
  const cursor = await atCursor(views);
  if (!cursor) throw new vscode.CancellationError();
  const source = new vscode.CancellationTokenSource();
  const found = await foundAt(views, answers, cursor.editor.document, cursor.offset, source.token);
  source.dispose();
  return found;
}
