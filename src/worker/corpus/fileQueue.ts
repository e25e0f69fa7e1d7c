/** Files that wait to be indexed: urgent ones first, then those that are not listed yet, then the rest in their order. */
export class FileQueue {
  private readonly heads = new Set<string>();
  private readonly bodies = new Set<string>();
  private readonly urgent = new Set<string>();

  /** Number of files that wait to be analysed. */
  get pending(): number {
    return this.bodies.size;
  }

  get isEmpty(): boolean {
    return this.heads.size === 0 && this.bodies.size === 0;
  }

  /** @param isListed whether the index has the file already, so that its head need not be read first */
  add(path: string, isListed: boolean): void {
    if (!isListed) this.heads.add(path);
    this.bodies.add(path);
  }

  /** Files that do not wait are not affected. */
  prioritize(paths: Iterable<string>): void {
    for (const path of paths) if (this.bodies.has(path)) this.urgent.add(path);
  }

  delete(path: string): void {
    for (const set of [this.heads, this.bodies, this.urgent]) set.delete(path);
  }

  clear(): void {
    for (const set of [this.heads, this.bodies, this.urgent]) set.clear();
  }

  /** Takes the next file. An urgent file is analysed at once. */
  take(): { readonly path: string; readonly work: 'head' | 'body'; readonly isUrgent: boolean } | null {
    const [urgent] = this.urgent;
    if (urgent !== undefined) {
      this.delete(urgent);
      return { path: urgent, work: 'body', isUrgent: true };
    }
    const [head] = this.heads;
    if (head !== undefined) {
      this.heads.delete(head);
      return { path: head, work: 'head', isUrgent: false };
    }
    const [body] = this.bodies;
    if (body === undefined) return null;
    this.bodies.delete(body);
    return { path: body, work: 'body', isUrgent: false };
  }
}
