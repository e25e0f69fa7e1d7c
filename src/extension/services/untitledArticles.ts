import * as vscode from 'vscode';
import { DisposableOwner } from '../shell/disposables';
import { askForTarget } from '../shell/inputs';
import { plainText } from '../shell/language';
import { showInformation } from '../shell/messages';
import { keepingOf } from '../stores/annotatable';
import { onDidSaveAs, type SavedArticle } from './savedAs';
import { type AskWhere, saveUntitled } from './saveUntitled';

/** Saves articles that have no file yet. */
export class UntitledArticles extends DisposableOwner {
  private readonly saved = this.own(new vscode.EventEmitter<SavedArticle>());
  /** Fires when an article has got its file, by a command of ours or of the editor. */
  readonly onDidSave = this.saved.event;

  constructor(
    /** Whether a box for a note is open on an article. Its text would be lost with the editor of the article. */
    private readonly hasOpenNote: (article: vscode.Uri) => boolean,
    private readonly ask: AskWhere = askForTarget,
  ) {
    super();
    this.own(onDidSaveAs(saved => keepingOf(saved.from) === 'onceSaved' && this.saved.fire(saved)));
  }

  /**
   * Asks where to save, and shows the file in place of the document.
   * @param title of the dialog
   * @returns null if it was not saved
   */
  async save(article: vscode.Uri, title = plainText`Save the Article to Annotate It`): Promise<vscode.Uri | null> {
    if (this.hasOpenNote(article)) {
      void showInformation(plainText`A note on this article is still open. Save or cancel it first.`);
      return null;
    }
    // What belongs to the article moves before its document is emptied and closed.
    return saveUntitled(
      article,
      (_, label, options) => this.ask(title, label, options),
      file => this.saved.fire({ from: article, to: file }),
    );
  }

  /**
   * The article itself, or the file that it is saved as.
   * @throws vscode.CancellationError if the person does not save it
   */
  async fileOf(article: vscode.Uri): Promise<vscode.Uri> {
    const file = keepingOf(article) === 'onceSaved' ? await this.save(article) : article;
    if (!file) throw new vscode.CancellationError();
    return file;
  }
}
