import { parseArgs } from 'node:util';

/** Thrown if a call is wrong. The message says what is expected. */
export class UsageError extends Error {}

/** The options of a call. */
export type Options = ReturnType<typeof readArguments>['values'];

/**
 * Reads the arguments of the process.
 * @throws UsageError if an option is unknown or lacks its value
 */
export function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean' },
        format: { type: 'string' },
        output: { type: 'string', short: 'o' },
        author: { type: 'string' },
        bom: { type: 'boolean' },
        base: { type: 'string' },
        jobs: { type: 'string', short: 'j' },
        from: { type: 'boolean' },
        index: { type: 'string' },
        limit: { type: 'string' },
        sort: { type: 'string' },
        kwic: { type: 'boolean' },
        write: { type: 'boolean' },
        date: { type: 'string' },
        source: { type: 'string' },
        pattern: { type: 'string' },
        columns: { type: 'string' },
        'day-first': { type: 'boolean' },
        'month-first': { type: 'boolean' },
        'dry-run': { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message.replace(/\. .*$/s, '') : String(error));
  }
}
