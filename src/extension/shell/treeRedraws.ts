import * as vscode from 'vscode';
import { DisposableOwner } from './disposables';

/** How long redraws wait for a row to be revealed, in milliseconds. The editor may never say that it is. */
const LONGEST_REVEAL = 2000;

export interface FoundRow<T> {
  readonly row: T;
  readonly options: { readonly select: boolean; readonly focus: boolean; readonly expand?: boolean };
}

/**
 * Tells a tree view which rows to draw anew, and reveals rows in it, one at a time. The two must not happen at once: a row
 * that is gone, or that the editor does not have yet, cannot be revealed, and the editor loses the parents of rows that it
 * expands or scrolls to while it replaces their list.
 */
export class TreeRedraws<T> extends DisposableOwner {
  private readonly redraw = this.own(new vscode.EventEmitter<T | T[] | undefined>());
  readonly onDidFire = this.redraw.event;
  /** The running reveal that redraws wait for. */
  private revealing: object | null = null;
  private waiting: (T | T[] | undefined)[] = [];
  private turn: Promise<void> = Promise.resolve();

  /** @param rows undefined: the whole tree */
  fire(rows: T | T[] | undefined): void {
    if (this.revealing) this.waiting.push(rows);
    else this.redraw.fire(rows);
  }

  /**
   * @param find is called when it is this row's turn, and may redraw
   * @returns false where there is no such row
   */
  async reveal(view: Pick<vscode.TreeView<T>, 'reveal'>, find: () => Promise<FoundRow<T> | null>): Promise<boolean> {
    const before = this.turn;
    const own = {};
    let end = (): void => undefined;
    this.turn = new Promise(resolve => {
      end = resolve;
    });
    const release = () => {
      if (this.revealing === own) this.fireWaiting();
      end();
    };
    let timer: ReturnType<typeof setTimeout> | undefined;
    try {
      await before;
      const found = await find();
      if (!found) return false;
      this.revealing = own;
      timer = setTimeout(release, LONGEST_REVEAL);
      await view.reveal(found.row, found.options);
      return true;
    } finally {
      clearTimeout(timer);
      release();
    }
  }

  private fireWaiting(): void {
    this.revealing = null;
    for (const rows of this.waiting.splice(0)) this.redraw.fire(rows);
  }
}
