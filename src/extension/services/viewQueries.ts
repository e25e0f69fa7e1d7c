import type * as vscode from 'vscode';
import type { ArticleView } from '../../core/annotation';
import { isCancellation } from '../shell/cancellation';
import { breathe } from '../shell/schedule';
import type { SeedView, ViewStore } from '../stores/viewStore';

/** The article at a file offset. The last article also takes what follows it; null if the file has no article. */
export function articleAt(view: SeedView, offset: number): ArticleView | null {
  return (
    view.articles.find(({ analysis }) => analysis.article.span.start <= offset && offset < analysis.article.span.end) ??
    view.articles.at(-1) ??
    null
  );
}

/**
 * Answers a question of the editor from the view of a document's current text.
 * @returns null if the editor has withdrawn the question or the text changed meanwhile
 */
export const queryView = <T>(
  views: Pick<ViewStore, 'ofDocument'>,
  document: vscode.TextDocument,
  token: vscode.CancellationToken,
  answer: (view: SeedView) => T,
): Promise<T | null> => {
  const { version } = document;
  return queryAwaited(() => (document.version === version ? views.ofDocument(document) : null), token, answer);
};

/** As `queryView`, of a file that may be closed; null also if there is no such file. */
export const queryFile = <T>(
  views: Pick<ViewStore, 'of'>,
  uri: vscode.Uri,
  token: vscode.CancellationToken,
  answer: (view: SeedView) => T,
): Promise<T | null> => queryAwaited(() => views.of(uri), token, answer);

/** @param viewOf null once the question is about a text that is gone: the editor asks again */
async function queryAwaited<T>(
  viewOf: () => Promise<SeedView | null> | null,
  token: vscode.CancellationToken,
  answer: (view: SeedView) => T,
): Promise<T | null> {
  while (!token.isCancellationRequested)
    try {
      const view = await viewOf();
      // All that ask for the same view get it at once: each answers in a task of its own.
      await breathe();
      return token.isCancellationRequested || !view ? null : answer(view);
    } catch (error) {
      // Somebody asked about another text of the file, such as the one that was on disk. The editor does not know of that.
      if (!isCancellation(error)) throw error;
    }
  return null;
}
