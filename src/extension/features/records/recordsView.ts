import * as vscode from 'vscode';
import { viewId } from '../../contributions/viewNames';
import type { Activation } from '../../services/feature';
import type { RecordScopes } from '../../services/recordScopes';
import type { Services } from '../../services/services';
import { RecordsTree } from './recordsTree';

/** The view *Against the Record*. */
export function recordsView(services: Services, scopes: RecordScopes): Activation {
  const tree = new RecordsTree(services, scopes, services.report);
  const view = vscode.window.createTreeView(viewId('records'), { treeDataProvider: tree, showCollapseAll: true });
  return {
    disposables: [tree, view],
    commands: { showMoreHeld: argument => tree.showMore((argument as { id?: unknown } | undefined)?.id) },
  };
}
