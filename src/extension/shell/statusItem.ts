import * as vscode from 'vscode';
import type { PlainText } from '../../core/view';
import { type CommandName, commandId } from '../contributions/commands';
import { type StatusItemName, statusItemId } from '../contributions/ids';
import type { ShownIcon } from './icons';
import { withIcon } from './messages';

export interface Status {
  readonly icon: ShownIcon;
  readonly text: PlainText;
  /** Markdown must come from `markdown.ts`. */
  readonly tooltip: PlainText | vscode.MarkdownString;
  /** Text for screen readers, if it differs from `text`. */
  readonly spoken?: PlainText;
  /** Whether screen readers announce each change (a live region). */
  readonly live?: boolean;
}

/** An entry of the status bar. */
export class StatusItem implements vscode.Disposable {
  private readonly item: vscode.StatusBarItem;

  constructor(id: StatusItemName, name: string, command: CommandName, priority?: number) {
    this.item = vscode.window.createStatusBarItem(statusItemId(id), vscode.StatusBarAlignment.Left, priority);
    this.item.name = name;
    this.item.command = commandId(command);
  }

  dispose(): void {
    this.item.dispose();
  }

  show({ icon, text, tooltip, spoken, live = false }: Status): void {
    this.item.text = withIcon(icon, text);
    this.item.tooltip = tooltip instanceof vscode.MarkdownString ? tooltip : `${tooltip}`;
    this.item.accessibilityInformation = spoken && { label: `${spoken}`, ...(live ? { role: 'status' } : {}) };
    this.item.show();
  }

  hide(): void {
    this.item.hide();
  }
}
