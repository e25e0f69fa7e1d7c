/** The converter's program: one file for `node:worker_threads` and for a browser's `Worker`. */
import type { Port } from '../worker';
import type { ConverterReply, ConverterRequest } from './protocol';
import { serveConverter } from './serve';

/** The part of Node's worker that is used. */
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
type Channel = Port<ConverterRequest, ConverterReply>;
declare const require: ((name: 'node:worker_threads') => WorkerThreads) | undefined;

const webPort = (scope: WebScope): Channel => ({
  post: message => scope.postMessage(message),
  listen: receive => scope.addEventListener('message', ({ data }) => receive(data as ConverterRequest)),
});

function nodePort(): Channel {
  const port = typeof require === 'undefined' ? null : require('node:worker_threads').parentPort;
  if (!port) throw new Error("This file is a worker's program and runs only as one.");
  return {
    post: message => port.postMessage(message),
    listen: receive => port.on('message', message => receive(message as ConverterRequest)),
  };
}

// Node has no `self` in a worker; in a later version that has one, it has no `postMessage`.
const scope = typeof self === 'undefined' ? null : (self as unknown as WebScope);
serveConverter(scope && typeof scope.postMessage === 'function' ? webPort(scope) : nodePort());
