/** Output of the commands. Data is written unchanged; messages go through `makeVisible`. */
import { makeVisible, toJson } from './terminal';

/** Writes a value as JSON to standard output, on one line unless indented. */
export const writeJson = (value: unknown, indent?: number): Promise<void> => write(`${toJson(value, indent)}\n`);

/** Writes a message line to standard output. */
export const writeMessage = (line: string): Promise<void> => write(`${makeVisible(line)}\n`);

/** Writes data to standard output. Waits for slow readers, so that memory stays bounded. */
export async function write(text: string): Promise<void> {
  if (process.stdout.write(text)) return;
  await new Promise<void>(resolve => process.stdout.once('drain', resolve));
}

/** Writes a message line to standard error. */
export function complain(line: string): void {
  process.stderr.write(`${makeVisible(line)}\n`);
}

/** Reports an error of the program itself: its message and stack. */
export function complainOfBug(error: unknown): void {
  const { message, stack } = error as Partial<Error>;
  complain(`seed-annotator: unexpected error: ${message ?? error}`);
  for (const line of stack?.split('\n') ?? []) if (/^ +at /.test(line)) complain(line);
}

/** Ends the program if standard output fails. A reader that closes it early, such as `head`, is not an error. */
export function watchStandardOutput(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    complain(`standard output: ${error.code === 'ENOSPC' ? 'the disk is full' : error.message}`);
    process.exit(EXIT.failed);
  });
  // There is nowhere left to report it.
  process.stderr.on('error', () => undefined);
}

export const EXIT = { fine: 0, problems: 1, failed: 2 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
