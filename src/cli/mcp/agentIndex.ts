/** The corpus index of the server: built in memory from its folders and kept up to date, or a file that was built before. */
import path from 'node:path';
import { AgentError, type AgentPorts } from '../../core/agents';
import type { Annotation } from '../../core/annotation';
import { SKIPPED_FOLDERS } from '../../core/project';
import { startIndexWorker } from '../../platform/node/worker';
import { IndexClient, type IndexProgress, type IndexSetup } from '../../worker';
import { openIndex } from '../corpus/openIndex';
import { complain } from '../output';
import type { AgentFolders } from './folders';

/** The first question waits so long for the index to be built; then it is answered from what there is. In milliseconds. */
const LONGEST_WAIT = 20_000;
/** Files are looked at again at most so often. */
const SCAN_INTERVAL = 3_000;
/** Annotations of a file among which are those written last. */
const LATEST = 50;
/** A file that was written is in the index soon. */
const LONGEST_TOUCH = 5_000;

export class AgentIndex {
  private readonly client: IndexClient;
  /** Ends the worker, which else keeps the process alive. */
  readonly close: () => void;
  private progress: IndexProgress | null = null;
  private lastScan = performance.now();
  private readonly waiting = new Set<() => void>();

  /** @param isGiven whether the database was built before, and is only asked */
  private constructor(
    setup: IndexSetup,
    private readonly isGiven: boolean,
  ) {
    // Beside the program that has this code.
    const at = (name: string): string => path.join(__dirname, name);
    const port = startIndexWorker(at('indexWorker.js'), at('models.json'));
    this.client = new IndexClient(port, {
      changed: () => this.wake(),
      progress: progress => {
        this.progress = progress;
        this.wake();
      },
      log: complain,
      read: async () => null,
    });
    this.close = () => port.end();
    port.onLost(reason => {
      this.client.lose(`The index has ended: ${reason}`);
      this.wake();
    });
    this.client.send({ kind: 'open', setup });
  }

  /** @throws Unreadable where there is no such index, or it is one of another version */
  static given(file: string, folders: AgentFolders): AgentIndex {
    openIndex(file).database.close();
    const given = { database: path.resolve(file), base: folders.base, roots: null };
    return new AgentIndex({ ...given, open: [], chosen: [], isRemote: false }, true);
  }

  static inMemory({ base, roots }: AgentFolders): AgentIndex {
    const indexed = roots.map(folder => ({
      folder,
      include: ['**/*.seed', '**/*.txt'],
      exclude: SKIPPED_FOLDERS.map(name => `**/${name}/**`),
      useIgnoreFiles: false,
    }));
    return new AgentIndex({ database: null, base, roots: indexed, open: [], chosen: [], isRemote: false }, false);
  }

  readonly ask: AgentPorts['ask'] = async (name, ...args) => {
    await this.ready();
    return this.client.ask(name, args).result;
  };

  /** What an agent should know of the answers; null where they are complete. */
  get remark(): string | null {
    const { progress } = this;
    if (!progress || progress.state === 'listing') return 'The folders are still being listed: answers are incomplete.';
    if (progress.state === 'indexing')
      return `${progress.pending} files are still being indexed: answers are incomplete.`;
    return null;
  }

  /**
   * Takes over a file whose sidecar was written. Resolves once the index has what was written, or when that takes long.
   * @param name as in the index
   * @param written the annotations that were added or changed
   */
  async touch(name: string, written: readonly Annotation[]): Promise<void> {
    if (this.isGiven) return;
    const end = performance.now() + LONGEST_TOUCH;
    this.client.send({ kind: 'touch', paths: [name] });
    while (performance.now() < end && !(await this.has(name, written))) await this.woken(end - performance.now());
  }

  private async has(file: string, written: readonly Annotation[]): Promise<boolean> {
    const filter = { file, kind: null, author: null, tag: null };
    const page = { limit: LATEST + written.length, offset: 0 };
    const { annotations } = await this.client.ask('annotations', [filter, page]).result;
    return written.every(({ id, modified = null }) =>
      annotations.some(one => one.id === id && one.modified === modified),
    );
  }

  /** @throws AgentError where the index failed */
  private async ready(): Promise<void> {
    const end = performance.now() + LONGEST_WAIT;
    while (!this.isSettled && performance.now() < end) await this.woken(end - performance.now());
    const { progress } = this;
    if (progress?.state === 'failed')
      throw new AgentError(`The index of the articles cannot be used: ${progress.fault ?? 'unknown reason'}.`);
    if (this.isGiven || performance.now() - this.lastScan < SCAN_INTERVAL) return;
    this.lastScan = performance.now();
    this.client.send({ kind: 'scan' });
  }

  private get isSettled(): boolean {
    const state = this.progress?.state;
    return state === 'ready' || state === 'given' || state === 'failed';
  }

  /** Resolves with the next event of the index, or when the time is over. */
  private woken(milliseconds: number): Promise<void> {
    return new Promise(resolve => {
      const wake = (): void => {
        clearTimeout(timer);
        this.waiting.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, Math.max(0, milliseconds));
      this.waiting.add(wake);
    });
  }

  private wake(): void {
    for (const wake of [...this.waiting]) wake();
  }
}
