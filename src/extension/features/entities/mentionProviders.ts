import * as vscode from 'vscode';
import type { Mention } from '../../../core/analysis';
import { mentionAt } from '../../../core/view';
import { articleAt, queryView } from '../../services/viewQueries';
import { toOffset, toRange } from '../../shell/positions';
import { SEED_SELECTOR } from '../../stores/seedFiles';
import type { ViewStore } from '../../stores/viewStore';

interface MentionRange {
  readonly mention: Mention;
  readonly range: vscode.Range;
}

/** References, definition (the first mention by name) and highlights of the entity at the cursor. */
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
      provideDefinition: async (document, position, token) => {
        const all = await mentionsAt(document, position, token);
        const first = all.find(({ mention }) => mention.kind === 'name') ?? all[0];
        return first && new vscode.Location(document.uri, first.range);
      },
    }),
    vscode.languages.registerDocumentHighlightProvider(SEED_SELECTOR, {
      provideDocumentHighlights: async (document, position, token) =>
        (await mentionsAt(document, position, token)).map(({ range }) => new vscode.DocumentHighlight(range)),
    }),
  );
}
