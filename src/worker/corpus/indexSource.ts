/** What keeps an index up to date needs from its environment. */
import type { FileOutcome, ListedFile } from './protocol';

/** Where files come from. */
export interface IndexSource {
  /** So many files, or groups of heads, are worth having under way. */
  readonly width: number;
  /** Lists the seed files in batches, and files that may be some. */
  list(): AsyncIterable<readonly ListedFile[]>;
  /** The present stamp of a file; null where there is no such file, or the settings leave it out. */
  stampOf(path: string): Promise<string | null>;
  /**
   * The rows of files before they are analysed, in the same order. `isHashed`: with the hashes that the index would have
   * of them at any path, where that can be said.
   */
  readHeads(paths: readonly string[], options: { readonly isHashed: boolean }): Promise<readonly FileOutcome[]>;
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
