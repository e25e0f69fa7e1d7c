/** Keys that follow a dropped one faster than this are taken for typing, not for decisions. */
const TYPING_MS = 300;

/** Runs one piece of work at a time. */
export class ExclusiveRunner {
  private running: Promise<void> | null = null;
  private droppedAt = Number.NEGATIVE_INFINITY;

  get busy(): boolean {
    return this.running !== null;
  }

  /**
   * Runs the work, or drops it while other work is running: its result is not visible yet, so the key was not about it.
   */
  async runOrDrop(work: () => Promise<void>): Promise<void> {
    if (this.busy) this.droppedAt = performance.now();
    else await this.run(work);
  }

  /** As `runOrDrop`, but also drops work soon after dropped work: this guards against keys meant for another input. */
  async runUnlessTyping(work: () => Promise<void>): Promise<void> {
    if (performance.now() - this.droppedAt < TYPING_MS) this.droppedAt = performance.now();
    else await this.runOrDrop(work);
  }

  /** Runs the work after all other work. */
  async runInTurn(work: () => Promise<void>): Promise<void> {
    while (this.running) await this.running;
    await this.run(work);
  }

  private async run(work: () => Promise<void>): Promise<void> {
    const done = work();
    this.running = done.then(
      () => undefined,
      () => undefined,
    );
    try {
      await done;
    } finally {
      this.running = null;
    }
  }
}
