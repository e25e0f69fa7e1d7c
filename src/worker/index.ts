/**
 * The door of the worker: other layers import nothing behind it. {@link WorkerClient} sends tasks over a
 * {@link WorkerPort}, which a host makes; `entry.ts` is the program at the other end, bundled as `dist/worker.js`.
 */
export { type PendingAnalysis, WorkerClient, WorkerError } from './client';
export { type AskExtension, HostFiles } from './corpus/hostFiles';
export { IndexClient, type IndexListener, type PendingAnswer } from './corpus/indexClient';
export { type IndexHost, serveIndex } from './corpus/indexServer';
export type { IndexSource } from './corpus/indexSource';
export type {
  FileOutcome,
  FileWant,
  FileWantResult,
  IndexEvent,
  IndexLimit,
  IndexProgress,
  IndexRequest,
  IndexRoot,
  IndexSetup,
  ListedFile,
} from './corpus/protocol';
export {
  createOperations,
  type OperationArgs,
  type OperationName,
  type OperationResult,
  type Operations,
  runOperation,
} from './operations';
export type { Port, Reply, Request, RunningWorker, WorkerPort } from './protocol';
