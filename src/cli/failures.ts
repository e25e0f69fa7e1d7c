import { PathError } from '../platform/node/pathError';
import { UsageError } from './arguments';
import { complain, complainOfBug, EXIT, type ExitCode } from './output';

/** Reports on standard error why a command failed; returns the exit code. */
export function tellFailure(error: unknown): ExitCode {
  if (error instanceof UsageError) complain(`seed-annotator: ${error.message}. See seed-annotator --help.`);
  else if (error instanceof PathError) complain(error.message);
  else complainOfBug(error);
  return EXIT.failed;
}
