import type * as vscode from 'vscode';

/** Limit of remembered files; the oldest are dropped first. */
const MOST = 500;

/** A set of files about which a person has decided something, kept in the workspace's memory. */
export class RememberedFiles {
  constructor(
    private readonly memory: vscode.Memento,
    private readonly key: string,
  ) {}

  has(uri: vscode.Uri): boolean {
    return this.all().includes(uri.toString());
  }

  async add(uri: vscode.Uri): Promise<void> {
    await this.memory.update(this.key, [...this.without(uri), uri.toString()].slice(-MOST));
  }

  async delete(uri: vscode.Uri): Promise<void> {
    if (this.has(uri)) await this.memory.update(this.key, this.without(uri));
  }

  private without(uri: vscode.Uri): string[] {
    return this.all().filter(known => known !== uri.toString());
  }

  private all(): string[] {
    const kept = this.memory.get<unknown>(this.key);
    return Array.isArray(kept) ? kept.filter(one => typeof one === 'string') : [];
  }
}
