import * as vscode from 'vscode';
import { readWalk, type Walk } from '../../../core/view';
import type { Scope } from './reading';

const KEY = 'review';

interface Kept {
  readonly scope: Scope;
  readonly walk: Walk;
  /** The window was closed on it; false where it was stopped. */
  readonly open: boolean;
}

/** The last unfinished review, as the workspace remembers it: over what, and how far. */
export class KeptReview {
  constructor(private readonly memory: vscode.Memento) {}

  /** Null where none was left unfinished. */
  read(): Kept | null {
    const { kind, uri, walk, open } = this.memory.get<Record<string, unknown>>(KEY) ?? {};
    const known = readWalk(walk);
    if (!known || typeof uri !== 'string' || (kind !== 'file' && kind !== 'folder')) return null;
    return { scope: { kind, uri: vscode.Uri.parse(uri) }, walk: known, open: open === true };
  }

  async write({ scope: { kind, uri }, walk, open }: Kept): Promise<void> {
    await this.memory.update(KEY, { kind, uri: uri.toString(), walk, open });
  }

  async clear(): Promise<void> {
    await this.memory.update(KEY, undefined);
  }
}
