import * as vscode from 'vscode';
import type { Mention } from '../../../core/analysis';
import { definitionAt, mentionAt } from '../../../core/view';
import { articleAt, queryView } from '../../services/viewQueries';
import { toOffset, toRange } from '../../shell/positions';
import { SEED_SELECTOR } from '../../stores/seedFiles';
import type { ViewStore } from '../../stores/viewStore';

interface MentionRange {
  readonly mention: Mention;
  readonly range: vscode.Range;
}

/** References, definition (where a pronoun's antecedent or the full name is) and highlights of the entity at the cursor. */
export function registerMentionProviders(views: ViewStore): vscode.Disposable {
  const mentionsAt = async (
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<MentionRange[]> => {
    const found = await queryView(views, document, token, view => {
      const offset = toOffset(view.lines, position);
      const article = articleAt(view, offset);
      const at = article && mentionAt(article, offset);
      return at?.entity.mentions.map(mention => ({ mention, range: toRange(view.lines, mention.span) }));
    });
    return found ?? [];
  };
  return vscode.Disposable.from(
    vscode.languages.registerReferenceProvider(SEED_SELECTOR, {
      provideReferences: async (document, position, _, token) =>
        (await mentionsAt(document, position, token)).map(({ range }) => new vscode.Location(document.uri, range)),
    }),
    vscode.languages.registerDefinitionProvider(SEED_SELECTOR, {
      provideDefinition: (document, position, token) =>
        queryView(views, document, token, view => {
          const offset = toOffset(view.lines, position);
          const article = articleAt(view, offset);
          const found = article && definitionAt(article, offset);
          if (!found) return null;
          const [origin, target] = [found.mention, found.target].map(({ span }) => toRange(view.lines, span));
          return target && [{ originSelectionRange: origin, targetUri: document.uri, targetRange: target }];
        }),
    }),
    vscode.languages.registerDocumentHighlightProvider(SEED_SELECTOR, {
      provideDocumentHighlights: async (document, position, token) =>
        (await mentionsAt(document, position, token)).map(({ range }) => new vscode.DocumentHighlight(range)),
    }),
  );
}
