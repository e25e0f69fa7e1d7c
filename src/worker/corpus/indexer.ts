/** Keeps the rows of an index up to date with the files of its folders. */
import type { CorpusIndex, FileRows } from '../../core/corpus';
import { FileQueue, type QueuedFiles } from './fileQueue';
import type { FileOutcome, ListedFile } from './protocol';

/** Where files come from. */
export interface IndexSource {
  /** So many files, or groups of heads, are worth having under way. */
  readonly width: number;
  /** Lists the seed files in batches, and files that may be some. */
  list(): AsyncIterable<readonly ListedFile[]>;
  /** The present stamp of a file; null where there is no such file, or the settings leave it out. */
  stampOf(path: string): Promise<string | null>;
  /** The rows of files before they are analysed, in the same order. */
  readHeads(paths: readonly string[]): Promise<readonly FileOutcome[]>;
  /**
   * @param known the hash in the index; null where the file is not in it
   * @param isUrgent whether a person waits for it
   */
  index(path: string, known: string | null, isUrgent: boolean): Promise<FileOutcome>;
  /** While held, only urgent files begin, of those that wait already. */
  hold(isHeld: boolean): void;
  /** Whether a person made a file a seed article that does not look like one. */
  choose(path: string, isChosen: boolean): void;
  /** Reads again what applies to many files, such as corpus files. */
  refresh(): void;
  close(): Promise<void>;
}

export interface IndexerHost {
  /** Milliseconds, from any starting point. */
  readonly now: () => number;
  /** Calls back after waiting messages were received. */
  readonly defer: (callback: () => void) => void;
  /** Calls back after a delay in milliseconds. */
  readonly later: (callback: () => void, delay: number) => void;
}

export interface IndexerEvents {
  /** @param isUrgent whether a person waits for it */
  changed(isUrgent: boolean): void;
  progress(): void;
  log(sentence: string): void;
  /** The database could not be written. */
  broken(error: unknown): void;
}

/** A transaction has at most so many files … */
const MAX_BATCH = 24;
/** … or, of files that are only listed, so many, */
const MAX_HEAD_BATCH = 400;
/** and is written at least so often, in milliseconds. */
const MAX_BATCH_AGE = 250;
/** A hold that nobody ends is over after so many milliseconds. */
const MAX_HOLD = 2_000;
/** Files analysed lately, by which the speed is told. */
const SPEED_WINDOW = 200;

interface Job extends Omit<QueuedFiles, 'paths'> {
  readonly path: string;
  readonly stamp: string;
}

interface Written {
  readonly path: string;
  readonly hash: string;
  readonly stamp: string;
  readonly rows: FileRows;
}

const NO_ROWS: FileRows = { articles: [], problems: [] };

export class Indexer {
  private readonly queue = new FileQueue();
  /** Stamps of the files in the queue. */
  private readonly stamps = new Map<string, string>();
  /** The last work that was begun on a file. What an earlier one finds is out of date. */
  private readonly latest = new Map<string, Job>();
  /** Files that a person waits for, whose heads are being read. */
  private readonly hurried = new Set<string>();
  /** What the index has, by path. */
  private readonly known: Map<string, { readonly hash: string; readonly stamp: string }>;
  /** Stamps of text files that are no seed files: they are read again once they have changed. */
  private readonly others = new Map<string, string>();
  private batch: Written[] = [];
  private batchSince = 0;
  /** Files, and groups of heads. */
  private underWay = 0;
  private filesUnderWay = 0;
  private readonly finished: number[] = [];
  private isPaused = false;
  private isHeld = false;
  private holds = 0;
  private isClosed = false;
  private scans = 0;
  private isListing = false;

  constructor(
    private readonly index: CorpusIndex,
    private readonly source: IndexSource,
    private readonly host: IndexerHost,
    private readonly events: IndexerEvents,
  ) {
    this.known = new Map([...index.files()].map(([path, { hash, stamp = '' }]) => [path, { hash, stamp }] as const));
  }

  get state(): 'listing' | 'indexing' | 'paused' | 'ready' {
    if (this.isPaused) return 'paused';
    if (this.isListing) return 'listing';
    return this.pending > 0 ? 'indexing' : 'ready';
  }

  get files(): number {
    return this.known.size;
  }

