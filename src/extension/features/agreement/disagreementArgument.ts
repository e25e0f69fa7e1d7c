/** Reads the arguments of commands on disagreements. They come from the tree or a link, and are untrusted. */

import type { FoundDisagreement } from './comparison';

type DisagreementArgument = Partial<{
  row: unknown;
  disagreement: unknown;
  found: FoundDisagreement;
  parent: { found?: FoundDisagreement };
  index: unknown;
  type: unknown;
}>;

const fieldsOf = (argument: unknown): DisagreementArgument =>
  typeof argument === 'object' && argument !== null ? argument : {};

/** Whether the argument is that of a row's own command. */
export const isRowArgument = (argument: unknown): boolean => fieldsOf(argument).row === true;

/** The key of the disagreement that the argument names; null if it names none. */
export function keyArgument(argument: unknown): string | null {
  const { disagreement, found, parent } = fieldsOf(argument);
  if (typeof disagreement === 'string') return disagreement;
  return found?.key ?? parent?.found?.key ?? null;
}

/** The index of the version whose row the argument is; null if it is none. */
export function versionArgument(argument: unknown): number | null {
  const { type, index } = fieldsOf(argument);
  return type === 'version' && Number.isSafeInteger(index) ? (index as number) : null;
}
