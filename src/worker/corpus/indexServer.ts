/** Owns the corpus index: keeps it up to date and answers questions. The program of a worker of its own. */
import {
  CorpusIndex,
  createIndexQueries,
  type Database,
  ForeignIndexError,
  type IndexQueries,
  runIndexQuery,
} from '../../core/corpus';
import type { Port } from '../protocol';
import type { AskExtension } from './hostFiles';
import { Indexer } from './indexer';
import type { IndexerHost, IndexSource } from './indexSource';
import type {
  FileWant,
  FileWantResult,
  IndexEvent,
  IndexLimit,
  IndexProgress,
  IndexRequest,
  IndexSetup,
} from './protocol';

/** What the server needs from its environment. */
export interface IndexHost extends IndexerHost {
  /** Of the analyser whose results are kept. */
  readonly analyserVersion: string;
  readonly createSource: (setup: IndexSetup, ask: AskExtension) => IndexSource;
  /**
   * Opens the database to write it; null where another process writes it.
   * @throws where it cannot be opened
   */
  readonly openToWrite: (setup: IndexSetup) => Database | null;
  /** Opens the database to ask it only. @throws where there is none */
  readonly openToRead: (setup: IndexSetup) => Database;
  readonly openInMemory: () => Database;
  /** Deletes the database, whatever it is. */
  readonly remove: (setup: IndexSetup) => void;
}

interface Want {
  readonly resolve: (result: FileWantResult<FileWant>) => void;
  readonly reject: (error: Error) => void;
}

type Send = (event: IndexEvent) => void;

/** Events of one kind are sent at most so often, in milliseconds. */
const EVENT_INTERVAL = 500;
const URGENT_INTERVAL = 20;
/** How often a window that reads looks whether the one that writes has ended, and what it wrote. */
const WAITING_INTERVAL = 2000;
/** A database that breaks again and again is given up. */
const MAX_REBUILDS = 3;

export function serveIndex(port: Port<IndexRequest, IndexEvent>, host: IndexHost): void {
  const server = new IndexServer(event => port.post(event), host);
  port.listen(request => server.receive(request));
}

class IndexServer {
  private setup: IndexSetup | null = null;
  private database: Database | null = null;
  private queries: IndexQueries | null = null;
  private empty: IndexQueries | null = null;
  private indexer: Indexer | null = null;
  private mode: 'writing' | 'waiting' | 'given' = 'writing';
  private fault: string | null = null;
  private rebuilds = 0;
  private isHeld = false;
  private limit: IndexLimit = 'all';
  /** Raised with each opening: what belongs to an earlier one is ignored. */
  private generation = 0;
  private readonly forgotten = new Set<number>();
  private readonly wants = new Map<number, Want>();
  private lastWant = 0;
  private lastVersion: unknown = null;
  private readonly changed: Throttle;
  private readonly progressed: Throttle;

  constructor(
    private readonly send: Send,
    private readonly host: IndexHost,
  ) {
    this.changed = new Throttle(host, () => this.send({ kind: 'changed' }));
    this.progressed = new Throttle(host, () => this.send({ kind: 'progress', progress: this.progress() }));
  }

  receive(request: IndexRequest): void {
    switch (request.kind) {
      case 'open':
        this.reopen(request.setup);
        break;
      case 'ask':
        // Requests that withdraw this one have been received when it is answered.
        this.host.defer(() => this.answer(request));
        break;
      case 'forget':
        this.forgotten.add(request.id);
        break;
      case 'given':
        this.wants.get(request.want)?.resolve(request.result);
        this.wants.delete(request.want);
        break;
      case 'refused':
        this.wants.get(request.want)?.reject(new Error(request.message));
        this.wants.delete(request.want);
        break;
      case 'scan':
        void this.indexer?.scan();
        break;
      case 'touch':
        void this.indexer?.touch(request.paths);
        break;
      case 'choose':
        void this.indexer?.choose(request.path, request.isChosen);
        break;
      case 'prioritize':
        this.indexer?.prioritize(request.paths);
        break;
      case 'limit':
        this.limit = request.limit;
        this.indexer?.setLimit(request.limit);
        break;
      case 'hold':
        this.isHeld = request.isHeld;
        this.indexer?.hold(request.isHeld);
        break;
      case 'rebuild':
        this.limit = 'all';
        this.rebuild(null);
        break;
      case 'close':
        void this.close().then(() => this.send({ kind: 'closed', id: request.id }));
    }
  }

  private ask<W extends FileWant>(file: W): Promise<FileWantResult<W>> {
    const want = ++this.lastWant;
    return new Promise((resolve, reject) => {
      this.wants.set(want, { resolve: result => resolve(result as FileWantResult<W>), reject });
      this.send({ kind: 'want', want, file });
    });
  }

  private reopen(setup: IndexSetup): void {
    this.setup = setup;
    this.rebuilds = 0;
    this.closeAnd(() => this.open(setup));
  }

  /** Closes what is open, then goes on, unless something else has been opened or closed meanwhile. */
  private closeAnd(proceed: () => void): void {
    const closed = this.close();
    const { generation } = this;
    void closed.then(() => {
      if (generation === this.generation) proceed();
    });
  }

  private async close(): Promise<void> {
    this.generation++;
    const { indexer, database } = this;
    this.indexer = null;
    this.queries = null;
    this.database = null;
    await indexer?.close();
    database?.close();
  }

