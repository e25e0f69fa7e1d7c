/** Files on one thread or several: each gives its rows to the one thread that writes the index. */
import { setImmediate as breathe } from 'node:timers/promises';
import { parentPort, Worker } from 'node:worker_threads';
import { FormatError } from '../../../core/interchange';
import { PathError } from '../pathError';
import type { DiskIndexer, FileHead, HeadWanted, Indexed } from './indexFile';
import { TaskQueue } from './taskQueue';

export interface TaskFile {
  readonly file: string;
  /** A person said that it is a seed file, whatever it looks like. */
  readonly isChosen: boolean;
}

export interface IndexTask extends TaskFile {
  /** The hash in the index; null where the file is not in it. */
  readonly known: string | null;
  /** A person waits for it. */
  readonly isUrgent: boolean;
}

/** What came of a file: a sentence where it could not be indexed. */
export type IndexAnswer = { readonly kind: 'indexed'; readonly indexed: Indexed } | IndexFault;

/** Null where the file is no seed file. */
export type HeadAnswer = { readonly kind: 'head'; readonly head: FileHead | null } | IndexFault;

interface IndexFault {
  readonly kind: 'fault';
  readonly fault: string;
}

/** Where files are indexed. Any number may be under way at once. */
export interface IndexPool {
  /** So many files, or groups of heads, are worth having under way. */
  readonly width: number;
  index(task: IndexTask): Promise<IndexAnswer>;
  /** What files are before they are analysed, in the same order. An urgent file waits until all of these are read. */
  readHeads(files: readonly HeadWanted[]): Promise<readonly HeadAnswer[]>;
  /** While held, only urgent tasks begin. */
  hold(isHeld: boolean): void;
  /** Reads corpus files again. */
  forgetCorpora(): void;
  close(): Promise<void>;
}

async function answerTo(indexer: DiskIndexer, { file, known, isChosen }: IndexTask): Promise<IndexAnswer> {
  try {
    return { kind: 'indexed', indexed: await indexer.index(file, known, isChosen) };
  } catch (error) {
    return faultOf(file, error);
  }
}

async function headOf(indexer: DiskIndexer, wanted: HeadWanted): Promise<HeadAnswer> {
  try {
    return { kind: 'head', head: await indexer.readHead(wanted) };
  } catch (error) {
    return faultOf(wanted.file, error);
  }
}

function faultOf(file: string, error: unknown): IndexFault {
  if (error instanceof PathError) return { kind: 'fault', fault: error.message };
  if (error instanceof FormatError) return { kind: 'fault', fault: `${file}: ${error.message}` };
  return { kind: 'fault', fault: `${file}: left out, since the program failed on it: ${(error as Error).message}` };
}

/** While one file is analysed, the next ones are read. */
const AT_ONCE = 4;
/** In a thread, fewer: all of them are analysed before a hold takes effect. */
const IN_PROGRESS = 2;
/** So many files wait in each thread: it has work while the one that writes is busy with a transaction. */
const IN_THREAD = 24;

/** @param width 1 where the indexer takes files only in their order */
export function onThisThread(indexer: DiskIndexer, width = AT_ONCE): IndexPool {
  const tasks = new TaskQueue(width);
  const headsOf = async (files: readonly HeadWanted[]): Promise<HeadAnswer[]> => {
    // Messages that wait are received first: an urgent file may be among them.
    await breathe();
    const heads: HeadAnswer[] = [];
    for (const file of files) heads.push(await headOf(indexer, file));
    return heads;
  };
  return {
    width,
    index: task => tasks.add(() => answerTo(indexer, task), task),
    readHeads: files => tasks.add(() => headsOf(files), { isUrgent: false }),
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
  const idlest = (): IndexThread => workers.reduce((least, one) => (one.open < least.open ? one : least));
  return {
    width: threads.count * IN_THREAD,
    index: task => idlest().index(task),
    readHeads: files => idlest().readHeads(files),
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

type ThreadRequest =
  | { readonly id: number; readonly task: IndexTask }
  | { readonly id: number; readonly heads: readonly HeadWanted[] };
type ThreadMessage = ThreadRequest | 'forgetCorpora' | 'hold' | 'goOn';
type ThreadAnswer = IndexAnswer | readonly HeadAnswer[];

interface OpenRequest {
  readonly resolve: (answer: ThreadAnswer) => void;
  /** @param reason a sentence without its full stop */
  readonly fail: (reason: string) => void;
}

/** One thread. Where it dies, its open files are named, and those that follow go on this thread. */
class IndexThread {
  private readonly worker: Worker;
  private readonly answers = new Map<number, OpenRequest>();
  private spare: IndexPool | null = null;
  private next = 0;

  constructor({ program, data, createSpare }: IndexThreads) {
    this.worker = new Worker(program, { workerData: data, execArgv: [], env: {} });
    this.worker.on('message', ({ id, answer }: { id: number; answer: ThreadAnswer }) => {
      this.answers.get(id)?.resolve(answer);
      this.answers.delete(id);
    });
    this.worker.on('error', error => {
      this.spare = onThisThread(createSpare());
      for (const { fail } of this.answers.values()) fail(`left out, since a thread failed: ${error.message}`);
      this.answers.clear();
    });
  }

  get open(): number {
    return this.answers.size;
  }

  index(task: IndexTask): Promise<IndexAnswer> {
    if (this.spare) return this.spare.index(task);
    return new Promise(resolve =>
      this.request(id => ({ id, task }), {
        resolve: answer => resolve(answer as IndexAnswer),
        fail: reason => resolve({ kind: 'fault', fault: `${task.file}: ${reason}` }),
      }),
    );
  }

  readHeads(heads: readonly HeadWanted[]): Promise<readonly HeadAnswer[]> {
    if (this.spare) return this.spare.readHeads(heads);
    return new Promise(resolve =>
      this.request(id => ({ id, heads }), {
        resolve: answers => resolve(answers as readonly HeadAnswer[]),
        fail: reason => resolve(heads.map(({ file }) => ({ kind: 'fault', fault: `${file}: ${reason}` }))),
      }),
    );
  }

  private request(message: (id: number) => ThreadRequest, open: OpenRequest): void {
    const id = this.next++;
    this.answers.set(id, open);
    this.post(message(id));
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
  const pool = onThisThread(indexer, IN_PROGRESS);
  parentPort?.on('message', (message: ThreadMessage) => {
    if (message === 'forgetCorpora') pool.forgetCorpora();
    else if (message === 'hold' || message === 'goOn') pool.hold(message === 'hold');
    else {
      const { id } = message;
      const answering: Promise<ThreadAnswer> =
        'heads' in message ? pool.readHeads(message.heads) : pool.index(message.task);
      void answering.then(answer => parentPort?.postMessage({ id, answer }));
    }
  });
}
