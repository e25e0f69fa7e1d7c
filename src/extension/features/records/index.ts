import * as vscode from 'vscode';
import { verdictLens } from '../../../core/view';
import { commandId } from '../../contributions/commands';
import type { Feature } from '../../services/feature';
import { IndexAnswers } from '../../services/indexAnswers';
import { QuoteLenses } from '../../services/quoteLenses';
import { RecordScopes } from '../../services/recordScopes';
import { LANGUAGE } from '../../shell/language';
import { SEED_SELECTOR } from '../../stores/seedFiles';
import { settings } from '../../stores/settings';
import { hold, type Verdict } from './holding';
import { markCommands } from './markCommands';
import { recordsView } from './recordsView';
import { verdictCommands } from './verdictCommands';
import { VerdictHover } from './verdictHover';

/** Quotes held against records: lenses, hovers, the view *Against the Record*, and what marks articles as records. */
export const records: Feature = {
  activate(services) {
    const { index, views, report } = services;
    const scopes = new RecordScopes(services);
    const ask = async (uri: vscode.Uri): Promise<readonly Verdict[]> => {
      const path = index.pathOf(uri);
      const marked = path === null ? [] : await scopes.get();
      return path === null || !marked.length ? [] : hold(services, await index.ask('quotesToHold', marked, path));
    };
    const verdicts = new IndexAnswers(ask, [index.onDidChange, scopes.onDidChange], report);
    const lenses = new QuoteLenses(views, verdicts, {
      icon: 'record',
      isEnabled: settings.recordLens,
      lensOf: ({ verification, record, records: held }) => verdictLens(verification, record, held, LANGUAGE),
      command: commandId('showVerdict'),
    });
    const view = recordsView(services, scopes);
    return {
      disposables: [
        scopes,
        verdicts,
        lenses,
        ...view.disposables,
        vscode.languages.registerCodeLensProvider(SEED_SELECTOR, lenses),
        vscode.languages.registerHoverProvider(SEED_SELECTOR, new VerdictHover(services, verdicts)),
      ],
      commands: { ...verdictCommands(services, verdicts), ...markCommands(services), ...view.commands },
    };
  },
};
