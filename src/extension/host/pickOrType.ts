import * as vscode from 'vscode';

export interface Choice<T> extends vscode.QuickPickItem {
  /** Absent on separators. */
  readonly value?: T;
}

export interface PickOrType<T> {
  readonly title: string;
  readonly placeholder: string;
  readonly offered: readonly Choice<T>[];
  /** Label of the choice to begin at. */
  readonly active?: string;
  /**
   * What typed words mean that are the label of no choice. The words are shown behind its label, not in it: the editor
   * ranks what has them in its label before what has not, and a choice goes before something new.
   */
  readonly typed: (words: string) => Choice<T>;
}

/** A quick pick that also takes what is typed. @returns undefined where the person left it */
export function pickOrType<T>({ title, placeholder, offered, active, typed }: PickOrType<T>): Promise<T | undefined> {
  const pick = vscode.window.createQuickPick<Choice<T>>();
  pick.title = title;
  pick.placeholder = placeholder;
  pick.matchOnDescription = true;
  pick.items = offered;
  // Where there is none to begin at, the editor begins at the first.
  const begin = offered.filter(choice => choice.label === active);
  if (begin.length) pick.activeItems = begin;
  pick.onDidChangeValue(value => {
    const words = value.trim();
    const known = offered.some(choice => choice.label.toLowerCase() === words.toLowerCase());
    pick.items = words && !known ? [...offered, { ...typed(words), description: words, alwaysShow: true }] : offered;
  });
  return new Promise(resolve => {
    pick.onDidAccept(() => {
      resolve(pick.selectedItems[0]?.value);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}
