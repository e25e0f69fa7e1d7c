import * as vscode from 'vscode';
import { mentionAt } from '../../../core/view';
import { commandId } from '../../contributions/commands';
import { articleAt, queryView } from '../../services/viewQueries';
import { say } from '../../shell/language';
import { toOffset, toRange } from '../../shell/positions';
import { canBeAnnotated, refusalFor } from '../../stores/annotatable';
import { SEED_SELECTOR } from '../../stores/seedFiles';
import type { ViewStore } from '../../stores/viewStore';

/**
 * The editor's own rename (F2) on a mention. It renames the entity, not the article's text: the new name becomes a
 * decision in the sidecar, and the provider returns an empty edit.
 */
export function registerRename(views: ViewStore): vscode.Disposable {
  /** Null if the editor has withdrawn the question. @throws Error if there is no mention */
  const mentioned = async (
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ) => {
    if (!canBeAnnotated(document.uri)) throw new Error((await refusalFor(document.uri)).message);
    return queryView(views, document, token, view => {
      const offset = toOffset(view.lines, position);
      const article = articleAt(view, offset);
      const found = article && mentionAt(article, offset);
      if (!article || !found) throw new Error(say`Put the cursor on a name or another mention of an entity first.`);
      return { view, article: article.analysis.article.index, ...found };
    });
  };
  return vscode.languages.registerRenameProvider(SEED_SELECTOR, {
    prepareRename: async (document, position, token) => {
      const found = await mentioned(document, position, token);
      if (!found) throw new vscode.CancellationError();
      const { view, mention, entity } = found;
      return { range: toRange(view.lines, mention.span), placeholder: entity.name };
    },
    provideRenameEdits: async (document, position, name, token) => {
      const found = await mentioned(document, position, token);
      if (!found) return null;
      const { article, entity } = found;
      const uri = document.uri.toString();
      await vscode.commands.executeCommand(commandId('renameEntity'), {
        uri,
        article,
        entity: entity.entity.id,
        name,
      });
      return new vscode.WorkspaceEdit();
    },
  });
}
