/** What the fuzzer runs: a part of the program that reads untrusted input, and what must hold for any input. */
import assert from 'node:assert/strict';
import type { Span } from '../../src/core/text';

export interface Target {
  readonly name: string;
  /** Inputs to begin with, as they occur in practice. */
  readonly seeds: () => readonly (string | Buffer)[];
  /** Strings that mean something in the format. */
  readonly words: readonly string[];
  /** Throws, or rejects, where something does not hold. */
  readonly run: (input: Buffer) => unknown;
  /** Length to which a part of an input is repeated, in bytes, to see that the time stays proportional. */
  readonly longest: number;
}

/** Stands between the parts of an input: an article and its sidecar, a file and its companion. */
const BETWEEN = '\n%%%%\n';
/** Stand for halves of a surrogate pair, which UTF-8 cannot write. */
const HALVES = [
  ['\ue000', '\ud83d'],
  ['\ue001', '\ude00'],
] as const;

export const textOf = (input: Buffer): string =>
  HALVES.reduce((text, [stand, half]) => text.replaceAll(stand, half), input.toString('utf8'));

export const partsOf = (input: Buffer, count: number): string[] => {
  const parts = textOf(input).split(BETWEEN);
  return Array.from({ length: count }, (_, i) => parts[i] ?? '');
};

export const joinParts = (...parts: readonly string[]): string => parts.join(BETWEEN);

export function assertInside(text: string, spans: Iterable<Span>, what: string): void {
  for (const { start, end } of spans)
    assert.ok(
      Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start <= end && end <= text.length,
      `${what}: ${start}–${end} is outside of ${text.length} characters`,
    );
}

/** Runs what may throw errors of some classes only. @returns null where it threw one */
export function allowing<T>(classes: readonly (new (...args: never[]) => Error)[], work: () => T): T | null {
  try {
    return work();
  } catch (error) {
    if (!classes.some(one => error instanceof one)) throw error;
    assert.ok((error as Error).message.trim() !== '', 'an error without a message');
    return null;
  }
}
