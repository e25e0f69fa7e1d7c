import * as vscode from 'vscode';
import { focusCommand } from '../../contributions/viewNames';
import { openLiveBox } from '../../shell/inputs';
import { count, plainText } from '../../shell/language';
import type { PeopleChoices } from './peopleChoices';
import type { PeopleTree } from './peopleTree';

/** Asks for a filter in a box, and filters while the person types. What was typed last stays. */
export function askForFilter(choices: PeopleChoices, tree: Pick<PeopleTree, 'onDidCount'>): void {
  const setPrompt = openLiveBox({
    title: plainText`Filter People & Organizations`,
    placeholder: plainText`Parts of a name`,
    prompt: plainText`Case and accents do not matter.`,
    value: choices.question.filter,
    typed: filter => void choices.change({ filter }),
    accepted: () => void vscode.commands.executeCommand(focusCommand('people')),
    closed: () => counting.dispose(),
  });
  const counting = tree.onDidCount(total =>
    setPrompt(
      choices.question.filter.trim()
        ? plainText`${count(total, 'name')} found.`
        : plainText`${count(total, 'name')}. Case and accents do not matter.`,
    ),
  );
}
