import * as vscode from 'vscode';
import { viewId } from '../../contributions/viewNames';
import type { Feature } from '../../services/feature';
import { tagCommands } from './tagCommands';
import { Tagger } from './tagger';
import { Tagging } from './tagging';
import { tagSetCommands } from './tagSetCommands';
import { TagsTree } from './tagsTree';

export { changeTag } from './changeTag';
export { chooseTag } from './chooseTag';

const TAGS_VIEW = viewId('tags');

/** Tags on passages, the tag set of a folder, and the view *Tags*. */
export const tags: Feature = {
  activate(services) {
    const { views, annotator, vocabulary, report } = services;
    const tree = new TagsTree(views, vocabulary);
    const treeView = vscode.window.createTreeView(TAGS_VIEW, { treeDataProvider: tree, showCollapseAll: true });
    const tagging = new Tagging(vocabulary, () => tree.bringIntoSight(treeView), report);
    return {
      disposables: [tree, treeView, tagging],
      commands: {
        ...tagCommands(new Tagger(views, annotator, vocabulary), tagging, vocabulary),
        ...tagSetCommands(services),
      },
    };
  },
};
