import * as vscode from 'vscode';
import type { Feature } from '../../services/feature';
import { SEED_SELECTOR } from '../../stores/seedFiles';
import type { Notes } from '../notes';
import { QuoteProgressItem } from './quoteProgress';
import { reviewCommands } from './reviewCommands';
import { Reviewer } from './reviewer';
import { ReviewLenses } from './reviewLenses';
import { ReviewMemory } from './reviewMemory';
import { paragraphOf } from './reviewSurface';

/** The review of quotes by single keys. @param notes for notes that are written during a review */
export const reviewFeature = (notes: Notes): Feature => ({
  activate({ views, annotator, history, memory, reviewed, report }) {
    const reviewer = new Reviewer(views, new ReviewMemory(memory), history, notes.onDidAdd, report);
    const lenses = new ReviewLenses(reviewer);
    const follow = reviewer.onDidChange(() => {
      const { marked } = reviewer;
      const { start } = marked?.quote.quote.span ?? { start: 0 };
      reviewed.set(marked && { uri: marked.view.uri, paragraph: paragraphOf(marked), start });
    });
    return {
      disposables: [
        reviewer,
        follow,
        lenses,
        vscode.languages.registerCodeLensProvider(SEED_SELECTOR, lenses),
        new QuoteProgressItem(views, reviewer, report),
      ],
      commands: reviewCommands(reviewer, annotator, notes),
    };
  },
});
