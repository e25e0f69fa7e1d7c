/** The program of the worker that owns the index, and of the threads that analyse for it. `dist/indexWorker.js`. */
import { mkdirSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { type Analyser, createAnalyser } from '../../../core/analysis';
import { type Analyses, analyseOnce, FileIndexer } from '../../../core/project';
import { runToEnd } from '../../../core/text';
import {
  HostFiles,
  type IndexEvent,
  type IndexHost,
  type IndexRequest,
  type IndexSetup,
  type Port,
  serveIndex,
} from '../../../worker';
import { readModels } from '../models';
import { filesWithin } from '../ports';
import { IndexBusyError, openInMemory, openSqlite } from '../sqlite';
import { DiskSource } from './diskSource';
import { DiskIndexer } from './indexFile';
import { onThreads, serveIndexTasks } from './indexPool';
import { tidyStorage } from './storage';

export interface IndexWorkerData {
  readonly role: 'index' | 'analyse';
  /** The file of the models. */
  readonly models: string;
  /** Corpus files are looked for up to these folders. */
  readonly roots?: readonly string[];
}

/** One core is left to the editor. */
const MAX_THREADS = 4;
const threadCount = (): number => Math.max(1, Math.min(MAX_THREADS, availableParallelism() - 1));

const data = workerData as IndexWorkerData;
const readAnalyser = (): Analyser => createAnalyser(readModels(data.models));

/** The models are read with the first article that is analysed: headers need none. */
function analyseLater(): Analyses {
  let analyses: Analyses | null = null;
  return {
    of: (file, text) => {
      analyses ??= analyseOnce(readAnalyser());
      return analyses.of(file, text);
    },
  };
}

const createIndexer = (roots: readonly string[]): DiskIndexer =>
  new DiskIndexer(new FileIndexer(analyseLater(), async steps => runToEnd(steps)), filesWithin(roots));

function createHost(): IndexHost {
  const fileOf = ({ database }: IndexSetup): string => database as string;
  return {
    now: () => performance.now(),
    defer: callback => void setImmediate(callback),
    later: (callback, delay) => void setTimeout(callback, delay),
    analyserVersion: readAnalyser().version,
    createSource: ({ base, roots, isRemote }, ask) => {
      if (isRemote) return new HostFiles(ask, new FileIndexer(analyseLater(), async steps => runToEnd(steps)));
      const folders = (roots ?? []).map(({ folder }) => folder);
      const pool = onThreads({
        count: threadCount(),
        program: __filename,
        data: { role: 'analyse', models: data.models, roots: folders } satisfies IndexWorkerData,
        createSpare: () => createIndexer(folders),
      });
      return new DiskSource(base, roots ?? [], pool);
    },
    openToWrite: setup => {
      mkdirSync(path.dirname(fileOf(setup)), { recursive: true });
      try {
        const database = openSqlite(fileOf(setup), { isOnlyWriterHere: true });
        tidyStorage(fileOf(setup), Date.now());
        return database;
      } catch (error) {
        if (error instanceof IndexBusyError) return null;
        throw error;
      }
    },
    openToRead: setup => openSqlite(fileOf(setup), { readOnly: true }),
    openInMemory,
    remove: setup => {
      for (const suffix of ['', '-journal', '-wal', '-shm']) rmSync(fileOf(setup) + suffix, { force: true });
    },
  };
}

function run(): void {
  const port = parentPort;
  if (!port) throw new Error("This file is a worker's program and runs only as one.");
  if (data.role === 'analyse') {
    serveIndexTasks(createIndexer(data.roots ?? []));
    return;
  }
  const channel: Port<IndexRequest, IndexEvent> = {
    post: event => port.postMessage(event),
    listen: receive => void port.on('message', (request: IndexRequest) => receive(request)),
  };
  serveIndex(channel, createHost());
}

run();
