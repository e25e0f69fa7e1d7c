/** Says how far the corpus index is. */
import type { DisplayLanguage } from '../../text';

/** How far the index is. */
export interface IndexProgress {
  /**
   * - `listing`: files are being found
   * - `indexing`: files are being read and analysed
   * - `paused`: a person stopped it
   * - `canceled`: a person ended it; only files that are open or change are added
   * - `ready`: all files are in the index
   * - `waiting`: another window writes the index; this one reads it
   * - `given`: the database was built elsewhere and is only asked
   * - `failed`: there is no index; `fault` says why
   */
  readonly state: 'listing' | 'indexing' | 'paused' | 'canceled' | 'ready' | 'waiting' | 'given' | 'failed';
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

export function indexLabelsOf(
  { state, files, pending, perSecond, fault }: IndexProgress,
  language: DisplayLanguage,
): IndexLabels {
  const { say, number: grouped } = language;
  const done = Math.max(0, files - pending);
  const share = say`${grouped(done)} of ${grouped(files)}`;
  switch (state) {
    case 'listing':
      return {
        short: say`Listing files: ${grouped(files)}`,
        long: say`Looking for seed files: ${grouped(files)} so far.`,
      };
    case 'indexing': {
      const speed = perSecond ? say`, ${Math.max(1, Math.round(perSecond))} per second` : '';
      const left = perSecond ? say`, ${durationOf(pending / perSecond, language)} left` : '';
      return { short: say`Indexing ${share}${left}`, long: say`Indexed ${share} files${speed}${left}.` };
    }
    case 'paused':
      return { short: say`Indexing paused: ${share}`, long: say`Indexing is paused. ${share} files are in the index.` };
    case 'canceled':
      return {
        short: say`Index incomplete: ${share}`,
        long: say`Indexing was canceled. ${share} files are in the index; files that you open or change are added.`,
      };
    case 'ready':
      return {
        short: null,
        long: files === 1 ? say`1 file is in the index.` : say`${grouped(files)} files are in the index.`,
      };
    case 'waiting':
      return { short: null, long: say`Another window keeps the index of this folder. This window reads it.` };
    case 'given':
      return { short: null, long: say`The index was built elsewhere and is only read.` };
    case 'failed':
      return {
        short: say`No corpus index`,
        long: say`There is no corpus index: ${fault ?? say`the reason is unknown`}`,
      };
  }
}

/** `90` is `2 minutes`. @param seconds at least 0 */
export function durationOf(seconds: number, { count }: DisplayLanguage): string {
  if (seconds < 55) return count(Math.max(1, Math.round(seconds)), 'second');
  const minutes = Math.max(1, Math.round(seconds / 60));
  return minutes < 60 ? count(minutes, 'minute') : count(Math.round(minutes / 60), 'hour');
}
