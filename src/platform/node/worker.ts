import { Worker } from 'node:worker_threads';
import type { Reply, WorkerPort } from '../../worker';

/**
 * Starts a worker thread.
 * @param file the bundle of `src/worker/entry.ts`
 */
export function startWorker(file: string): WorkerPort {
  // Flags and variables that are meant for the process, such as a debugger's, are not passed on.
  const worker = new Worker(file, { execArgv: [], env: {} });
  worker.unref();
  return {
    post: request => worker.postMessage(request),
    listen: receive => void worker.on('message', (reply: Reply) => receive(reply)),
    onLost: listener => {
      worker.once('error', error => listener(error.message));
      worker.once('exit', code => listener(`It exited with code ${code}.`));
    },
    end: () => void worker.terminate(),
  };
}
