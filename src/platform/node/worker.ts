import { type ResourceLimits, Worker } from 'node:worker_threads';
import type { ConverterPort } from '../../converter';
import type { IndexEvent, IndexRequest, RunningWorker, WorkerPort } from '../../worker';

/**
 * Starts a worker thread.
 * @param file the bundle of `src/worker/entry.ts`
 */
export const startWorker = (file: string): WorkerPort => startThread(file, undefined);

/**
 * Starts the worker that owns the corpus index.
 * @param file the bundle of `indexing/indexWorker.ts`
 * @param models the file of the models
 */
export const startIndexWorker = (file: string, models: string): RunningWorker<IndexEvent, IndexRequest> =>
  startThread(file, { role: 'index', models });

/** Memory of the converter, in MiB. A file that needs more ends it, and not the program. */
const CONVERTER_MEMORY = 1024;

/**
 * Starts the worker that converts files of other kinds.
 * @param file the bundle of `src/converter/entry.ts`
 */
export const startConverter = (file: string): ConverterPort =>
  startThread(file, undefined, { maxOldGenerationSizeMb: CONVERTER_MEMORY });

function startThread<In, Out>(file: string, data: unknown, limits: ResourceLimits = {}): RunningWorker<In, Out> {
  // Flags and variables that are meant for the process, such as a debugger's, are not passed on.
  const worker = new Worker(file, { execArgv: [], env: {}, workerData: data, resourceLimits: limits });
  worker.unref();
  return {
    post: request => worker.postMessage(request),
    listen: receive => void worker.on('message', (reply: In) => receive(reply)),
    onLost: listener => {
      worker.once('error', error => listener(error.message));
      worker.once('exit', code => listener(`It exited with code ${code}.`));
    },
    end: () => void worker.terminate(),
  };
}