  get pending(): number {
    return this.queue.size + this.filesUnderWay;
  }

  get perSecond(): number | null {
    const [first] = this.finished;
    const elapsed = first === undefined ? 0 : this.host.now() - first;
    return this.finished.length < 10 || elapsed <= 0 ? null : (this.finished.length / elapsed) * 1000;
  }

  /** Lists all files. A scan that is under way is abandoned. */
  async scan(): Promise<void> {
    const scan = ++this.scans;
    const isLatest = (): boolean => scan === this.scans && !this.isClosed;
    const seen = new Set<string>();
    this.isListing = true;
    this.source.refresh();
    try {
      for await (const files of this.source.list()) {
        if (!isLatest()) return;
        for (const file of files) {
          seen.add(file.path);
          this.consider(file);
        }
        this.events.progress();
        this.work();
      }
      if (isLatest()) this.removeAll([...this.known.keys()].filter(path => !seen.has(path)));
    } catch (error) {
      this.events.log(`The folder could not be listed: ${error instanceof Error ? error.message : error}`);
    } finally {
      if (isLatest()) {
        this.isListing = false;
        this.work();
        this.events.progress();
      }
    }
  }

  /** Looks at files again that may have changed, before all others. */
  async touch(paths: readonly string[]): Promise<void> {
    for (const path of paths) {
      const stamp = await this.source.stampOf(path).catch(error => this.leaveOut(path, error));
      if (this.isClosed) return;
      if (stamp === undefined) continue;
      if (stamp === null) this.removeAll(this.known.has(path) ? [path] : []);
      else {
        this.consider({ path, stamp });
        if (this.latest.get(path)?.work === 'head') this.hurried.add(path);
        this.queue.hasten(path);
      }
      this.work();
    }
  }

  /** What the index has of a file stays where the file cannot be looked at. */
  private leaveOut(path: string, error: unknown): undefined {
    this.events.log(`${path}: ${error instanceof Error ? error.message : error}`);
  }

  async choose(path: string, isChosen: boolean): Promise<void> {
    this.source.choose(path, isChosen);
    this.others.delete(path);
    if (this.known.has(path) === isChosen) return;
    // What the index has of it is looked at again, whatever its stamp says.
    if (!isChosen) this.known.set(path, { hash: '', stamp: '' });
    await this.touch([path]);
  }

  /** Files are in sight: they go before those that are not. */
  prioritize(paths: readonly string[]): void {
    this.queue.prioritize(paths);
  }

  pause(isPaused: boolean): void {
    this.isPaused = isPaused;
    this.work();
    this.events.progress();
  }

  /** A person waits for something else that needs the processor: meanwhile only urgent files are indexed. */
  hold(isHeld: boolean): void {
    const hold = ++this.holds;
    this.isHeld = isHeld;
    this.source.hold(isHeld);
    if (isHeld) this.host.later(() => hold === this.holds && this.hold(false), MAX_HOLD);
    else this.work();
  }

  async close(): Promise<void> {
    this.isClosed = true;
    this.queue.clear();
    this.flush();
    await this.source.close();
  }

  private consider({ path, stamp }: ListedFile): void {
    const known = this.known.get(path);
    if ((known?.stamp === stamp && known.hash !== '') || this.others.get(path) === stamp) return;
    const begun = this.latest.get(path);
    if (begun?.stamp === stamp) return;
    this.stamps.set(path, stamp);
    this.queue.add(path, known !== undefined);
  }

  private removeAll(paths: readonly string[]): void {
    if (!paths.length) return;
    this.flush();
    for (const path of paths) {
      this.known.delete(path);
      this.queue.delete(path);
      this.stamps.delete(path);
      this.latest.delete(path);
    }
    this.write(() => this.index.update([], paths));
    this.events.changed(true);
  }

  /** Starts as many files as are worth having under way. */
  private work(): void {
    while (!this.isClosed && !this.isPaused && this.underWay < this.source.width) {
      if (this.isHeld && !this.queue.hasUrgent) return;
      // What comes next of the list is read before more than one file is analysed.
      if (this.isListing && this.underWay > 0 && !this.queue.hasUrgent && !this.queue.hasHeads) return;
      const next = this.queue.take();
      if (!next) break;
      this.start(next);
    }
    if (this.queue.size === 0 && this.underWay === 0) this.flush();
  }

