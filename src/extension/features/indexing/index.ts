import * as vscode from 'vscode';
import type { Feature } from '../../services/feature';
import { IndexActions } from './indexActions';
import { IndexingStatus } from './indexingStatus';

/** The state of the corpus index in the status bar, and what can be done about it. */
export const indexing: Feature = {
  activate({ index }) {
    const status = new IndexingStatus(index);
    const actions = new IndexActions(index);
    return {
      disposables: [vscode.Disposable.from(status)],
      commands: {
        showIndexActions: () => actions.show(),
        pauseIndexing: () => index.limit('none'),
        cancelIndexing: () => index.limit('urgent'),
        resumeIndexing: () => index.limit('all'),
        rebuildIndex: () => index.rebuild(),
      },
    };
  },
};