  private open(setup: IndexSetup): void {
    this.fault = null;
    try {
      if (setup.roots === null) this.openGiven(setup);
      else this.openOwn(setup);
    } catch (error) {
      if (setup.roots !== null && this.rebuilds < MAX_REBUILDS) this.rebuild(error);
      else this.fail(messageOf(error));
    }
    this.progressed.call(URGENT_INTERVAL);
    this.changed.call(URGENT_INTERVAL);
  }

  private openGiven(setup: IndexSetup): void {
    this.mode = 'given';
    const database = this.host.openToRead(setup);
    CorpusIndex.read(database);
    this.use(database);
  }

  private openOwn(setup: IndexSetup): void {
    const database = setup.database === null ? this.host.openInMemory() : this.host.openToWrite(setup);
    if (!database) {
      this.wait(setup);
      return;
    }
    try {
      const index = CorpusIndex.open(database, this.host.analyserVersion);
      this.mode = 'writing';
      this.use(database);
      const generation = this.generation;
      this.indexer = new Indexer(
        index,
        this.host.createSource(setup, want => this.ask(want)),
        this.host,
        {
          changed: isUrgent => this.changed.call(isUrgent ? URGENT_INTERVAL : EVENT_INTERVAL),
          progress: () => this.progressed.call(EVENT_INTERVAL),
          log: sentence => this.send({ kind: 'log', sentence }),
          broken: error => {
            if (generation === this.generation) this.rebuild(error);
          },
        },
      );
      if (this.isHeld) this.indexer.hold(true);
      if (this.limit !== 'all') this.indexer.setLimit(this.limit);
      void this.start(this.indexer, setup);
    } catch (error) {
      database.close();
      this.database = null;
      throw error;
    }
  }

  private async start(indexer: Indexer, { open, chosen }: IndexSetup): Promise<void> {
    for (const path of chosen) await indexer.choose(path, true);
    void indexer.scan();
    await indexer.touch(open);
  }

  private use(database: Database): void {
    this.database = database;
    this.queries = createIndexQueries(database);
  }

  /** Asks the database that another window writes, until that window ends. */
  private wait(setup: IndexSetup): void {
    this.mode = 'waiting';
    const { generation } = this;
    const look = (): void => {
      if (generation !== this.generation) return;
      this.lookAgain(setup);
      if (this.mode === 'waiting') this.host.later(look, WAITING_INTERVAL);
    };
    look();
  }

  private lookAgain(setup: IndexSetup): void {
    try {
      const writable = this.host.openToWrite(setup);
      if (writable) {
        writable.close();
        this.reopen(setup);
        this.mode = 'writing';
        return;
      }
      if (!this.database) {
        const database = this.host.openToRead(setup);
        try {
          CorpusIndex.read(database);
          this.use(database);
        } catch (error) {
          database.close();
          throw error;
        }
      }
      const version = this.database?.all('PRAGMA data_version')[0]?.data_version;
      if (version !== this.lastVersion) this.changed.call(URGENT_INTERVAL);
      this.lastVersion = version;
    } catch {
      // The other window has not made its tables yet, or is in the middle of something: the next look tells.
    }
  }

  private rebuild(error: unknown): void {
    const { setup } = this;
    if (!setup?.roots) return;
    if (error !== null) {
      this.rebuilds++;
      this.send({ kind: 'log', sentence: `The index is built again: ${messageOf(error)}` });
      if (this.rebuilds > MAX_REBUILDS) {
        this.closeAnd(() => this.fail(messageOf(error)));
        return;
      }
    }
    this.closeAnd(() => {
      if (setup.database !== null && this.mode === 'writing') this.host.remove(setup);
      this.open(setup);
    });
  }

  private fail(message: string): void {
    this.fault = message;
    this.progressed.call(URGENT_INTERVAL);
  }

  private answer({ id, name, args }: Extract<IndexRequest, { kind: 'ask' }>): void {
    if (this.forgotten.delete(id)) return;
    try {
      const queries = this.queries ?? this.emptyIndex();
      this.send({ kind: 'answer', id, result: runIndexQuery(queries, name, args) });
    } catch (error) {
      this.send({ kind: 'failed', id, message: messageOf(error) });
      if (this.database && this.mode === 'writing' && isDamage(error)) this.rebuild(error);
    }
  }

  /** What is asked while there is no index. */
  private emptyIndex(): IndexQueries {
    if (this.empty) return this.empty;
    const database = this.host.openInMemory();
    CorpusIndex.open(database, this.host.analyserVersion);
    this.empty = createIndexQueries(database);
    return this.empty;
  }

  private progress(): IndexProgress {
    const { indexer, fault } = this;
    const state = fault !== null ? 'failed' : this.mode === 'writing' ? (indexer?.state ?? 'listing') : this.mode;
    return {
      state,
      files: indexer?.files ?? 0,
      pending: indexer?.pending ?? 0,
      perSecond: indexer?.perSecond ?? null,
      fault,
    };
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const isDamage = (error: unknown): boolean =>
  error instanceof ForeignIndexError ||
  /malformed|not a database|disk image|corrupt|no such (?:table|column)/i.test(messageOf(error));

/** Calls an action at most once per interval, the last time after the last call. */
class Throttle {
  private due: number | null = null;
  private last = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly host: Pick<IndexHost, 'now' | 'later'>,
    private readonly action: () => void,
  ) {}

  /** @param interval in milliseconds since the last action */
  call(interval: number): void {
    const now = this.host.now();
    const at = Math.max(now, this.last + interval);
    if (this.due !== null && this.due <= at) return;
    this.due = at;
    this.host.later(() => this.run(at), at - now);
  }

  private run(at: number): void {
    if (this.due !== at) return;
    this.due = null;
    this.last = this.host.now();
    this.action();
  }
}
