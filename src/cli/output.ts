/** What the commands print. Data goes out as it is; whatever is a message goes through `makeVisible`. */
import { makeVisible, toJson } from './terminal';

/** A value on one line, or indented on several. */
export const writeJson = (value: unknown, indent?: number): Promise<void> => write(`${toJson(value, indent)}\n`);

/** A line for a person, to standard output. */
export const writeMessage = (line: string): Promise<void> => write(`${makeVisible(line)}\n`);

/** Data to standard output, waiting where the reader is slow, so that memory stays bounded. */
export async function write(text: string): Promise<void> {
  if (process.stdout.write(text)) return;
  await new Promise<void>(resolve => process.stdout.once('drain', resolve));
}

/** A line for a person, to standard error. */
export function complain(line: string): void {
  process.stderr.write(`${makeVisible(line)}\n`);
}

/** A fault of the program itself: the message in one line, and below it where in the program. */
export function complainOfBug(error: unknown): void {
  const { message, stack } = error as Partial<Error>;
  complain(`seed-annotator: unexpected error: ${message ?? error}`);
  for (const line of stack?.split('\n') ?? []) if (/^ +at /.test(line)) complain(line);
}

/** A reader that has seen enough (`| head`) is no error; any other fault of standard output ends the program. */
export function watchStandardOutput(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    complain(`standard output: ${error.code === 'ENOSPC' ? 'the disk is full' : error.message}`);
    process.exit(EXIT.failed);
  });
  // Nobody is left to be told.
  process.stderr.on('error', () => undefined);
}

export const EXIT = { fine: 0, problems: 1, failed: 2 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
