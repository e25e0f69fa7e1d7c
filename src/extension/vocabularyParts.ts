import * as vscode from 'vscode';
import type { Annotator } from './annotations/annotator';
import type { SidecarStore } from './annotations/sidecarStore';
import type { Vocabulary } from './annotations/vocabulary';
import type { ViewStore } from './articles/viewStore';
import { relationCommands } from './commands/relations';
import { Tagger } from './commands/tagger';
import { tagSetCommands } from './commands/tagSet';
import { tagCommands } from './commands/tags';
import { viewId } from './contributions/ids';
import { BegunRelation } from './features/begunRelation';
import type { RowActivation } from './features/rowActivation';
import type { ShownPassage } from './features/shownPassage';
import { Tagging } from './features/tagging';
import { TagsTree } from './features/tagsTree';
import type { Parts } from './parts';

const TAGS_VIEW = viewId('tags');

/** All that annotates with the words of a folder: its tags and its types of relations. */
export function vocabularyParts(
  views: ViewStore,
  sidecars: SidecarStore,
  annotator: Annotator,
  vocabulary: Vocabulary,
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
