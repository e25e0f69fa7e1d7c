/** Files on one thread or several: each gives its rows to the one thread that writes the index. */
import { parentPort, Worker } from 'node:worker_threads';
import { FormatError } from '../../core/interchange';
import type { Project } from '../../core/project';
import { PathError } from '../../platform/node/pathError';
import { openProject } from '../project';
import { type CorpusTexts, type Indexed, indexFile } from './indexFile';
import { INDEX_WORKER } from './indexWorker';

export interface IndexTask {
  readonly file: string;
  readonly known: string | null;
}

/** What came of a file: a sentence where it could not be indexed. */
export type IndexAnswer = { readonly indexed: Indexed } | { readonly fault: string };

/** Where files are indexed. Any number may be under way at once. */
export interface IndexPool {
  /** So many files are worth having under way. */
  readonly width: number;
  index(task: IndexTask): Promise<IndexAnswer>;
  close(): Promise<void>;
}

async function answerTo(project: Project, texts: CorpusTexts, { file, known }: IndexTask): Promise<IndexAnswer> {
  try {
    return { indexed: await indexFile(project, texts, file, known) };
  } catch (error) {
    if (error instanceof PathError) return { fault: error.message };
    if (error instanceof FormatError) return { fault: `${file}: ${error.message}` };
    return { fault: `${file}: left out, since the program failed on it: ${(error as Error).message}` };
  }
}

export function onThisThread(project = openProject()): IndexPool {
  const texts: CorpusTexts = new Map();
  return {
    width: 1,
    index: task => answerTo(project, texts, task),
    close: async () => undefined,
  };
}

/** @param count of threads besides this one */
export function onWorkers(count: number): IndexPool {
  const workers = Array.from({ length: count }, () => new IndexWorker());
  return {
    width: count * 4,
    index: task => workers.reduce((least, one) => (one.open < least.open ? one : least)).index(task),
    close: async () => {
      await Promise.all(workers.map(worker => worker.close()));
    },
  };
}

/** One thread. Where it dies, its open files are named, and those that follow go on this thread. */
class IndexWorker {
  private readonly worker = new Worker(__filename, { workerData: INDEX_WORKER });
  private readonly answers = new Map<number, { task: IndexTask; resolve: (answer: IndexAnswer) => void }>();
  private spare: IndexPool | null = null;
  private next = 0;

  constructor() {
    this.worker.on('message', ({ id, answer }: { id: number; answer: IndexAnswer }) => {
      this.answers.get(id)?.resolve(answer);
      this.answers.delete(id);
    });
    this.worker.on('error', error => {
      this.spare = onThisThread();
      for (const { task, resolve } of this.answers.values())
        resolve({ fault: `${task.file}: left out, since a thread failed: ${error.message}` });
      this.answers.clear();
    });
  }

  get open(): number {
    return this.answers.size;
  }

  index(task: IndexTask): Promise<IndexAnswer> {
    if (this.spare) return this.spare.index(task);
    return new Promise(resolve => {
      const id = this.next++;
      this.answers.set(id, { task, resolve });
      this.worker.postMessage({ id, task });
    });
  }

  async close(): Promise<void> {
    await this.worker.terminate();
  }
}

/** Runs in a worker: answers one file after the other. */
export function serveIndex(): void {
  const pool = onThisThread();
  parentPort?.on('message', ({ id, task }: { id: number; task: IndexTask }) => {
    void pool.index(task).then(answer => parentPort?.postMessage({ id, answer }));
  });
}
