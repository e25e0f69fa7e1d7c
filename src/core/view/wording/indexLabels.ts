/** Says how far the corpus index is. */
import { count } from './words';

/** How far the index is. */
export interface IndexProgress {
  /**
   * - `listing`: files are being found
   * - `indexing`: files are being read and analysed
   * - `paused`: a person stopped it
   * - `ready`: all files are in the index
   * - `waiting`: another window writes the index; this one reads it
   * - `given`: the database was built elsewhere and is only asked
   * - `failed`: there is no index; `fault` says why
   */
  readonly state: 'listing' | 'indexing' | 'paused' | 'ready' | 'waiting' | 'given' | 'failed';
  readonly files: number;
  /** Files that are still to be analysed. */
  readonly pending: number;
  /** Files analysed per second lately; null before that is known. */
  readonly perSecond: number | null;
  readonly fault: string | null;
}

export interface IndexLabels {
  /** For the status bar; null where there is nothing to say. */
  readonly short: string | null;
  /** A sentence. */
  readonly long: string;
}

export function indexLabelsOf({ state, files, pending, perSecond, fault }: IndexProgress): IndexLabels {
  const done = Math.max(0, files - pending);
  const share = `${grouped(done)} of ${grouped(files)}`;
  switch (state) {
    case 'listing':
      return { short: `Listing files: ${grouped(files)}`, long: `Looking for seed files: ${grouped(files)} so far.` };
    case 'indexing': {
      const speed = perSecond ? `, ${Math.max(1, Math.round(perSecond))} per second` : '';
      const left = perSecond ? `, ${durationOf(pending / perSecond)} left` : '';
      return { short: `Indexing ${share}${left}`, long: `Indexed ${share} files${speed}${left}.` };
    }
    case 'paused':
      return { short: `Indexing paused: ${share}`, long: `Indexing is paused. ${share} files are in the index.` };
    case 'ready':
      return { short: null, long: `${grouped(files)} ${files === 1 ? 'file is' : 'files are'} in the index.` };
    case 'waiting':
      return { short: null, long: 'Another window keeps the index of this folder. This window reads it.' };
    case 'given':
      return { short: null, long: 'The index was built elsewhere and is only read.' };
    case 'failed':
      return { short: 'No corpus index', long: `There is no corpus index: ${fault ?? 'the reason is unknown'}` };
  }
}

/** `90` is `2 minutes`. @param seconds at least 0 */
export function durationOf(seconds: number): string {
  if (seconds < 55) return count(Math.max(1, Math.round(seconds)), 'second');
  const minutes = Math.max(1, Math.round(seconds / 60));
  return minutes < 60 ? count(minutes, 'minute') : count(Math.round(minutes / 60), 'hour');
}

/** `12345` is `12,345`. */
const grouped = (value: number): string => value.toLocaleString('en');
