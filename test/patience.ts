/**
 * How long tests wait. These limits only end a test that has failed: every wait stops as soon as what it waits for is
 * there. So they are far above what an idle machine needs, and hold on one that is slow or busy with other work.
 */

/** For one thing to happen, in milliseconds. */
export const LONGEST_WAIT = 120_000;

/** For one test. More than a wait, so that what never happens is reported where it was waited for. */
export const LONGEST_TEST = 240_000;

/** For a server to start, or a suite's window to open. */
export const LONGEST_START = 300_000;

/** Between two looks at something that does not report its changes. */
export const POLL = 30;

/** The longest time between two looks that counts, in milliseconds: where it was longer, the machine stood still. */
const LONGEST_LOOK = 1000;

/** Milliseconds since it was made, without the time in which the machine stood still, and what is waited for with it. */
export class Waited {
  private last = Date.now();
  private counted = 0;

  get time(): number {
    const now = Date.now();
    this.counted += Math.min(now - this.last, LONGEST_LOOK);
    this.last = now;
    return this.counted;
  }
}

/**
 * Waits until something holds. What throws does not hold yet: a file may not be there.
 * @throws Error where it does not hold within {@link LONGEST_WAIT}
 */
export async function until(holds: () => Promise<boolean> | boolean): Promise<void> {
  const waited = new Waited();
  let last: unknown = null;
  for (;;) {
    try {
      if (await holds()) return;
      last = null;
    } catch (error) {
      last = error;
    }
    if (waited.time > LONGEST_WAIT) throw new Error(`waited in vain for ${holds}${last ? `: ${last}` : ''}`);
    await new Promise(resolve => setTimeout(resolve, POLL));
  }
}
