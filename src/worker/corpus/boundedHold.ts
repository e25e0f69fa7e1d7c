import type { IndexerHost } from './indexSource';

/** Work stands still for so long at a time, in milliseconds: for as long as a person opens some articles one by one. */
export const MAX_HOLD = 6_000;
/** So much of the time that work goes on counts towards the next hold. */
const EARNED = 0.5;
/** Shorter holds are not worth it, in milliseconds. */
const LEAST_HOLD = 300;

/**
 * Lets work stand still while a person waits for something else that needs the processor. However long and often that
 * is, work goes on for most of the time.
 */
export class BoundedHold {
  private isWanted = false;
  private allowance = MAX_HOLD;
  private since: number;
  /** Raised with each look: timers of earlier ones are ignored. */
  private looks = 0;
  /** Whether work is to stand still now. */
  isOn = false;

  /** @param changed is called when `isOn` has changed */
  constructor(
    private readonly host: Pick<IndexerHost, 'now' | 'later'>,
    private readonly changed: () => void,
  ) {
    this.since = host.now();
  }

  want(isWanted: boolean): void {
    this.isWanted = isWanted;
    this.look();
  }

  private look(): void {
    const look = ++this.looks;
    this.count();
    const isOn = this.isWanted && this.allowance >= (this.isOn ? 1 : LEAST_HOLD);
    const hasChanged = isOn !== this.isOn;
    this.isOn = isOn;
    if (hasChanged) this.changed();
    if (!this.isWanted) return;
    const delay = isOn ? this.allowance : (LEAST_HOLD - this.allowance) / EARNED;
    this.host.later(() => look === this.looks && this.look(), delay);
  }

  private count(): void {
    const now = this.host.now();
    const elapsed = now - this.since;
    this.since = now;
    const allowance = this.allowance + (this.isOn ? -elapsed : elapsed * EARNED);
    this.allowance = Math.min(MAX_HOLD, Math.max(0, allowance));
  }
}
