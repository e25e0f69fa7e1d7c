import { parseArgs } from 'node:util';
import { version } from '../../package.json';
import { CHECK_FORMATS, type CheckFormat, check } from './check';
import { extract } from './extract';
import { complain, EXIT, type ExitCode, quietWhenReaderLeaves } from './output';

const HELP = `seed-annotator: who said what in news articles kept as seed files

  seed-annotator extract PATH…                 one JSON line per article
  seed-annotator check [--format F] PATH…      problems; F is text (default), json or sarif
  seed-annotator --help | --version

A PATH is a file, a directory (walked for seed files), or - for a list of paths on standard input.
Exit code: 0 fine, 1 errors were found by check, 2 something could not be read or the call was wrong.
`;

class UsageError extends Error {}

async function main(): Promise<ExitCode> {
  const { values, positionals } = read();
  if (values.version) return say(`${version}\n`);
  if (values.help) return say(HELP);
  const [command, ...paths] = positionals;
  if (command !== 'extract' && command !== 'check') {
    throw new UsageError(command ? `there is no command “${command}”` : 'a command is missing');
  }
  if (!paths.length) throw new UsageError(`${command} needs at least one path`);
  if (command === 'extract') {
    if (values.format) throw new UsageError('--format goes with check');
    return extract(paths);
  }
  const format = values.format ?? 'text';
  if (!CHECK_FORMATS.includes(format as CheckFormat))
    throw new UsageError(`--format takes ${CHECK_FORMATS.join(', ')}, not “${format}”`);
  return check(paths, format as CheckFormat);
}

function read() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { help: { type: 'boolean', short: 'h' }, version: { type: 'boolean' }, format: { type: 'string' } },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message.split('. ')[0] : String(error));
  }
}

function say(text: string): ExitCode {
  process.stdout.write(text);
  return EXIT.fine;
}

quietWhenReaderLeaves();
main().then(
  code => {
    process.exitCode = code;
  },
  error => {
    complain(
      error instanceof UsageError
        ? `seed-annotator: ${error.message}. See seed-annotator --help.`
        : String(error?.stack ?? error),
    );
    process.exitCode = EXIT.failed;
  },
);
