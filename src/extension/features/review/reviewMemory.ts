import * as vscode from 'vscode';
import { readWalk, type Walk } from '../../../core/view';
import type { ReviewScope } from './reviewReader';

const KEY = 'review';

interface KeptReview {
  readonly scope: ReviewScope;
  readonly walk: Walk;
  /** Whether the window was closed during it; false if it was stopped. */
  readonly open: boolean;
}

/** Remembers the last unfinished review in the workspace: its scope and progress. */
export class ReviewMemory {
  constructor(private readonly memory: vscode.Memento) {}

  /** Null if there is no unfinished review. */
  read(): KeptReview | null {
    const { kind, uri, walk, open } = this.memory.get<Record<string, unknown>>(KEY) ?? {};
    const known = readWalk(walk);
    if (!known || typeof uri !== 'string' || (kind !== 'file' && kind !== 'folder')) return null;
    return { scope: { kind, uri: vscode.Uri.parse(uri) }, walk: known, open: open === true };
  }

  async write({ scope: { kind, uri }, walk, open }: KeptReview): Promise<void> {
    await this.memory.update(KEY, { kind, uri: uri.toString(), walk, open });
  }

  async clear(): Promise<void> {
    await this.memory.update(KEY, undefined);
  }
}
