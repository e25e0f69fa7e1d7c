import * as vscode from 'vscode';
import { peopleSummary } from '../../../core/view';
import { viewId } from '../../contributions/viewNames';
import type { Feature } from '../../services/feature';
import { describeView } from '../../shell/labels';
import { LANGUAGE } from '../../shell/language';
import { settings } from '../../stores/settings';
import { PeopleChoices } from './peopleChoices';
import { peopleCommands } from './peopleCommands';
import { PeopleDrag } from './peopleDrag';
import { PeopleTree } from './peopleTree';

const PEOPLE_VIEW = viewId('people');

/** The people, organizations and places of the whole corpus: the view *People & Organizations*. */
export const people: Feature = {
  activate(services) {
    const { index, memory, report } = services;
    const choices = new PeopleChoices(memory);
    const tree = new PeopleTree(index, choices, PEOPLE_VIEW, report, settings.viewOfWindow);
    const view = vscode.window.createTreeView(PEOPLE_VIEW, {
      treeDataProvider: tree,
      dragAndDropController: new PeopleDrag(),
      showCollapseAll: true,
      canSelectMany: true,
    });
    tree.setVisible(view.visible);
    return {
      disposables: [
        choices,
        tree,
        view,
        view.onDidChangeVisibility(({ visible }) => tree.setVisible(visible)),
        tree.onDidCount(total => describeView(view, peopleSummary(choices.question, total, LANGUAGE))),
      ],
      commands: peopleCommands({ ...services, index, choices, tree, view }),
    };
  },
};
