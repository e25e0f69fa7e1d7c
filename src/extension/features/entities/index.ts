import type * as vscode from 'vscode';
import { CorpusPlaces } from '../../services/corpusPlaces';
import type { Feature } from '../../services/feature';
import { entityCommands } from './entityCommands';
import { registerMentionProviders } from './mentionProviders';
import { registerRename } from './rename';

export { chooseName, chooseReach } from './entityInputs';

/** People, organizations and places: their mentions, and decisions on them. @param tree the tree that lists them */
export const entitiesFeature = (tree: Pick<vscode.TreeView<unknown>, 'selection'>): Feature => ({
  activate({ views, annotator, corpus, index, memory }) {
    return {
      disposables: [registerMentionProviders(views, new CorpusPlaces(index)), registerRename(views)],
      commands: entityCommands({ views, annotator, corpus, memory, selected: () => tree.selection[0] }),
    };
  },
});
