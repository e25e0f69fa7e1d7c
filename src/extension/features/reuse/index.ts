import * as vscode from 'vscode';
import { reuseLens } from '../../../core/view';
import { commandId } from '../../contributions/commands';
import { viewId } from '../../contributions/viewNames';
import type { Feature } from '../../services/feature';
import { QuoteLenses } from '../../services/quoteLenses';
import { LANGUAGE } from '../../shell/language';
import { withProgressInView } from '../../shell/messages';
import { SEED_SELECTOR } from '../../stores/seedFiles';
import { settings } from '../../stores/settings';
import { reuseAnswers } from './reuseAnswers';
import { reuseCommands } from './reuseCommands';
import { ReuseHover } from './reuseHover';
import { ReuseTree } from './reuseTree';

/** Quotes that come again in other articles: lenses, hovers and lists of their places. */
export const reuse: Feature = {
  activate(services) {
    const answers = reuseAnswers(services);
    const lenses = new QuoteLenses(services.views, answers, {
      icon: 'again',
      isEnabled: settings.reuseLens,
      lensOf: found => reuseLens(found, LANGUAGE),
      command: commandId('showReuse'),
    });
    const tree = new ReuseTree(services.index, services.report);
    const view = vscode.window.createTreeView(viewId('reuse'), { treeDataProvider: tree, showCollapseAll: true });
    return {
      disposables: [
        tree,
        view,
        answers,
        lenses,
        vscode.languages.registerCodeLensProvider(SEED_SELECTOR, lenses),
        vscode.languages.registerHoverProvider(SEED_SELECTOR, new ReuseHover(services, answers)),
      ],
      commands: {
        ...reuseCommands(services, answers),
        showMoreReuse: () => withProgressInView(viewId('reuse'), () => tree.showMore()),
        refreshReuse: () => tree.refresh(),
      },
    };
  },
};
