/** Keys that come faster than this after one that was dropped, in milliseconds, are typing and no decisions. */
const TYPING = 300;

/** Lets one piece of work run at a time. */
export class Turns {
  private running: Promise<void> | null = null;
  private droppedAt = Number.NEGATIVE_INFINITY;

  get busy(): boolean {
    return this.running !== null;
  }

  /**
   * Runs the work, or drops it where other work is not done: whoever asked had not seen yet what it would be about.
   * @param careful also drops it where what came just before was dropped: somebody types who believes to be elsewhere
   */
  async now(work: () => Promise<void>, careful = false): Promise<void> {
    const typing = careful && Date.now() - this.droppedAt < TYPING;
    if (this.busy || typing) this.droppedAt = Date.now();
    else await this.run(work);
  }

  /** Runs the work once other work is done. */
  async inTurn(work: () => Promise<void>): Promise<void> {
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
