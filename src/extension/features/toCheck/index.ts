import * as vscode from 'vscode';
import { viewId } from '../../contributions/viewNames';
import type { Feature } from '../../services/feature';
import { SEED_SELECTOR } from '../../stores/seedFiles';
import { ChangedPlacesHover, markChangedPlaces } from './changedPlaces';
import { placeCommands } from './placeCommands';
import { ToCheckTree } from './toCheckTree';
import { searchOnceVisible, showTotal } from './toCheckView';

export { pickPlace } from './pickPlace';

/**
 * Annotations whose text has changed or is gone, and sidecars without article: the view *To Check* and its commands.
 * @param articles the tree whose first appearance starts the search for sidecars without article
 */
export const toCheckFeature = (articles: vscode.TreeView<unknown>): Feature => ({
  activate(services) {
    const { views, sidecars, report } = services;
    const tree = new ToCheckTree(views, sidecars, report);
    const treeView = vscode.window.createTreeView(viewId('toCheck'), { treeDataProvider: tree, canSelectMany: true });
    return {
      disposables: [
        tree,
        treeView,
        services.selections.add('toCheck', treeView),
        showTotal(tree, treeView),
        searchOnceVisible(tree, articles),
        markChangedPlaces(views, report),
        vscode.languages.registerHoverProvider(SEED_SELECTOR, new ChangedPlacesHover(views)),
      ],
      commands: placeCommands(services, tree),
    };
  },
});
