import * as vscode from 'vscode';
import { viewId } from '../../contributions/viewNames';
import type { Feature } from '../../services/feature';
import { Adjudication } from './adjudication';
import { agreementCommands } from './agreementCommands';
import { Comparison } from './comparison';
import { DisagreementsTree } from './disagreementsTree';

/** The comparison of annotators, and decisions on their disagreements. */
export const agreement: Feature = {
  activate(services) {
    const { views, sidecars, report } = services;
    const comparison = new Comparison(views, sidecars, report);
    const tree = new DisagreementsTree(comparison);
    const treeView = vscode.window.createTreeView(viewId('disagreements'), {
      treeDataProvider: tree,
      showCollapseAll: true,
    });
    const adjudication = new Adjudication(services, comparison, tree, treeView);
    return { disposables: [comparison, tree, treeView], commands: agreementCommands(comparison, adjudication) };
  },
};
