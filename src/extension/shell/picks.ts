/**
 * Quick picks. VS Code draws icons in the label of a row, and Markdown with images in the hover of its description and
 * detail. So every text of a row is made plain here. A row is identified by its `value`, never by its label.
 */

import * as vscode from 'vscode';
import { PlainText } from '../../core/view';
import type { ShownIcon } from './icons';
import { withIcon } from './messages';

export interface Row<T> {
  readonly label: string | PlainText;
  /** Before the label. */
  readonly icon?: ShownIcon | null;
  readonly iconPath?: vscode.QuickPickItem['iconPath'];
  readonly description?: string | PlainText;
  readonly detail?: string | PlainText;
  /** Indentation: how many levels the row is below others. */
  readonly depth?: number;
  readonly value: T;
  readonly picked?: boolean;
  readonly alwaysShow?: boolean;
}

/** A titled line between rows. */
export interface Heading {
  readonly heading: string;
}

export type PickRows<T> = readonly (Row<T> | Heading)[];

declare const DRAWN: unique symbol;

/** A row as VS Code takes it. Only `draw` makes one. */
export interface DrawnRow<T> extends vscode.QuickPickItem {
  readonly [DRAWN]: true;
  /** Absent on headings. */
  readonly value?: T;
}

export interface Question {
  readonly title: PlainText;
  readonly placeholder?: PlainText;
  readonly matchOnDescription?: boolean;
}

const LONGEST = { label: 200, description: 300, detail: 500 } as const;

export function draw<T>(row: Row<T> | Heading): DrawnRow<T> {
  if ('heading' in row) {
    const label = `${PlainText.of(row.heading)}`;
    return { label, kind: vscode.QuickPickItemKind.Separator } as DrawnRow<T>;
  }
  const { label, icon = null, iconPath, description, detail, depth = 0, value, picked, alwaysShow } = row;
  return {
    label: '\u2003'.repeat(depth) + withIcon(icon, PlainText.of(label, LONGEST.label)),
    ...(description !== undefined && { description: `${PlainText.of(description, LONGEST.description)}` }),
    ...(detail !== undefined && { detail: `${PlainText.of(detail, LONGEST.detail)}` }),
    ...(iconPath && { iconPath }),
    ...(picked !== undefined && { picked }),
    ...(alwaysShow !== undefined && { alwaysShow }),
    value,
  } as DrawnRow<T>;
}

const optionsOf = ({ title, placeholder, matchOnDescription }: Question): vscode.QuickPickOptions => ({
  title: `${title}`,
  placeHolder: placeholder && `${placeholder}`,
  matchOnDescription,
});

/** @returns the value of the chosen row; undefined if the person cancelled */
export async function pickOne<T>(rows: PickRows<T>, question: Question): Promise<T | undefined> {
  return (await vscode.window.showQuickPick(rows.map(draw), optionsOf(question)))?.value;
}

/** As `pickOne`, for several of the rows. */
export async function pickMany<T>(rows: PickRows<T>, question: Question): Promise<T[] | undefined> {
  const chosen = await vscode.window.showQuickPick(rows.map(draw), { ...optionsOf(question), canPickMany: true });
  return chosen?.map(({ value }) => value as T);
}

export interface PickOrType<T> extends Question {
  readonly rows: PickRows<T>;
  /** Whether this row is active at first. */
  readonly isActive?: (value: T) => boolean;
  /**
   * Makes a row of typed text that matches no label. The text is shown after the row's label, not in it: the editor
   * ranks matches in labels first, and existing rows should come before a new one.
   */
  readonly typed: (words: string) => { readonly label: string; readonly value: T };
}

/** A quick pick that also accepts typed text. @returns undefined if the person cancelled */
export function pickOrType<T>({ rows, isActive, typed, ...question }: PickOrType<T>): Promise<T | undefined> {
  const pick = createPick<T>(question);
  const drawn = rows.map(draw);
  const names = new Set(rows.map(row => `${'heading' in row ? row.heading : row.label}`.toLowerCase()));
  pick.matchOnDescription = true;
  pick.items = drawn;
  const begin = drawn.filter(({ value }) => value !== undefined && isActive?.(value));
  // Otherwise the editor makes the first row active.
  if (begin.length) pick.activeItems = begin;
  pick.onDidChangeValue(value => {
    const words = value.trim();
    const isNew = words !== '' && !names.has(words.toLowerCase());
    pick.items = isNew ? [...drawn, draw({ ...typed(words), description: words, alwaysShow: true })] : drawn;
  });
  return choiceIn(pick);
}

/** Shows a quick pick and waits for the chosen value; undefined if the person cancelled. Disposes of the pick. */
function choiceIn<T>(pick: vscode.QuickPick<DrawnRow<T>>): Promise<T | undefined> {
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

export interface PickWhileTyping<T> extends Question {
  /** The rows for what was typed, the best first. */
  readonly find: (typed: string) => Promise<readonly Row<T>[]>;
}

/** A quick pick whose rows are looked up while the person types. @returns undefined if the person cancelled */
export function pickWhileTyping<T>({ find, ...question }: PickWhileTyping<T>): Promise<T | undefined> {
  const pick = createPick<T>(question);
  return new Promise((resolve, reject) => {
    const show = async (typed: string): Promise<void> => {
      pick.busy = true;
      const rows = await find(typed);
      if (pick.value !== typed) return;
      pick.items = rows.map(row => draw({ ...row, alwaysShow: true }));
      pick.busy = false;
    };
    const showOrFail = (typed: string): void => {
      show(typed).catch(error => {
        reject(error);
        pick.hide();
      });
    };
    pick.onDidChangeValue(showOrFail);
    choiceIn(pick).then(resolve, reject);
    showOrFail('');
  });
}

/** A quick pick whose rows change while it is open. `draw` makes its `items`. */
export function createPick<T>(question: Question): vscode.QuickPick<DrawnRow<T>> {
  const pick = vscode.window.createQuickPick<DrawnRow<T>>();
  retitle(pick, question.title);
  if (question.placeholder) pick.placeholder = `${question.placeholder}`;
  return pick;
}

export function retitle(pick: vscode.QuickPick<DrawnRow<unknown>>, title: PlainText): void {
  pick.title = `${title}`;
}

/** Asks for one of the workspace's folders. */
export const pickFolder = (question: Question): Promise<vscode.WorkspaceFolder | undefined> =>
  pickOne(
    (vscode.workspace.workspaceFolders ?? []).map(folder => ({
      label: folder.name,
      description: folder.uri.fsPath,
      icon: 'folder',
      value: folder,
    })),
    question,
  );
