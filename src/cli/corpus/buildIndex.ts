import path from 'node:path';
import { CorpusIndex, type FileRows, ForeignIndexError, type IndexedFile } from '../../core/corpus';
import { type IndexPool, onThisThread, onThreads } from '../../platform/node/indexing/indexPool';
import { Unreadable, Unwritable } from '../../platform/node/pathError';
import { openSqlite } from '../../platform/node/sqlite';
import { analyser } from '../analysis';
import { filesOf } from '../files';
import { complain, EXIT, type ExitCode } from '../output';
import { createIndexer, diskIndexer } from './diskIndexer';
import { ExtractedAnalyses } from './fromExtracted';
import { INDEX_THREAD } from './indexThread';

/** The command line’s own program, beside the one that has this code. */
const PROGRAM = path.join(__dirname, 'cli.js');

/** Files of one transaction. */
const BATCH = 200;

export interface BuildOptions {
  /** The index file. */
  readonly output: string;
  /** Threads that analyse; 1: this one. */
  readonly jobs: number;
  /** The paths are files of `extract` lines. */
  readonly isExtracted: boolean;
}

/** Builds or updates an index: files that are as they were are left alone, files that are gone are removed. */
export async function buildIndex(
  paths: readonly string[],
  { output, jobs, isExtracted }: BuildOptions,
): Promise<ExitCode> {
  const index = openForWriting(output);
  const extracted = isExtracted ? new ExtractedAnalyses() : null;
  const pool =
    jobs > 1 && !extracted
      ? onThreads({ count: jobs, program: PROGRAM, data: INDEX_THREAD, createSpare: diskIndexer })
      : extracted
        ? onThisThread(createIndexer(extracted), 1)
        : onThisThread(diskIndexer());
  try {
    const builder = new IndexBuilder(index, pool, path.dirname(path.resolve(output)));
    const complete = extracted
      ? await builder.run(extracted.filesOf(paths))
      : await builder.run(filesOf(paths, { withAnnotations: false }), paths);
    const { files, articles, quotes } = index.counts();
    complain(
      `${output}: ${files} files, ${articles} articles, ${quotes} quotes (${builder.written} files written, ${builder.removed} removed).`,
    );
    return complete ? EXIT.fine : EXIT.failed;
  } finally {
    await pool.close();
    index.database.close();
  }
}

/** @throws Unwritable where it is something else, or is being written by another process */
function openForWriting(file: string): CorpusIndex {
  try {
    const db = openSqlite(file);
    try {
      return CorpusIndex.open(db, analyser.version);
    } catch (error) {
      db.close();
      throw error;
    }
  } catch (error) {
    const way = error instanceof ForeignIndexError ? ' Name another file, or delete this one.' : '';
    throw new Unwritable(file, `${(error as Error).message}${way}`);
  }
}

interface Pending {
  readonly path: string;
  readonly hash: string;
  readonly rows: FileRows;
}

class IndexBuilder {
  written = 0;
  removed = 0;
  private readonly known: ReadonlyMap<string, IndexedFile>;
  private readonly seen = new Set<string>();
  private batch: Pending[] = [];
  private complete = true;

  constructor(
    private readonly index: CorpusIndex,
    private readonly pool: IndexPool,
    /** The index’s folder: paths are kept relative to it. */
    private readonly base: string,
  ) {
    this.known = index.files();
  }

  /**
   * @param found the files to index
   * @param tops the files and folders that `found` is all of: what else the index has below them is removed
   * @returns false where a file could not be read; what the index had of it stays
   */
  async run(found: AsyncIterable<string | Unreadable>, tops: readonly string[] = []): Promise<boolean> {
    const open = new Set<Promise<void>>();
    for await (const file of found) {
      if (file instanceof Unreadable) {
        this.fail(file.message);
        continue;
      }
      const work: Promise<void> = this.take(file).finally(() => open.delete(work));
      open.add(work);
      if (open.size >= this.pool.width) await Promise.race(open);
    }
    await Promise.all(open);
    this.flush();
    if (this.complete) this.removeVanished(tops);
    return this.complete;
  }

  private async take(file: string): Promise<void> {
    const name = this.nameOf(file);
    this.seen.add(name);
    const answer = await this.pool.index({
      file,
      known: this.known.get(name)?.hash ?? null,
      // Files that are named are taken as they are.
      isChosen: true,
      isUrgent: false,
    });
    if (answer.kind === 'fault') return this.fail(answer.fault);
    if (typeof answer.indexed === 'string') return;
    for (const fault of answer.indexed.faults) this.fail(fault);
    this.batch.push({ path: name, hash: answer.indexed.hash, rows: answer.indexed.rows });
    if (this.batch.length >= BATCH) this.flush();
  }

  private flush(): void {
    if (!this.batch.length) return;
    this.index.update(this.batch);
    this.written += this.batch.length;
    this.batch = [];
  }

  /** Files below the given paths that are in the index and were not found. */
  private removeVanished(paths: readonly string[]): void {
    const tops = paths.filter(one => one !== '-').map(one => this.nameOf(one));
    const gone = [...this.known.keys()].filter(
      name => !this.seen.has(name) && tops.some(top => top === '' || name === top || name.startsWith(`${top}/`)),
    );
    if (gone.length) this.index.update([], gone);
    this.removed = gone.length;
  }

  private nameOf(file: string): string {
    return path.relative(this.base, path.resolve(file)).split(path.sep).join('/');
  }

  private fail(message: string): void {
    this.complete = false;
    complain(message);
  }
}
