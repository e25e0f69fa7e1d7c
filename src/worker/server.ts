import type { Analyser, ArticleAnalysis, Stage } from '../core/analysis';
import type { Port, Reply, Request } from './protocol';

/** What a server needs of the place that it runs in. */
export interface Host {
  /** Milliseconds, from any point on. */
  readonly now: () => number;
  /** Calls back once messages that wait have been received. */
  readonly defer: (callback: () => void) => void;
}

/** How long the server works before it looks for messages, in milliseconds: a cancelled analysis stops after that. */
const SLICE = 20;

interface Task {
  readonly id: number;
  readonly steps: Generator<Stage, ArticleAnalysis>;
}

/** Answers questions for analyses, one after the other in the order in which they came. */
export function serve(port: Port<Request, Reply>, analyser: Analyser, host: Host): void {
  const tasks: Task[] = [];
  let running = false;

  const work = (): void => {
    const until = host.now() + SLICE;
    for (let task = tasks[0]; task !== undefined && host.now() < until; task = tasks[0])
      if (advance(task, port)) tasks.shift();
    running = tasks.length > 0;
    if (running) host.defer(work);
  };

  port.listen(request => {
    if (request.kind === 'cancel') {
      const at = tasks.findIndex(({ id }) => id === request.id);
      if (at >= 0) tasks.splice(at, 1);
      return;
    }
    tasks.push({ id: request.id, steps: analyser.steps(request.article) });
    if (running) return;
    running = true;
    host.defer(work);
  });
}

/** Takes one step of a task; true where that was its last. A task that fails does not take others with it. */
function advance({ id, steps }: Task, port: Port<Request, Reply>): boolean {
  try {
    const step = steps.next();
    if (!step.done) return false;
    port.post({ kind: 'analysed', id, analysis: step.value });
  } catch (error) {
    port.post({ kind: 'failed', id, message: error instanceof Error ? error.message : String(error) });
  }
  return true;
}
