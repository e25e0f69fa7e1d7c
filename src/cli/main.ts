import { isMainThread, workerData } from 'node:worker_threads';
import { version } from '../../package.json';
import { readArguments, UsageError } from './arguments';
import { INDEX_THREAD } from './corpus/indexThread';
import { tellFailure } from './failures';
import { EXIT, type ExitCode, watchStandardOutput } from './output';

/** What is needed for one call is loaded when it is needed: start-up is most of the time of a small call. */
async function main(): Promise<ExitCode> {
  const { values, positionals } = readArguments();
  if (values.version) return say(`${version}\n`);
  if (values.help) return say((await import('./commands')).HELP);
  const [command, ...paths] = positionals;
  if (command === undefined) throw new UsageError('a command is missing');
  if (command === 'extract') {
    if (!paths.length) throw new UsageError('extract needs at least one path');
    if (values.format !== undefined) throw new UsageError('--format goes with check, export, import and agreement');
    return (await import('./extract')).extract(paths);
  }
  const code = await (await import('./commands')).runCommand(command, paths, values);
  if (code === null) throw new UsageError(`there is no command “${command}”`);
  return code;
}

function say(text: string): ExitCode {
  process.stdout.write(text);
  return EXIT.fine;
}

const isWorker = !isMainThread && workerData === INDEX_THREAD;
if (!isWorker) watchStandardOutput();
(isWorker ? import('./commands').then(({ serveIndexThread }) => serveIndexThread()) : main()).then(
  code => {
    process.exitCode = code ?? EXIT.fine;
  },
  error => {
    process.exitCode = tellFailure(error);
  },
);
