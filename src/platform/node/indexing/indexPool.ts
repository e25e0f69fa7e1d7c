/** Files on one thread or several: each gives its rows to the one thread that writes the index. */
import { parentPort, Worker } from 'node:worker_threads';
import type { FileRows } from '../../../core/corpus';
import { FormatError } from '../../../core/interchange';
import { PathError } from '../pathError';
import type { DiskIndexer, Indexed } from './indexFile';
import { TaskQueue } from './taskQueue';

export type IndexTask = TaskFile &
  (
    | { readonly kind: 'head' }
    /** @param known the hash in the index; null where the file is not in it */
    | { readonly kind: 'index'; readonly known: string | null }
  );

interface TaskFile {
  readonly file: string;
  /** A person said that it is a seed file, whatever it looks like. */
  readonly isChosen: boolean;
  /** A person waits for it. */
  readonly isUrgent: boolean;
}

/** What came of a file: a sentence where it could not be indexed. */
export type IndexAnswer =
  | { readonly kind: 'indexed'; readonly indexed: Indexed }
  /** Null where the file is no seed file. */
  | { readonly kind: 'head'; readonly rows: FileRows | null }
  | { readonly kind: 'fault'; readonly fault: string };

/** Where files are indexed. Any number may be under way at once. */
export interface IndexPool {
  /** So many files are worth having under way. */
  readonly width: number;
  index(task: IndexTask): Promise<IndexAnswer>;
  /** While held, only urgent tasks begin. */
  hold(isHeld: boolean): void;
  /** Reads corpus files again. */
  forgetCorpora(): void;
  close(): Promise<void>;
}

async function answerTo(indexer: DiskIndexer, task: IndexTask): Promise<IndexAnswer> {
  const { file } = task;
  try {
    return task.kind === 'head'
      ? { kind: 'head', rows: await indexer.readHead(file, task.isChosen) }
      : { kind: 'indexed', indexed: await indexer.index(file, task.known, task.isChosen) };
  } catch (error) {
    return { kind: 'fault', fault: faultOf(file, error) };
  }
}

function faultOf(file: string, error: unknown): string {
  if (error instanceof PathError) return error.message;
  if (error instanceof FormatError) return `${file}: ${error.message}`;
  return `${file}: left out, since the program failed on it: ${(error as Error).message}`;
}

/** While one file is analysed, the next ones are read. */
const AT_ONCE = 4;
/** So many files wait in each thread: it has work while the one that writes is busy with a transaction. */
const IN_THREAD = 24;

/** @param width 1 where the indexer takes files only in their order */
export function onThisThread(indexer: DiskIndexer, width = AT_ONCE): IndexPool {
  const tasks = new TaskQueue((task: IndexTask) => answerTo(indexer, task), width);
  return {
    width,
    index: task => tasks.add(task),
    hold: isHeld => tasks.hold(isHeld),
    forgetCorpora: () => indexer.forgetCorpora(),
    close: async () => undefined,
  };
}

/** How threads are started, and what works in their place where they fail. */
export interface IndexThreads {
  /** Besides this one. */
  readonly count: number;
  /** The program that calls `serveIndexTasks`. */
  readonly program: string;
  readonly data: unknown;
  readonly createSpare: () => DiskIndexer;
}

export function onThreads(threads: IndexThreads): IndexPool {
  const workers = Array.from({ length: threads.count }, () => new IndexThread(threads));
  return {
    width: threads.count * IN_THREAD,
    index: task => workers.reduce((least, one) => (one.open < least.open ? one : least)).index(task),
    hold: isHeld => {
      for (const worker of workers) worker.hold(isHeld);
    },
    forgetCorpora: () => {
      for (const worker of workers) worker.forgetCorpora();
    },
    close: async () => {
      await Promise.all(workers.map(worker => worker.close()));
    },
  };
}

type ThreadMessage = { readonly id: number; readonly task: IndexTask } | 'forgetCorpora' | 'hold' | 'goOn';

/** One thread. Where it dies, its open files are named, and those that follow go on this thread. */
class IndexThread {
  private readonly worker: Worker;
  private readonly answers = new Map<number, { task: IndexTask; resolve: (answer: IndexAnswer) => void }>();
  private spare: IndexPool | null = null;
  private next = 0;

  constructor({ program, data, createSpare }: IndexThreads) {
    this.worker = new Worker(program, { workerData: data, execArgv: [], env: {} });
    this.worker.on('message', ({ id, answer }: { id: number; answer: IndexAnswer }) => {
      this.answers.get(id)?.resolve(answer);
      this.answers.delete(id);
    });
    this.worker.on('error', error => {
      this.spare = onThisThread(createSpare());
      for (const { task, resolve } of this.answers.values())
        resolve({ kind: 'fault', fault: `${task.file}: left out, since a thread failed: ${error.message}` });
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
      this.post({ id, task });
    });
  }

  hold(isHeld: boolean): void {
    this.spare?.hold(isHeld);
    this.post(isHeld ? 'hold' : 'goOn');
  }

  forgetCorpora(): void {
    this.spare?.forgetCorpora();
    this.post('forgetCorpora');
  }

  async close(): Promise<void> {
    await this.worker.terminate();
  }

  private post(message: ThreadMessage): void {
    this.worker.postMessage(message);
  }
}

/** Runs in a thread. */
export function serveIndexTasks(indexer: DiskIndexer): void {
  const pool = onThisThread(indexer);
  parentPort?.on('message', (message: ThreadMessage) => {
    if (message === 'forgetCorpora') pool.forgetCorpora();
    else if (message === 'hold' || message === 'goOn') pool.hold(message === 'hold');
    else {
      const { id, task } = message;
      void pool.index(task).then(answer => parentPort?.postMessage({ id, answer }));
    }
  });
}
