import * as vscode from 'vscode';
import { PlainText } from '../../../core/view';
import { ArticleLock } from '../../shell/articleLock';
import type { ReportError } from '../../shell/cancellation';
import { setContext } from '../../shell/contexts';
import { DisposableOwner } from '../../shell/disposables';
import { plainText, say } from '../../shell/language';
import { StatusItem } from '../../shell/statusItem';
import { canHaveSidecar } from '../../stores/annotatable';
import { onDidChangeLanguage } from '../../stores/languageChanges';
import { isSeedDocument } from '../../stores/seedFiles';
import type { TagSchema } from '../../stores/tagSchema';

/** The mode in which single keys apply tags. Shows the keys in the status bar, and locks the article. */
export class Tagging extends DisposableOwner {
  private readonly status = this.own(new StatusItem('tagging', say`Seed Annotator: Tagging by Keys`, 'stopTagging'));
  /** Keeps keys without a tag out of the text. */
  private readonly lock: ArticleLock;
  private on = false;

  constructor(
    private readonly vocabulary: TagSchema,
    /** Shows the tags and their keys. */
    private readonly showTags: () => Promise<void>,
    report: ReportError,
  ) {
    super();
    const again = () => {
      if (this.on) this.showKeys().catch(report);
    };
    this.lock = this.own(new ArticleLock(report));
    this.own(vocabulary.onDidChange(again));
    this.own(vscode.window.onDidChangeActiveTextEditor(editor => editor && again()));
    this.own(onDidChangeLanguage(again));
  }

  async set(on: boolean): Promise<void> {
    this.on = on;
    await setContext('tagging', on);
    if (!on) {
      await this.lock.unlock();
      this.status.hide();
      return;
    }
    await this.showKeys();
    await this.showTags();
  }

  private async showKeys(): Promise<void> {
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
      tooltip: PlainText.join([...about, say`Backspace removes a tag, Escape stops`], '\n'),
      spoken: plainText`Tagging by keys: ${PlainText.join(
        keyed.map(({ key, name }) => plainText`${key ?? ''} ${name}`),
        ', ',
      )}`,
    });
  }
}
