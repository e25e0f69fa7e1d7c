export const writeLine = (line: string): Promise<void> => write(`${line}\n`);

/** To standard output, waiting where the reader is slow, so that memory stays bounded. */
export async function write(text: string): Promise<void> {
  if (process.stdout.write(text)) return;
  await new Promise<void>(resolve => process.stdout.once('drain', resolve));
}

export function complain(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** A reader that has seen enough (`| head`) is no error. */
export function quietWhenReaderLeaves(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
}

export const EXIT = { fine: 0, problems: 1, failed: 2 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
