/** Waits until something outside the workbench, such as a file, is as it should be. */
export async function until(holds: () => boolean): Promise<void> {
  for (let i = 0; i < 400; i++) {
    try {
      if (holds()) return;
    } catch {
      // The file is not there yet.
    }
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  throw new Error('it did not come to be');
}
