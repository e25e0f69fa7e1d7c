import * as vscode from 'vscode';
import type { Authors } from '../../core/project';
import { authorFor } from '../../platform/vscode/ports';
import { askForText } from '../shell/inputs';
import { plainText } from '../shell/language';
import { settings } from './settings';

/** Key in the editor's memory. */
const DECLINED = 'author.declined';

/**
 * Whose annotations a person writes. If neither the setting, git nor the system names somebody, the person is asked
 * before the first annotation, and once only: a name is kept in the setting, an empty answer in the editor's memory. A
 * question that was closed without an answer is not asked again in this window.
 */
export class AuthorName implements Authors {
  private asking: Promise<string | undefined> | null = null;
  private isClosed = false;

  constructor(
    private readonly memory: vscode.Memento,
    private readonly ask = askForName,
  ) {}

  async authorFor(file: string): Promise<string | undefined> {
    const uri = vscode.Uri.parse(file);
    const known = await authorFor(uri, settings.author(uri));
    if (known || this.isClosed || this.memory.get(DECLINED, false)) return known;
    // Annotations that are written meanwhile wait for the same answer.
    this.asking ??= this.askOnce().finally(() => {
      this.asking = null;
    });
    return this.asking;
  }

  private async askOnce(): Promise<string | undefined> {
    const typed = await this.ask();
    const name = typed?.trim();
    if (name) await settings.setAuthor(name);
    else if (typed === undefined) this.isClosed = true;
    else await this.memory.update(DECLINED, true);
    return name || undefined;
  }
}

const askForName = (): Thenable<string | undefined> =>
  askForText({
    title: plainText`Your Name for Annotations`,
    prompt: plainText`Saved with what you annotate, so that others see whose it is. Neither git nor the system names you. Leave it empty to stay unsigned; you can change it in the settings.`,
    value: '',
  });
