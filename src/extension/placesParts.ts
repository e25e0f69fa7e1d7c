import * as vscode from 'vscode';
import type { Annotator } from './annotations/annotator';
import type { SidecarStore } from './annotations/sidecarStore';
import type { ViewStore } from './articles/viewStore';
import { placeCommands } from './commands/places';
import type { Handler } from './commands/register';
import { ChangedPlaces } from './features/changedPlaces';
import { showTotal, ToCheckTree } from './features/toCheckTree';

export interface PlacesParts {
  readonly disposables: readonly vscode.Disposable[];
  readonly commands: Readonly<Record<string, Handler>>;
}

/** All that shows where the text below annotations has changed or gone, and what is done about it. */
export function placesParts(
  views: ViewStore,
  sidecars: SidecarStore,
  annotator: Annotator,
  articles: vscode.TreeView<unknown>,
  report: (error: unknown) => void,
): PlacesParts {
  const tree = new ToCheckTree(views, sidecars, report);
  const treeView = vscode.window.createTreeView('seedAnnotator.toCheck', {
    treeDataProvider: tree,
    canSelectMany: true,
  });
  return {
    disposables: [tree, treeView, showTotal(tree, treeView, articles), new ChangedPlaces(views, report)],
    commands: placeCommands(views, annotator, sidecars, tree),
  };
}
