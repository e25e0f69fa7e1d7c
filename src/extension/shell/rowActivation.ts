import * as vscode from 'vscode';

/** Longest time between the two clicks of a double click. */
const DOUBLE_CLICK_MS = 500;
/** Longest time that the editor takes to run a row's command after Enter. */
const ENTER_MS = 1500;

/**
 * Distinguishes a click on a row of a view, which keeps the focus in the view, from Enter and a double click, which
 * move it to the text. The editor runs the row's command for all of them and does not say which it was.
 */
export class RowActivation {
  private enteredAt = Number.NEGATIVE_INFINITY;
  private last = { row: '', at: Number.NEGATIVE_INFINITY };

  /** Handles Enter on the focused row. */
  async enter(): Promise<void> {
    this.enteredAt = performance.now();
    await vscode.commands.executeCommand('list.select');
  }

  /**
   * Whether running the row's command moves the focus to the text.
   * @param argument the command's; it identifies the row
   */
  takesFocus(argument: unknown): boolean {
    const [row, now] = [JSON.stringify(argument), performance.now()];
    const isEntered = now - this.enteredAt < ENTER_MS;
    const isDouble = this.last.row === row && now - this.last.at < DOUBLE_CLICK_MS;
    this.enteredAt = Number.NEGATIVE_INFINITY;
    this.last = { row, at: now };
    return isEntered || isDouble;
  }
}
