import type { IndexerHost } from './indexSource';

/** Files that are gone with many others are removed after so long, in milliseconds: they may have been moved. */
const WAIT = 1_000;
/** So many are removed in one transaction. */
const TOGETHER = 24;

/** Files that are no more, until they are removed from the index. */
export class GoneFiles {
  private readonly paths = new Set<string>();
  private isWaiting = false;

  constructor(
    private readonly host: IndexerHost,
    private readonly index: {
      /** Whether new files are being read that may be these. */
      readonly mayMove: () => boolean;
      readonly isClosed: () => boolean;
      readonly remove: (paths: readonly string[]) => void;
    },
  ) {}

  has(path: string): boolean {
    return this.paths.has(path);
  }

  delete(path: string): void {
    this.paths.delete(path);
  }

  /** @param isUrgent false where others may come that are the same files */
  add(paths: readonly string[], { isUrgent }: { readonly isUrgent: boolean }): void {
    for (const path of paths) this.paths.add(path);
    if (isUrgent && !this.index.mayMove()) this.index.remove(paths);
    else if (paths.length && !this.isWaiting) this.wait();
  }

  private wait(): void {
    this.isWaiting = true;
    this.host.later(() => this.removeNext(), WAIT);
  }

  private removeNext(): void {
    this.isWaiting = false;
    if (this.index.isClosed() || !this.paths.size) return;
    if (this.index.mayMove()) {
      this.wait();
      return;
    }
    const next: string[] = [];
    for (const path of this.paths) if (next.push(path) === TOGETHER) break;
    this.index.remove(next);
    this.isWaiting = true;
    this.host.defer(() => this.removeNext());
  }
}
