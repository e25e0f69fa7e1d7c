import * as vscode from 'vscode';
import { reuseLens } from '../../../core/view';
import { commandId } from '../../contributions/commands';
import type { Feature } from '../../services/feature';
import { QuoteLenses } from '../../services/quoteLenses';
import { SEED_SELECTOR } from '../../stores/seedFiles';
import { settings } from '../../stores/settings';
import { reuseAnswers } from './reuseAnswers';
import { reuseCommands } from './reuseCommands';
import { ReuseHover } from './reuseHover';

/** Quotes that come again in other articles: lenses, hovers and lists of their places. */
export const reuse: Feature = {
  activate(services) {
    const answers = reuseAnswers(services);
    const lenses = new QuoteLenses(services.views, answers, {
      icon: 'again',
      isEnabled: settings.reuseLens,
      lensOf: reuseLens,
      command: commandId('showReuse'),
    });
    return {
      disposables: [
        answers,
        lenses,
        vscode.languages.registerCodeLensProvider(SEED_SELECTOR, lenses),
        vscode.languages.registerHoverProvider(SEED_SELECTOR, new ReuseHover(services, answers)),
      ],
      commands: reuseCommands(services, answers),
    };
  },
};
