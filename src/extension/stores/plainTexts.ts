import type * as vscode from 'vscode';

const KEY = 'files.plainText';
/** The oldest choices go first. */
const MOST = 500;

/** The files that a person has made plain text by hand, as the workspace remembers them. */
export class PlainTexts {
  constructor(private readonly memory: vscode.Memento) {}

  has(uri: vscode.Uri): boolean {
    return this.all().includes(uri.toString());
  }

  async add(uri: vscode.Uri): Promise<void> {
    await this.memory.update(KEY, [...this.without(uri), uri.toString()].slice(-MOST));
  }

  async delete(uri: vscode.Uri): Promise<void> {
    if (this.has(uri)) await this.memory.update(KEY, this.without(uri));
  }

  private without(uri: vscode.Uri): string[] {
    return this.all().filter(known => known !== uri.toString());
  }

  private all(): string[] {
    const kept = this.memory.get<unknown>(KEY);
    return Array.isArray(kept) ? kept.filter(one => typeof one === 'string') : [];
  }
}
