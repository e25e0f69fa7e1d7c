/** The worker’s program: one file for `node:worker_threads` and for a browser’s `Worker`. */
import { createAnalyser, TRAINED } from '../core/analysis';
import type { Port, Reply, Request } from './protocol';
import { serve } from './server';

/** What is taken of the two kinds of workers. */
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
declare const require: ((name: 'node:worker_threads') => WorkerThreads) | undefined;
declare const self: WebScope | undefined;
declare const performance: { readonly now: () => number };
declare function setTimeout(callback: () => void, delay: number): unknown;

function webPort(scope: WebScope): Port<Request, Reply> {
  return {
    post: reply => scope.postMessage(reply),
    listen: receive => scope.addEventListener('message', ({ data }) => receive(data as Request)),
  };
}

function nodePort(): Port<Request, Reply> {
  const port = typeof require === 'undefined' ? null : require('node:worker_threads').parentPort;
  if (!port) throw new Error('This file is the program of a worker and is run by nothing else.');
  return {
    post: reply => port.postMessage(reply),
    listen: receive => port.on('message', message => receive(message as Request)),
  };
}

// Node has no `self` in a worker; where a later version has one, it has no `postMessage`.
const scope = typeof self === 'undefined' ? null : self;
serve(scope && typeof scope.postMessage === 'function' ? webPort(scope) : nodePort(), createAnalyser(TRAINED), {
  now: () => performance.now(),
  defer: callback => setTimeout(callback, 0),
});
