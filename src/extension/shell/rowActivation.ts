import * as vscode from 'vscode';

/** The second click on a row within so many milliseconds is a double click. */
const DOUBLE_CLICK = 500;
/** The editor runs a row's command within so many milliseconds after Enter. */
const ENTER = 1500;

/**
 * Tells a click on a row of a view, which leaves the keyboard in the view, from Enter and a double click, which take it to
 * the text: the editor runs a row's command for all of these, and does not say for which.
 */
export class RowActivation {
  private enteredAt = Number.NEGATIVE_INFINITY;
  private last = { row: '', at: Number.NEGATIVE_INFINITY };

  /** Enter on the focused row. */
  async enter(): Promise<void> {
    this.enteredAt = Date.now();
    await vscode.commands.executeCommand('list.select');
  }

  /** @param argument of the row's command: it tells rows apart */
  takesFocus(argument: unknown): boolean {
    const [row, now] = [JSON.stringify(argument), Date.now()];
    const isEntered = now - this.enteredAt < ENTER;
    const isDouble = this.last.row === row && now - this.last.at < DOUBLE_CLICK;
    this.enteredAt = Number.NEGATIVE_INFINITY;
    this.last = { row, at: now };
    return isEntered || isDouble;
  }
}
