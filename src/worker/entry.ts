/** The worker's program: one file for `node:worker_threads` and for a browser's `Worker`. */
import { createAnalyser, type ModelData } from '../core/analysis';
import { createOperations } from './operations';
import type { Port, Reply, Request } from './protocol';
import { serve } from './server';

/** The parts of the two kinds of workers that are used. */
interface WorkerThreads {
  readonly parentPort: {
    readonly postMessage: (message: unknown) => void;
    readonly on: (event: 'message', receive: (message: unknown) => void) => void;
  } | null;
}
interface WebScope {
  readonly postMessage: (message: unknown) => void;
  readonly addEventListener: (event: 'message', receive: (event: { readonly data: unknown }) => void) => void;
}
type Channel = Port<Request, Reply>;
declare const require: ((name: 'node:worker_threads') => WorkerThreads) | undefined;
declare const self: WebScope | undefined;
declare class TextDecoder {
  decode(bytes: Uint8Array): string;
}
declare const performance: { readonly now: () => number };
declare function setTimeout(callback: () => void, delay: number): unknown;

const webPort = (scope: WebScope): Channel => ({
  post: message => scope.postMessage(message),
  listen: receive => scope.addEventListener('message', ({ data }) => receive(data as Request)),
});

function nodePort(): Channel {
  const port = typeof require === 'undefined' ? null : require('node:worker_threads').parentPort;
  if (!port) throw new Error("This file is a worker's program and runs only as one.");
  return {
    post: message => port.postMessage(message),
    listen: receive => port.on('message', message => receive(message as Request)),
  };
}

// Node has no `self` in a worker; in a later version that has one, it has no `postMessage`.
const scope = typeof self === 'undefined' ? null : self;
const port = scope && typeof scope.postMessage === 'function' ? webPort(scope) : nodePort();
serve(port, createOperations(), {
  now: () => performance.now(),
  defer: callback => setTimeout(callback, 0),
  createAnalyser: models => createAnalyser(JSON.parse(new TextDecoder().decode(models)) as ModelData),
});
