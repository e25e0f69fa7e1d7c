export interface QueuedFiles {
  /** One where it is analysed; several whose heads are read together. */
  readonly paths: readonly string[];
  readonly work: 'head' | 'body';
  /** Whether a person waits for it. */
  readonly isUrgent: boolean;
}

/** So many heads are read together: a file that a person waits for waits for no more. */
const HEADS_TOGETHER = 16;

/**
 * Files that wait to be indexed: those that a person waits for, then the heads of files that are not listed yet, then
 * files that are in sight, then the rest in their order.
 */
export class FileQueue {
  private readonly heads = new Set<string>();
  private readonly bodies = new Set<string>();
  private readonly urgent = new Set<string>();
  private readonly near = new Set<string>();

  /** Number of files that wait. */
  get size(): number {
    return this.heads.size + this.bodies.size;
  }

  get hasUrgent(): boolean {
    return this.urgent.size > 0;
  }

  /** Whether files wait that are not listed yet. */
  get hasHeads(): boolean {
    return this.heads.size > 0;
  }

  /** @param isListed whether the index has the file already, so that its head need not be read first */
  add(path: string, isListed: boolean): void {
    if (isListed) this.bodies.add(path);
    else this.heads.add(path);
  }

  /** A person waits for a file. A file that does not wait is not affected. */
  hasten(path: string): void {
    if (this.heads.has(path) || this.bodies.has(path)) this.urgent.add(path);
  }

  /** Files are in sight. Files that do not wait are not affected. */
  prioritize(paths: Iterable<string>): void {
    for (const path of paths) if (this.bodies.has(path)) this.near.add(path);
  }

  delete(path: string): void {
    for (const set of [this.heads, this.bodies, this.urgent, this.near]) set.delete(path);
  }

  clear(): void {
    for (const set of [this.heads, this.bodies, this.urgent, this.near]) set.clear();
  }

  /** Takes the next file, or the next heads. An urgent file is analysed at once. */
  take(): QueuedFiles | null {
    const [urgent] = this.urgent;
    if (urgent === undefined && this.heads.size > 0) return { paths: this.takeHeads(), work: 'head', isUrgent: false };
    const [near] = this.near;
    const [body] = this.bodies;
    const path = urgent ?? near ?? body;
    if (path === undefined) return null;
    this.delete(path);
    return { paths: [path], work: 'body', isUrgent: urgent !== undefined };
  }

  private takeHeads(): string[] {
    const paths: string[] = [];
    for (const path of this.heads) {
      if (paths.length === HEADS_TOGETHER) break;
      paths.push(path);
    }
    for (const path of paths) this.heads.delete(path);
    return paths;
  }
}
