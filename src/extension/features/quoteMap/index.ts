import * as vscode from 'vscode';
import type { Feature } from '../../services/feature';
import { scopeOfArguments } from './mapArgument';
import { QuoteMaps } from './quoteMaps';

/** The quote map: pictures of who speaks when, who is quoted with whom, and how sources compare. */
export const quoteMapFeature = (extensionUri: vscode.Uri): Feature => ({
  activate(services) {
    const { index, views, passages, report } = services;
    const pages = vscode.Uri.joinPath(extensionUri, 'dist');
    const maps = new QuoteMaps({ index, views, passages, report, pages });
    return {
      disposables: [maps],
      commands: {
        showQuoteMap: async (argument, selected) => maps.show(await scopeOfArguments(index, argument, selected)),
      },
    };
  },
});
