/** Files analysed lately, by which the speed is told. */
const WINDOW = 200;
const FEWEST = 10;

/** How fast files are analysed. */
export class Speed {
  /** In milliseconds. */
  private readonly finished: number[] = [];

  /** A file is done. @param now in milliseconds */
  note(now: number): void {
    this.finished.push(now);
    if (this.finished.length > WINDOW) this.finished.shift();
  }

  /** Null where that is not known yet. */
  perSecond(now: number): number | null {
    const [first] = this.finished;
    const elapsed = first === undefined ? 0 : now - first;
    return this.finished.length < FEWEST || elapsed <= 0 ? null : (this.finished.length / elapsed) * 1000;
  }
}
