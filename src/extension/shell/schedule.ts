import * as vscode from 'vscode';

/** How long one slice of work may occupy the extension host's thread. */
const SLICE_MS = 12;

/** Lets the extension host do other work. */
export const breathe = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 0));

/**
 * Runs a generator to its end in slices, so that the extension host stays responsive.
 * @throws vscode.CancellationError as soon as `cancelled()` returns true between two steps
 */
export async function runSliced<T>(work: Generator<unknown, T>, cancelled: () => boolean = () => false): Promise<T> {
  let until = performance.now() + SLICE_MS;
  for (;;) {
    if (cancelled()) throw new vscode.CancellationError();
    const step = work.next();
    if (step.done) return step.value;
    if (performance.now() >= until) {
      await breathe();
      until = performance.now() + SLICE_MS;
    }
  }
}

/** Runs the latest `action` of a key once, `delay` milliseconds after the last call with that key. */
export class Debouncer implements vscode.Disposable {
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(private readonly delay: number) {}

  schedule(key: string, action: () => void): void {
    clearTimeout(this.timers.get(key));
    this.timers.set(
      key,
      setTimeout(() => {
        this.timers.delete(key);
        action();
      }, this.delay),
    );
  }

  dispose(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
  }
}
