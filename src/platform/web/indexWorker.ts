/** The program of the worker that owns the index in a browser. `dist/indexWorker.web.js`. */
import { type Analyser, createAnalyser, type ModelData } from '../../core/analysis';
import { analyseOnce, FileIndexer } from '../../core/project';
import { HostFiles, type IndexEvent, type IndexHost, type IndexRequest, serveIndex } from '../../worker';
import { loadSqlite } from './sqlite';
import type { IndexProgram } from './worker';

/** How long one analysis occupies the worker before it looks for messages, in milliseconds. */
const SLICE = 20;

const breathe = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 0));

async function runSliced<T>(steps: Generator<unknown, T>): Promise<T> {
  for (let until = performance.now() + SLICE; ; ) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() < until) continue;
    await breathe();
    until = performance.now() + SLICE;
  }
}

async function createHost({ models, wasm }: IndexProgram): Promise<IndexHost> {
  const openInMemory = await loadSqlite(wasm);
  const analyser: Analyser = createAnalyser(JSON.parse(new TextDecoder().decode(models)) as ModelData);
  return {
    now: () => performance.now(),
    defer: callback => void setTimeout(callback, 0),
    later: (callback, delay) => void setTimeout(callback, delay),
    analyserVersion: analyser.version,
    createSource: (_, ask) => new HostFiles(ask, new FileIndexer(analyseOnce(analyser), runSliced)),
    openInMemory,
    openToWrite: () => openInMemory(),
    openToRead: () => {
      throw new Error('An index that was built elsewhere cannot be opened in a browser.');
    },
    remove: () => undefined,
  };
}

/** The first message brings the program's parts. What comes before it has started waits. */
function run(): void {
  const waiting: IndexRequest[] = [];
  let receive = (request: IndexRequest): void => void waiting.push(request);
  let isBooted = false;
  self.addEventListener('message', ({ data }: MessageEvent) => {
    if (isBooted) {
      receive(data as IndexRequest);
      return;
    }
    isBooted = true;
    createHost(data as IndexProgram).then(
      host => {
        const listen = (listener: (request: IndexRequest) => void): void => {
          receive = listener;
          for (const request of waiting.splice(0)) listener(request);
        };
        serveIndex({ post: (event: IndexEvent) => self.postMessage(event), listen }, host);
      },
      error => {
        const fault = error instanceof Error ? error.message : String(error);
        const progress = { state: 'failed', files: 0, pending: 0, perSecond: null, fault } as const;
        self.postMessage({ kind: 'progress', progress } satisfies IndexEvent);
      },
    );
  });
}

run();
