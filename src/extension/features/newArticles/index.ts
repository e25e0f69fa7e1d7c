import * as vscode from 'vscode';
import type { Feature } from '../../services/feature';
import { headerSnippet } from '../../services/headerSnippet';
import type { UntitledArticles } from '../../services/untitledArticles';
import { uriArgument } from '../../shell/args';
import { plainText } from '../../shell/language';
import { keepingOf } from '../../stores/annotatable';
import { RememberedFiles } from '../../stores/rememberedFiles';
import { isSeedDocument, SEED_LANGUAGE } from '../../stores/seedFiles';
import { ArticleOffer, PLAIN_TEXT } from './articleOffer';
import { makeArticle } from './makeArticle';

/** Articles that begin here: new ones, and plain texts that become articles. */
export const newArticles = (untitled: UntitledArticles): Feature => ({
  activate({ memory }) {
    const offer = new ArticleOffer(new RememberedFiles(memory, 'files.noArticle'));
    return {
      disposables: [offer, vscode.languages.registerCodeLensProvider(PLAIN_TEXT, offer)],
      commands: {
        newFile: async () => {
          const document = await vscode.workspace.openTextDocument({ language: SEED_LANGUAGE });
          const editor = await vscode.window.showTextDocument(document);
          await editor.insertSnippet(headerSnippet(null));
        },
        saveArticle: async () => {
          const document = vscode.window.activeTextEditor?.document;
          if (document && isSeedDocument(document) && keepingOf(document.uri) === 'onceSaved')
            await untitled.save(document.uri, plainText`Save Article`);
        },
        makeArticle: argument => makeArticle(uriArgument(argument)),
        declineArticle: async argument => {
          const uri = uriArgument(argument);
          if (uri) await offer.decline(uri);
        },
      },
    };
  },
});
