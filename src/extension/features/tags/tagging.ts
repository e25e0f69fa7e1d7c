import * as vscode from 'vscode';
import { PlainText, plainText } from '../../../core/view';
import { setContext } from '../../shell/contexts';
import { StatusItem } from '../../shell/statusItem';
import { canHaveSidecar } from '../../stores/annotatable';
import { onDidChangeLanguage } from '../../stores/languageChanges';
import { isSeedDocument } from '../../stores/seedFiles';
import type { Vocabulary } from '../../stores/tagSchema';
import { ArticleLock } from '../review/articleLock';

/** While tags are applied by single keys: tells the keys in the status bar, and the keybindings that it is so. */
export class Tagging implements vscode.Disposable {
  private readonly status = new StatusItem('tagging', 'Seed Annotator: Tagging by Keys', 'stopTagging');
  private readonly disposables: vscode.Disposable[];
  /** No key that means nothing here ends up in the text. */
  private readonly lock: ArticleLock;
  private on = false;

  constructor(
    private readonly vocabulary: Vocabulary,
    /** Brings the tags and their keys into sight. */
    private readonly showTags: () => Promise<void>,
    report: (error: unknown) => void,
  ) {
    const again = () => {
      if (this.on) this.tell().catch(report);
    };
    this.lock = new ArticleLock(report);
    this.disposables = [
      this.status,
      this.lock,
      vocabulary.onDidChange(again),
      vscode.window.onDidChangeActiveTextEditor(editor => editor && again()),
      onDidChangeLanguage(again),
    ];
  }

  dispose(): void {
    vscode.Disposable.from(...this.disposables).dispose();
  }

  async set(on: boolean): Promise<void> {
    this.on = on;
    await setContext('tagging', on);
    if (!on) {
      await this.lock.unlock();
      this.status.hide();
      return;
    }
    await this.tell();
    await this.showTags();
  }

  private async tell(): Promise<void> {
    const document = vscode.window.activeTextEditor?.document;
    const uri = document?.uri;
    if (document && isSeedDocument(document) && canHaveSidecar(document.uri)) await this.lock.lock(document.uri);
    const keyed = uri ? (await this.vocabulary.tagsFor(uri)).definitions.filter(({ key }) => key) : [];
    const keys = keyed.map(({ key }) => key).join(' ');
    const about = keyed.map(({ key, name, description }) =>
      [`${key}  ${name}`, description].filter(Boolean).join(': '),
    );
    if (!this.on) return;
    this.status.show({
      icon: 'tag',
      text: keyed.length ? plainText`Tagging: ${keys}` : plainText`Tagging: no tag has a key`,
      tooltip: PlainText.join([...about, 'Backspace removes a tag, Escape stops'], '\n'),
      spoken: plainText`Tagging by keys: ${PlainText.join(
        keyed.map(({ key, name }) => plainText`${key ?? ''} ${name}`),
        ', ',
      )}`,
    });
  }
}
