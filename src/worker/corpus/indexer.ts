/** Keeps the rows of an index up to date with the files of its folders. */
import type { CorpusIndex, FileRows } from '../../core/corpus';
import { BoundedHold } from './boundedHold';
import { FileQueue, type QueuedFiles } from './fileQueue';
import { GoneFiles } from './goneFiles';
import type { IndexerEvents, IndexerHost, IndexSource } from './indexSource';
import { MovedFiles } from './movedFiles';
import { type IndexWrite, PendingWrites } from './pendingWrites';
import type { FileOutcome, IndexLimit, ListedFile } from './protocol';
import { Speed } from './speed';

/** What is found is written at least so often, in milliseconds. */
const MAX_BATCH_AGE = 250;
/** More files that change at once are the work of a program: nobody waits for one of them. */
const MANY = 20;

interface Job extends Omit<QueuedFiles, 'paths'> {
  readonly path: string;
  readonly stamp: string;
}

type Head = Extract<FileOutcome, { readonly kind: 'rows' }>;
/** What comes of a file: that it was moved is not the source’s to say. */
type Found = FileOutcome | { readonly kind: 'moved'; readonly from: string; readonly head: Head };

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
  private readonly moved: MovedFiles;
  /** Whether files were indexed before: those that are new may have been others of them. */
  private mayMove: boolean;
  private readonly gone: GoneFiles;
  private readonly writes = new PendingWrites();
  private writesSince = 0;
  /** Files, and groups of heads. */
  private underWay = 0;
  private headsUnderWay = 0;
  private filesUnderWay = 0;
  private readonly speed = new Speed();
  private limit: IndexLimit = 'all';
  /** A person waits for something else that needs the processor: meanwhile only urgent files are indexed. */
  private readonly held: BoundedHold;
  private isClosed = false;
  private scans = 0;
  private isListing = false;
  /** Files that the latest scan listed, and those that came since it began. */
  private seen = new Set<string>();
  /** Tellings of many files that are being looked at. */
  private massTouches = 0;

  constructor(
    private readonly index: CorpusIndex,
    private readonly source: IndexSource,
    private readonly host: IndexerHost,
    private readonly events: IndexerEvents,
  ) {
    this.known = new Map([...index.files()].map(([path, { hash, stamp = '' }]) => [path, { hash, stamp }] as const));
    this.held = new BoundedHold(host, () => this.applyHold());
    this.moved = new MovedFiles(this.known);
    this.gone = new GoneFiles(host, {
      mayMove: () => this.isReadingHeads,
      isClosed: () => this.isClosed,
      remove: paths => this.removeAll(paths),
    });
    this.mayMove = [...this.known.values()].some(({ hash }) => hash !== '');
  }

  get state(): 'listing' | 'indexing' | 'paused' | 'canceled' | 'ready' {
    if (this.limit === 'none') return 'paused';
    if (this.isListing) return 'listing';
    if (this.pending === 0) return 'ready';
    return this.limit === 'urgent' ? 'canceled' : 'indexing';
  }

  get files(): number {
    return this.known.size;
  }

  get pending(): number {
    return this.queue.size + this.filesUnderWay;
  }

  get perSecond(): number | null {
    return this.speed.perSecond(this.host.now());
  }

  /** Lists all files. A scan that is under way is abandoned. */
  async scan(): Promise<void> {
    const scan = ++this.scans;
    const isLatest = (): boolean => scan === this.scans && !this.isClosed;
    const seen = new Set<string>();
    this.seen = seen;
    this.isListing = true;
    this.source.refresh();
    try {
      for await (const files of this.source.list()) {
        if (!isLatest()) return;
        for (const file of files) this.consider(file);
        this.events.progress();
        this.work();
      }
      const gone = isLatest() ? [...this.known.keys()].filter(path => !seen.has(path)) : [];
      this.gone.add(gone, { isUrgent: gone.length <= MANY });
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
    const isUrgent = paths.length <= MANY;
    if (!isUrgent) this.massTouches++;
    const gone = await this.lookAt(paths, { isUrgent });
    if (!isUrgent) this.massTouches--;
    if (this.isClosed) return;
    this.gone.add(
      gone.filter(path => this.known.has(path)),
      { isUrgent },
    );
    if (!isUrgent) this.queue.prioritize(paths);
    this.work();
  }

  /** @returns those that are gone */
  private async lookAt(paths: readonly string[], { isUrgent }: { readonly isUrgent: boolean }): Promise<string[]> {
    const gone: string[] = [];
    for (const path of paths) {
      const stamp = await this.source.stampOf(path).catch(error => this.leaveOut(path, error));
      if (this.isClosed) break;
      if (stamp === undefined) continue;
      if (stamp === null) gone.push(path);
      else {
        this.consider({ path, stamp });
        if (isUrgent) this.hasten(path);
      }
      this.work();
    }
    return gone;
  }

  private hasten(path: string): void {
    if (this.latest.get(path)?.work === 'head') this.hurried.add(path);
    this.queue.hasten(path);
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

  /** Says what of the files is indexed from now on. */
  setLimit(limit: IndexLimit): void {
    this.limit = limit;
    this.work();
    this.events.progress();
  }

  /** Asks to index only urgent files for a while, or not any more. */
  hold(isWanted: boolean): void {
    this.held.want(isWanted);
  }

  private applyHold(): void {
    if (this.isClosed) return;
    this.source.hold(this.held.isOn);
    if (!this.held.isOn) this.work();
  }

  async close(): Promise<void> {
    this.isClosed = true;
    this.held.want(false);
    this.queue.clear();
    this.flush(false);
    await this.source.close();
  }

  private consider({ path, stamp }: ListedFile): void {
    this.gone.delete(path);
    this.seen.add(path);
    const known = this.known.get(path);
    if ((known?.stamp === stamp && known.hash !== '') || this.others.get(path) === stamp) return;
    const begun = this.latest.get(path);
    if (begun?.stamp === stamp) return;
    this.stamps.set(path, stamp);
    this.queue.add(path, known !== undefined);
  }

  /** Heads that wait count only where they are read at all. */
  private get isReadingHeads(): boolean {
    return this.headsUnderWay > 0 || (this.queue.hasHeads && this.limit === 'all');
  }

  private removeAll(paths: readonly string[]): void {
    if (!paths.length) return;
    this.flush(false);
    for (const path of paths) this.forget(path);
    this.write(() => this.index.update([], paths));
    this.events.changed(paths.length <= MANY && this.isQuiet);
  }

  private forget(path: string): void {
    for (const files of [this.known, this.queue, this.stamps, this.latest, this.gone]) files.delete(path);
  }

  /** Starts as many files as are worth having under way. */
  private work(): void {
    while (!this.isClosed && this.limit !== 'none' && this.underWay < this.source.width) {
      if ((this.held.isOn || this.limit === 'urgent') && !this.queue.hasUrgent) return;
      // What comes next of the list is read before more than one file is analysed.
      if (this.isListing && this.underWay > 0 && !this.queue.hasUrgent && !this.queue.hasHeads) return;
      const next = this.queue.take();
      if (!next) break;
      this.start(next);
    }
    if (this.queue.size > 0 || this.underWay > 0) return;
    this.flush(false);
    if (this.isListing || this.massTouches > 0) return;
    this.moved.rest();
    this.mayMove = this.known.size > 0;
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
    if (work === 'head') this.headsUnderWay++;
    this.filesUnderWay += jobs.length;
    this.outcomesOf(next)
      .catch(error => paths.map((path): Found => ({ kind: 'fault', fault: `${path}: ${error}` })))
      .then(outcomes => this.take(next, jobs, outcomes));
  }

  private async outcomesOf({ paths, work, isUrgent }: QueuedFiles): Promise<readonly Found[]> {
    if (work === 'body') return Promise.all(paths.map(path => this.source.index(path, this.hashOf(path), isUrgent)));
    const heads = await this.source.readHeads(paths, { isHashed: this.mayMove });
    return Promise.all(heads.map(head => this.orMoved(head)));
  }

  private async orMoved(head: FileOutcome): Promise<Found> {
    if (head.kind !== 'rows' || head.hash === '') return head;
    const isGone = async (path: string): Promise<boolean> =>
      this.gone.has(path) || (await this.source.stampOf(path).catch(() => '')) === null;
    const from = await this.moved.oldPathOf(head.hash, isGone);
    return from === null ? head : { kind: 'moved', from, head };
  }

  private take({ work, isUrgent }: QueuedFiles, jobs: readonly Job[], outcomes: readonly Found[]): void {
    this.underWay--;
    if (work === 'head') this.headsUnderWay--;
    this.filesUnderWay -= jobs.length;
    if (this.isClosed) return;
    jobs.forEach((job, i) => {
      if (this.latest.get(job.path) !== job) return;
      this.latest.delete(job.path);
      this.keep(job, outcomes[i] as Found);
    });
    if (work === 'body') this.speed.note(this.host.now());
    const isDue = this.writes.isFull || this.host.now() - this.writesSince >= MAX_BATCH_AGE;
    if (isUrgent || (isDue && !this.held.isOn)) this.flush(isUrgent);
    this.events.progress();
    this.host.defer(() => this.work());
  }

  private keep({ path, stamp, work }: Job, found: Found): void {
    const isHurried = this.hurried.delete(path);
    // The file at the old path may have changed meanwhile.
    const isMoved = found.kind === 'moved' && this.known.get(found.from)?.hash === found.head.hash;
    const outcome = found.kind === 'moved' && !isMoved ? found.head : found;
    switch (outcome.kind) {
      case 'rows':
        for (const fault of outcome.faults) this.events.log(fault);
        this.add({ kind: 'rows', path, hash: work === 'head' ? '' : outcome.hash, stamp, rows: outcome.rows });
        if (work === 'head') this.queue.add(path, true);
        if (isHurried) this.queue.hasten(path);
        break;
      case 'same':
        this.add({ kind: 'stamp', path, hash: this.hashOf(path) ?? '', stamp });
        break;
      case 'moved': {
        const { from, head } = outcome;
        this.forget(from);
        this.add({ kind: 'move', from, path, hash: head.hash, stamp });
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
        this.add({ kind: 'rows', path, hash: 'unreadable', stamp, rows: unreadableRows(outcome.fault) });
    }
  }

  /** @param write with the hash that the index has of the file then */
  private add(write: IndexWrite & { readonly hash: string }): void {
    if (!this.writes.size) {
      this.writesSince = this.host.now();
      // Where the next file takes long, those before it do not wait for it.
      this.host.later(() => this.flushIfOld(), MAX_BATCH_AGE);
    }
    this.writes.add(write);
    this.known.set(write.path, { hash: write.hash, stamp: write.stamp });
  }

  private flushIfOld(): void {
    if (this.isClosed) return;
    if (this.held.isOn) this.host.later(() => this.flushIfOld(), MAX_BATCH_AGE);
    else if (this.host.now() - this.writesSince >= MAX_BATCH_AGE - 1) this.flush(false);
  }

  /** @param isUrgent whether a person waits for one of them */
  private flush(isUrgent: boolean): void {
    const { size } = this.writes;
    if (!size) return;
    this.write(() => this.writes.writeTo(this.index));
    this.events.changed(isUrgent || (size <= MANY && this.isQuiet));
  }

  /** While many files are taken up, lists that a person looks at are not drawn again and again. */
  private get isQuiet(): boolean {
    return this.pending <= MANY && !this.isListing && this.massTouches === 0;
  }

  private write(action: () => void): void {
    try {
      action();
    } catch (error) {
      this.events.broken(error);
    }
  }
}

const unreadableRows = (fault: string): FileRows => ({
  ...NO_ROWS,
  problems: [{ article: null, code: 'unreadable', severity: 'error', line: 1, message: fault }],
});
