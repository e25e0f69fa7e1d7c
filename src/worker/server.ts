import type { Analyser, ArticleAnalysis, Stage } from '../core/analysis';
import { type Operations, runOperation } from './operations';
import type { Port, Reply, Request } from './protocol';

/** What the server needs from its environment. */
export interface Host {
  /** Milliseconds, from any starting point. */
  readonly now: () => number;
  /** Calls back once waiting messages have been received. */
  readonly defer: (callback: () => void) => void;
  readonly createAnalyser: (models: Uint8Array) => Analyser;
}

/** How long the server works before it looks for messages, in milliseconds: a cancelled analysis stops within that time. */
const SLICE = 20;

interface Task {
  readonly id: number;
  readonly steps: Generator<Stage, ArticleAnalysis>;
}

/**
 * Serves requests. Analyses share the thread in slices, so that a short article need not wait for a long one. Operations
 * run on receipt, in the order in which they came.
 */
export function serve(port: Port<Request, Reply>, operations: Operations, host: Host): void {
  const tasks: Task[] = [];
  let analyser: Analyser | null = null;
  let isRunning = false;

  const work = (): void => {
    const until = host.now() + SLICE;
    for (let task = tasks[0]; task !== undefined && host.now() < until; task = tasks[0])
      if (advance(task, port)) tasks.shift();
    const first = tasks.shift();
    if (first) tasks.push(first);
    isRunning = tasks.length > 0;
    if (isRunning) host.defer(work);
  };

  port.listen(request => {
    switch (request.kind) {
      case 'load':
        reply(port, request.id, () => {
          analyser = host.createAnalyser(request.models);
          return { kind: 'loaded', id: request.id };
        });
        break;
      case 'run':
        reply(port, request.id, () => {
          const result = runOperation(operations, request.name, request.args);
          return { kind: 'ran', id: request.id, result };
        });
        break;
      case 'cancel': {
        const at = tasks.findIndex(({ id }) => id === request.id);
        if (at >= 0) tasks.splice(at, 1);
        break;
      }
      case 'analyse':
        reply(port, request.id, () => {
          if (!analyser) throw new Error('No models were loaded.');
          tasks.push({ id: request.id, steps: analyser.steps(request.article) });
          return null;
        });
        if (!isRunning) host.defer(work);
        isRunning = true;
    }
  });
}

/** Runs one step of a task and returns whether it was the last. A task that fails leaves the others alone. */
function advance({ id, steps }: Task, port: Port<Request, Reply>): boolean {
  let isDone = true;
  reply(port, id, () => {
    const step = steps.next();
    isDone = step.done === true;
    return step.done ? { kind: 'analysed', id, analysis: step.value } : null;
  });
  return isDone;
}

/** Posts what `make` returns, if anything, or that it failed. */
function reply(port: Port<Request, Reply>, id: number, make: () => Reply | null): void {
  try {
    const made = make();
    if (made) port.post(made);
  } catch (error) {
    port.post({ kind: 'failed', id, message: error instanceof Error ? error.message : String(error) });
  }
}
