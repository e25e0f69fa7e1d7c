import type * as vscode from 'vscode';

const KEY = 'files.plainText';
/** Limit of remembered files; the oldest are dropped first. */
const MOST = 500;

/** The files whose language a person has set to plain text, kept in the workspace's memory. */
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
