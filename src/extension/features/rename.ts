import * as vscode from 'vscode';
import { mentionAt } from '../../core/view/find';
import { canBeAnnotated, refusalFor } from '../articles/annotatable';
import { SEED_SELECTOR } from '../articles/seedFiles';
import type { ViewStore } from '../articles/viewStore';
import { toOffset, toRange } from '../host/positions';
import { articleAt } from './providers';

/**
 * The editor's own rename (F2) on a mention: the entity gets another name, the article's text stays. So there is nothing
 * to edit: what was typed becomes a decision in the sidecar.
 */
export function registerRename(views: ViewStore): vscode.Disposable {
  const mentioned = async (document: vscode.TextDocument, position: vscode.Position) => {
    if (!canBeAnnotated(document.uri)) throw new Error((await refusalFor(document.uri)).message);
    const view = await views.ofDocument(document);
    const offset = toOffset(view.lines, position);
    const article = articleAt(view, offset);
    const found = article && mentionAt(article, offset);
    if (!article || !found) throw new Error('Put the cursor on a name, or on words that stand for somebody.');
    return { view, article: article.analysis.article.index, ...found };
  };
  return vscode.languages.registerRenameProvider(SEED_SELECTOR, {
    prepareRename: async (document, position) => {
      const { view, mention, entity } = await mentioned(document, position);
      return { range: toRange(view.lines, mention.span), placeholder: entity.name };
    },
    provideRenameEdits: async (document, position, name) => {
      const { article, entity } = await mentioned(document, position);
      const uri = document.uri.toString();
      await vscode.commands.executeCommand('seedAnnotator.renameEntity', {
        uri,
        article,
        entity: entity.entity.id,
        name,
      });
      return new vscode.WorkspaceEdit();
    },
  });
}
