import * as vscode from 'vscode';
import { CorpusPlaces } from '../../services/corpusPlaces';
import type { Feature } from '../../services/feature';
import { SEED_SELECTOR } from '../../stores/seedFiles';
import { CorpusSymbols } from './corpusSymbols';
import { GrowingSelection } from './growingSelection';
import { InlayHints } from './inlayHints';
import { NAME_LEGEND, NameColours } from './nameColours';
import { QuoteHierarchy } from './quoteHierarchy';

/** The editor's own ways of reading: hints, colours of names, growing selections, who quotes whom, and symbols of the corpus. */
export const reading: Feature = {
  activate({ views, reviewed, index }) {
    const places = new CorpusPlaces(index);
    const hints = new InlayHints(views, reviewed);
    const colours = new NameColours(views);
    return {
      disposables: [
        hints,
        colours,
        vscode.languages.registerInlayHintsProvider(SEED_SELECTOR, hints),
        vscode.languages.registerDocumentSemanticTokensProvider(SEED_SELECTOR, colours, NAME_LEGEND),
        vscode.languages.registerSelectionRangeProvider(SEED_SELECTOR, new GrowingSelection(views)),
        vscode.languages.registerCallHierarchyProvider(SEED_SELECTOR, new QuoteHierarchy(views, places)),
        vscode.languages.registerWorkspaceSymbolProvider(new CorpusSymbols(places)),
      ],
      commands: {},
    };
  },
};
