import * as vscode from 'vscode';
import { viewId } from '../../contributions/viewNames';
import type { Parts } from '../../services/feature';
import type { Annotator } from '../../stores/annotator';
import type { SidecarStore } from '../../stores/sidecarStore';
import type { ViewStore } from '../../stores/viewStore';
import { ChangedPlaces } from './changedPassages';
import { placeCommands } from './placeCommands';
import { showTotal, ToCheckTree } from './toCheckTree';

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
