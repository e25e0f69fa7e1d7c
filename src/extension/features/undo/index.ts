import type { Feature } from '../../services/feature';
import { undoCommands, watchHistory } from './undoCommands';

/** Undo and redo of actions on annotations. */
export const undo: Feature = {
  activate({ history, sidecars, corpus }) {
    return {
      disposables: [watchHistory(history)],
      commands: undoCommands(history, () => Promise.all([sidecars.writesEnded(), corpus.writesEnded()])),
    };
  },
};
