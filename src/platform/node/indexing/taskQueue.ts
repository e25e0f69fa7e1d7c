/** Tasks that wait for a thread: urgent ones before the others, and none begins while a person waits for the processor. */
export class TaskQueue<T extends { readonly isUrgent: boolean }, R> {
  private readonly urgent: Waiting<T, R>[] = [];
  private readonly others: Waiting<T, R>[] = [];
  private underWay = 0;
  private isHeld = false;

  /** @param run must not reject. @param atOnce so many tasks are under way at a time */
  constructor(
    private readonly run: (task: T) => Promise<R>,
    private readonly atOnce: number,
  ) {}

  add(task: T): Promise<R> {
    return new Promise(resolve => {
      (task.isUrgent ? this.urgent : this.others).push({ task, resolve });
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
      void this.run(next.task).then(result => {
        this.underWay--;
        next.resolve(result);
        this.work();
      });
    }
  }
}

interface Waiting<T, R> {
  readonly task: T;
  readonly resolve: (result: R) => void;
}