  private hashOf = (path: string): string | null => this.known.get(path)?.hash || null;

  private start(next: QueuedFiles): void {
    const { paths, work, isUrgent } = next;
    const jobs = paths.map((path): Job => ({ path, work, isUrgent, stamp: this.stamps.get(path) ?? '' }));
    for (const job of jobs) {
      if (work === 'body') this.stamps.delete(job.path);
      this.latest.set(job.path, job);
    }
    this.underWay++;
    this.filesUnderWay += jobs.length;
    this.outcomesOf(next)
      .catch(error => paths.map((path): FileOutcome => ({ kind: 'fault', fault: `${path}: ${error}` })))
      .then(outcomes => this.take(next, jobs, outcomes));
  }

  private async outcomesOf({ paths, work, isUrgent }: QueuedFiles): Promise<readonly FileOutcome[]> {
    if (work === 'head') return this.source.readHeads(paths);
    return Promise.all(paths.map(path => this.source.index(path, this.hashOf(path), isUrgent)));
  }

  private take({ work, isUrgent }: QueuedFiles, jobs: readonly Job[], outcomes: readonly FileOutcome[]): void {
    this.underWay--;
    this.filesUnderWay -= jobs.length;
    if (this.isClosed) return;
    jobs.forEach((job, i) => {
      if (this.latest.get(job.path) !== job) return;
      this.latest.delete(job.path);
      this.keep(job, outcomes[i] as FileOutcome);
    });
    if (work === 'body') this.noteFinished();
    const age = this.host.now() - this.batchSince;
    const limit = work === 'head' ? MAX_HEAD_BATCH : MAX_BATCH;
    const isDue = this.batch.length >= limit || age >= MAX_BATCH_AGE;
    if (isUrgent || (isDue && !this.isHeld)) this.flush();
    this.events.progress();
    this.host.defer(() => this.work());
  }

  private keep({ path, stamp, work }: Job, outcome: FileOutcome): void {
    switch (outcome.kind) {
      case 'rows':
        for (const fault of outcome.faults) this.events.log(fault);
        this.add({ path, hash: work === 'head' ? '' : outcome.hash, stamp, rows: outcome.rows });
        if (work === 'head') this.queue.add(path, true);
        if (this.hurried.delete(path)) this.queue.hasten(path);
        break;
      case 'same': {
        const hash = this.hashOf(path) ?? '';
        this.known.set(path, { hash, stamp });
        this.write(() => this.index.restamp([{ path, stamp }]));
        break;
      }
      case 'none':
        this.others.set(path, stamp);
        this.queue.delete(path);
        this.stamps.delete(path);
        if (this.known.has(path)) this.removeAll([path]);
        break;
      case 'fault':
        this.events.log(outcome.fault);
        this.queue.delete(path);
        // It is read again once its stamp is another one.
        this.add({ path, hash: 'unreadable', stamp, rows: unreadableRows(outcome.fault) });
    }
  }

  private add(written: Written): void {
    if (!this.batch.length) {
      this.batchSince = this.host.now();
      // Where the next file takes long, those before it do not wait for it.
      this.host.later(() => this.flushIfOld(), MAX_BATCH_AGE);
    }
    this.batch.push(written);
    this.known.set(written.path, { hash: written.hash, stamp: written.stamp });
  }

  private flushIfOld(): void {
    if (this.isClosed) return;
    if (this.isHeld) this.host.later(() => this.flushIfOld(), MAX_BATCH_AGE);
    else if (this.host.now() - this.batchSince >= MAX_BATCH_AGE - 1) this.flush();
  }

  private flush(): void {
    if (!this.batch.length) return;
    const { batch } = this;
    this.batch = [];
    this.write(() => this.index.update(batch));
    this.events.changed(batch.length < 10);
  }

  private write(action: () => void): void {
    try {
      action();
    } catch (error) {
      this.events.broken(error);
    }
  }

  private noteFinished(): void {
    this.finished.push(this.host.now());
    if (this.finished.length > SPEED_WINDOW) this.finished.shift();
  }
}

const unreadableRows = (fault: string): FileRows => ({
  ...NO_ROWS,
  problems: [{ article: null, code: 'unreadable', severity: 'error', line: 1, message: fault }],
});
