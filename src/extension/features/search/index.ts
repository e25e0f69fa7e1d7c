import type { Feature } from '../../services/feature';
import { confirmResults } from './confirmResults';
import { exportResults } from './exportResults';
import { openOccurrence } from './openOccurrence';
import { searchCommands } from './searchCommands';
import { openSearch } from './searchDocuments';
import { SearchEditors } from './searchEditors';
import { Searcher } from './searcher';
import { pickResult } from './searchPick';
import { registerProviders } from './searchProviders';
import { tagResults } from './tagResults';

/** Searches of all articles: an editor for queries with their results, and a pick in passing. */
export const search: Feature = {
  activate(services) {
    const { views, index, passages, report } = services;
    const editors = new SearchEditors(index, report);
    const open = { views, index, passages };
    return {
      disposables: [editors, registerProviders(editors, index)],
      commands: {
        ...searchCommands({ ...open, editors }),
        search: () =>
          pickResult(new Searcher(index), '', {
            open: occurrence => openOccurrence(open, occurrence),
            openEditor: openSearch,
            report,
            onDidChange: index.onDidChange,
            pending: () => index.status.pending,
          }),
        'search.export': () => exportResults(editors.active, index),
        'search.tagAll': () => tagResults(editors.active, services),
        'search.confirmShown': () => confirmResults(editors.active, services),
      },
    };
  },
};
