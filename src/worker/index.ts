/**
 * The door of the worker: other layers import nothing behind it. {@link WorkerClient} sends tasks over a
 * {@link WorkerPort}, which a host makes; `entry.ts` is the program at the other end, bundled as `dist/worker.js`.
 */
export { type PendingAnalysis, WorkerClient, WorkerError } from './client';
export {
  createOperations,
  type OperationArgs,
  type OperationName,
  type OperationResult,
  type Operations,
  runOperation,
} from './operations';
export type { Port, Reply, Request, WorkerPort } from './protocol';
