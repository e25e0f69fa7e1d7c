import * as vscode from 'vscode';
import { viewId } from '../../contributions/viewNames';
import type { Parts } from '../../shell/feature';
import type { Annotator } from '../../stores/annotator';
import type { SidecarStore } from '../../stores/sidecarStore';
import type { TagSchema } from '../../stores/tagSchema';
import type { ViewStore } from '../../stores/viewStore';
import type { RowActivation } from '../navigation/rowActivation';
import type { ShownPassage } from '../navigation/shownPassage';
import { BegunRelation } from '../relations/pendingRelation';
import { relationCommands } from '../relations/relations';
import { Tagger } from './tagger';
import { Tagging } from './tagging';
import { tagSetCommands } from './tagSet';
import { tagCommands } from './tags';
import { TagsTree } from './tagsTree';

const TAGS_VIEW = viewId('tags');

/** All that annotates with the words of a folder: its tags and its types of relations. */
export function vocabularyParts(
  views: ViewStore,
  sidecars: SidecarStore,
  annotator: Annotator,
  vocabulary: TagSchema,
  passages: ShownPassage,
  activation: RowActivation,
  report: (error: unknown) => void,
): Parts {
  const tree = new TagsTree(views, vocabulary);
  const treeView = vscode.window.createTreeView(TAGS_VIEW, { treeDataProvider: tree, showCollapseAll: true });
  const tagging = new Tagging(vocabulary, () => tree.bringIntoSight(treeView), report);
  const begun = new BegunRelation();
  return {
    disposables: [tree, treeView, tagging, begun],
    commands: {
      ...tagCommands(new Tagger(views, annotator, vocabulary), tagging, vocabulary),
      ...tagSetCommands(views, vocabulary, annotator, sidecars, passages, activation),
      ...relationCommands(views, annotator, vocabulary, begun, passages),
    },
  };
}
