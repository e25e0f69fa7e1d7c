import type { CorpusIndex, FileRows } from '../../core/corpus';

export type IndexWrite =
  | {
      readonly kind: 'rows';
      readonly path: string;
      readonly hash: string;
      readonly stamp: string;
      readonly rows: FileRows;
    }
  | { readonly kind: 'move'; readonly from: string; readonly path: string; readonly stamp: string }
  | { readonly kind: 'stamp'; readonly path: string; readonly stamp: string };

/** A transaction has at most so much: one file that is analysed has as much to write as many that are only listed. */
const MAX_WEIGHT = 400;
const ANALYSED_WEIGHT = 16;
const MOVED_WEIGHT = 4;

/** What is to be written, in its order: many changes in one transaction take less time. */
export class PendingWrites {
  private writes: IndexWrite[] = [];
  private weight = 0;

  get size(): number {
    return this.writes.length;
  }

  /** Whether there is enough for a transaction. */
  get isFull(): boolean {
    return this.weight >= MAX_WEIGHT;
  }

  add(write: IndexWrite): void {
    this.writes.push(write);
    this.weight += weightOf(write);
  }

  /** Writes all, and forgets it. @throws what the database throws */
  writeTo(index: CorpusIndex): void {
    const { writes } = this;
    this.writes = [];
    this.weight = 0;
    for (let from = 0, to = 0; from < writes.length; from = to) {
      const kind = writes[from]?.kind;
      while (to < writes.length && writes[to]?.kind === kind) to++;
      writeRun(index, writes.slice(from, to));
    }
  }
}

function weightOf(write: IndexWrite): number {
  if (write.kind === 'rows') return write.hash === '' ? 1 : ANALYSED_WEIGHT;
  return write.kind === 'move' ? MOVED_WEIGHT : 1;
}

/** @param run of one kind */
function writeRun(index: CorpusIndex, run: readonly IndexWrite[]): void {
  const rows = run.flatMap(one => (one.kind === 'rows' ? one : []));
  const moves = run.flatMap(one => (one.kind === 'move' ? { from: one.from, to: one.path, stamp: one.stamp } : []));
  const stamps = run.flatMap(one => (one.kind === 'stamp' ? one : []));
  if (rows.length) index.update(rows);
  if (moves.length) index.move(moves);
  if (stamps.length) index.restamp(stamps);
}
