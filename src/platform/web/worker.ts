import type { ConverterPort } from '../../converter';
import type { IndexEvent, IndexRequest, RunningWorker, WorkerPort } from '../../worker';

/** What the index's worker needs besides its code: a worker from a blob cannot fetch files of the extension. */
export interface IndexProgram {
  /** SQLite. */
  readonly wasm: Uint8Array;
  /** UTF-8 JSON of the models. */
  readonly models: Uint8Array;
}

/**
 * Starts a browser's worker.
 * @param source the bundle of `src/worker/entry.ts`
 * @returns null where there are no workers
 * @throws Error where the host refuses the worker. Not every host does so at once, or reports it at all.
 */
export const startWebWorker = (source: Uint8Array): WorkerPort | null => startFromBlob(source);

/** As `startWebWorker`. @param source the bundle of `src/converter/entry.ts` */
export const startConverterWebWorker = (source: Uint8Array): ConverterPort | null => startFromBlob(source);

/** As `startWebWorker`. @param source the bundle of `indexWorker.ts` */
export function startIndexWebWorker(
  source: Uint8Array,
  program: IndexProgram,
): RunningWorker<IndexEvent, IndexRequest> | null {
  const worker = startFromBlob<IndexEvent, IndexRequest | IndexProgram>(source);
  worker?.post(program);
  return worker;
}

/** From a blob: a host may serve the extension from another origin than its own. */
function startFromBlob<In, Out>(source: Uint8Array): RunningWorker<In, Out> | null {
  if (typeof Worker === 'undefined') return null;
  const url = URL.createObjectURL(new Blob([new Uint8Array(source)], { type: 'text/javascript' }));
  const worker = new Worker(url);
  return {
    post: request => worker.postMessage(request),
    listen: receive => worker.addEventListener('message', ({ data }) => receive(data as In)),
    onLost: listener => worker.addEventListener('error', ({ message }) => listener(message || 'It was refused.')),
    end: () => {
      worker.terminate();
      URL.revokeObjectURL(url);
    },
  };
}
