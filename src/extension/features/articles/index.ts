import * as vscode from 'vscode';
import type { Feature } from '../../services/feature';
import { RememberedFiles } from '../../stores/rememberedFiles';
import { recognizeHeaders, SEED_SELECTOR } from '../../stores/seedFiles';
import type { ArticlesView } from './articlesView';
import { followCursor } from './followCursor';
import { OpenReadOnly } from './openReadOnly';
import { ArticleFolding, OutlineRegistration } from './outline';
import { treeCommands } from './treeCommands';

export { ArticlesView } from './articlesView';

/** Seed files and their articles: the view *Articles*, the outline, folding, and the language of documents. */
export const articlesFeature = (articles: ArticlesView): Feature => ({
  activate(services) {
    const { views, memory, report } = services;
    return {
      disposables: [
        recognizeHeaders(new RememberedFiles(memory, 'files.plainText'), report),
        new OutlineRegistration(views),
        vscode.languages.registerFoldingRangeProvider(SEED_SELECTOR, new ArticleFolding(views)),
        followCursor(services, articles),
        services.selections.add('articles', articles.treeView),
        new OpenReadOnly(report),
      ],
      commands: treeCommands(views, articles),
    };
  },
});
