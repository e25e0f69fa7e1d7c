import * as vscode from 'vscode';
import { plainText, say } from '../shell/language';
import { askFirst } from '../shell/messages';

const SAVE = say`Save Annotations`;
const MANAGE = say`Manage Workspace Trust`;

/** In Restricted Mode, asks once per window before something is written beside the articles. */
export class WriteConsent {
  private isGiven = false;
  private asking: Promise<boolean> | null = null;

  constructor(
    private readonly isFolderTrusted: () => boolean = () => vscode.workspace.isTrusted,
    private readonly ask: typeof askFirst = askFirst,
  ) {}

  /** @throws vscode.CancellationError if the person refuses */
  async obtain(): Promise<void> {
    if (this.isGiven || this.isFolderTrusted()) return;
    // Writes that come while the question is open wait for the same answer.
    this.asking ??= this.question().finally(() => {
      this.asking = null;
    });
    this.isGiven = await this.asking;
    if (!this.isGiven) throw new vscode.CancellationError();
  }

  private async question(): Promise<boolean> {
    const answer = await this.ask(
      plainText`This window is in Restricted Mode. Save annotations all the same?`,
      plainText`They are saved as files beside the articles. Nothing in the folder is run.`,
      SAVE,
      MANAGE,
    );
    if (answer === MANAGE) await vscode.commands.executeCommand('workbench.trust.manage');
    return answer === SAVE;
  }
}
