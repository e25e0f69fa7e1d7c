import * as vscode from 'vscode';
import type { Annotator } from './annotations/annotator';
import type { SidecarStore } from './annotations/sidecarStore';
import type { ViewStore } from './articles/viewStore';
import { placeCommands } from './commands/places';
import { viewId } from './contributions/ids';
import { ChangedPlaces } from './features/changedPlaces';
import { showTotal, ToCheckTree } from './features/toCheckTree';
import type { Parts } from './parts';

/** All that shows where the text below annotations has changed or gone, and what is done about it. */
export function placesParts(
  views: ViewStore,
  sidecars: SidecarStore,
  annotator: Annotator,
  articles: vscode.TreeView<unknown>,
  report: (error: unknown) => void,
): Parts {
  const tree = new ToCheckTree(views, sidecars, report);
  const treeView = vscode.window.createTreeView(viewId('toCheck'), {
    treeDataProvider: tree,
    canSelectMany: true,
  });
  return {
    disposables: [tree, treeView, showTotal(tree, treeView, articles), new ChangedPlaces(views, report)],
    commands: placeCommands(views, annotator, sidecars, tree),
  };
}
