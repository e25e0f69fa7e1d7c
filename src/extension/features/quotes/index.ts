import * as vscode from 'vscode';
import type { Feature } from '../../services/feature';
import { SEED_SELECTOR } from '../../stores/seedFiles';
import { ArticleHover } from './articleHover';
import { confirmVisible } from './confirmVisible';
import { showQuoteActions } from './quoteActions';
import { quoteCommands } from './quoteCommands';
import { showQuoteStandings } from './quoteStandings';
import { speakerCommands } from './speakerCommands';
import { SpeakerLenses } from './speakerLenses';

export { chooseSpeaker } from './chooseSpeaker';
export { type QuoteTarget, targetOf } from './speakerCommands';

/** Who says what: lenses and hovers of quotes, and decisions on them. */
export const quotes: Feature = {
  activate(services) {
    const { views, annotator, reviewed, report } = services;
    const lenses = new SpeakerLenses(views, reviewed);
    return {
      disposables: [
        lenses,
        vscode.languages.registerCodeLensProvider(SEED_SELECTOR, lenses),
        vscode.languages.registerHoverProvider(SEED_SELECTOR, new ArticleHover(views)),
        showQuoteStandings(views, report),
      ],
      commands: {
        ...speakerCommands(views, annotator),
        ...quoteCommands(views, annotator),
        showQuoteActions: showQuoteActions(views),
        confirmVisible: confirmVisible(views, annotator),
      },
    };
  },
};
