/** Tasks that wait for a thread: urgent ones before the others, and none begins while a person waits for the processor. */
export class TaskQueue {
  private readonly urgent: (() => Promise<void>)[] = [];
  private readonly others: (() => Promise<void>)[] = [];
  private underWay = 0;
  private isHeld = false;

  /** @param atOnce so many tasks are under way at a time */
  constructor(private readonly atOnce: number) {}

  /** @param run must not reject */
  add<R>(run: () => Promise<R>, { isUrgent }: { readonly isUrgent: boolean }): Promise<R> {
    return new Promise(resolve => {
      (isUrgent ? this.urgent : this.others).push(() => run().then(resolve));
      this.work();
    });
  }

  /** While held, only urgent tasks begin. */
  hold(isHeld: boolean): void {
    this.isHeld = isHeld;
    this.work();
  }

  private work(): void {
    while (this.underWay < this.atOnce) {
      const next = this.urgent.shift() ?? (this.isHeld ? undefined : this.others.shift());
      if (!next) return;
      this.underWay++;
      void next().then(() => {
        this.underWay--;
        this.work();
      });
    }
  }
}
