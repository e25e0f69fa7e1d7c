import type { Reply, WorkerPort } from '../../worker';

/**
 * Starts a browser's worker, from a blob: a host may serve the extension from another origin than its own.
 * @param source the bundle of `src/worker/entry.ts`
 * @returns null where there are no workers
 * @throws Error where the host refuses the worker. Not every host does so at once, or reports it at all.
 */
export function startWebWorker(source: Uint8Array): WorkerPort | null {
  if (typeof Worker === 'undefined') return null;
  const url = URL.createObjectURL(new Blob([new Uint8Array(source)], { type: 'text/javascript' }));
  const worker = new Worker(url);
  return {
    post: request => worker.postMessage(request),
    listen: receive => worker.addEventListener('message', ({ data }) => receive(data as Reply)),
    onLost: listener => worker.addEventListener('error', ({ message }) => listener(message || 'It was refused.')),
    end: () => {
      worker.terminate();
      URL.revokeObjectURL(url);
    },
  };
}
