/** Less than a test may take, so that what never comes fails where it was waited for, and nothing goes on asking. */
const LONGEST = 25_000;
const EVERY = 20;

/** Waits until something holds. @throws Error where it does not within {@link LONGEST} ms */
export async function until(holds: () => Promise<boolean> | boolean): Promise<void> {
  const end = Date.now() + LONGEST;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`waited in vain for ${holds}`);
    await new Promise(resolve => setTimeout(resolve, EVERY));
  }
}
