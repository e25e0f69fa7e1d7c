import * as vscode from 'vscode';
import { hasProse } from '../../../core/article';
import { HEAD_LENGTH, opensWithHeader } from '../../../core/project';
import { commandId } from '../../contributions/commands';
import { settingKey } from '../../contributions/settings';
import { DisposableOwner } from '../../shell/disposables';
import { codeLens } from '../../shell/labels';
import { say } from '../../shell/language';
import { canHaveSidecar } from '../../stores/annotatable';
import type { RememberedFiles } from '../../stores/rememberedFiles';
import { settings } from '../../stores/settings';

/** The texts to which the offer is made. */
export const PLAIN_TEXT: vscode.DocumentSelector = { language: 'plaintext', pattern: '**/*.txt' };

/** Lines that are looked at. */
const HEAD_LINES = 200;

/** A lens on the first line of a plain text without a header: it can become an article, and the offer can be declined. */
export class ArticleOffer extends DisposableOwner implements vscode.CodeLensProvider {
  private readonly changed = this.own(new vscode.EventEmitter<void>());
  readonly onDidChangeCodeLenses = this.changed.event;

  constructor(private readonly declined: RememberedFiles) {
    super();
    const affects = ({ affectsConfiguration }: vscode.ConfigurationChangeEvent) =>
      affectsConfiguration(settingKey('lens')) || affectsConfiguration(settingKey('files'));
    this.own(vscode.workspace.onDidChangeConfiguration(event => affects(event) && this.changed.fire()));
  }

  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    const { uri } = document;
    if (!settings.offerLens(uri) || !canHaveSidecar(uri) || this.declined.has(uri)) return [];
    const head = document.getText(new vscode.Range(0, 0, HEAD_LINES, 0)).slice(0, HEAD_LENGTH);
    if (opensWithHeader(head) || !hasProse(head)) return [];
    const first = new vscode.Range(0, 0, 0, 0);
    const argument = { uri: uri.toString() };
    return [
      codeLens(first, {
        icon: 'article',
        title: say`Make this an article`,
        tooltip: say`Adds a header with date and source, so that speakers are shown and notes can be added`,
        command: commandId('makeArticle'),
        arguments: [argument],
      }),
      codeLens(first, {
        title: say`not this file`,
        tooltip: say`Does not offer this again for this file`,
        command: commandId('declineArticle'),
        arguments: [argument],
      }),
    ];
  }

  /** Does not offer it for this file any more. */
  async decline(uri: vscode.Uri): Promise<void> {
    await this.declined.add(uri);
    this.changed.fire();
  }
}
