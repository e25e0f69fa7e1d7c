/** Thrown if a learned file does not fit the code that reads it. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
}

/**
 * Checks that a model was fitted on the features that the code computes, in the same order.
 * @param model name of the learned file, for the message
 * @throws ModelError that names the first feature that differs
 */
export function checkFeatures(model: string, fitted: readonly string[] | undefined, computed: readonly string[]): void {
  if (!fitted) throw new ModelError(`${model} does not name the features it was fitted on. Train it again.`);
  const count = Math.max(fitted.length, computed.length);
  for (let i = 0; i < count; i++) {
    if (fitted[i] === computed[i]) continue;
    const name = (feature: string | undefined): string => (feature === undefined ? 'missing' : `“${feature}”`);
    throw new ModelError(
      `${model} was fitted on other features than the code computes: ` +
        `feature ${i + 1} is ${name(fitted[i])} in the file and ${name(computed[i])} in the code. Train it again.`,
    );
  }
}
