/** What the use-cases ask of their host. Each host has its adapters: `platform/node`, `platform/vscode`, tests. */

import type { Analysis } from '../analysis';
import type { CorpusFile, End, SidecarProblem, SidecarRead } from '../annotation';
import type { SeedFile } from '../article';
import type { LineIndex, Span } from '../text';

/** A file or folder by the name that its host gives it: a path on the command line, a uri in the editor. */
export type FileName = string;

/** Reads files and knows which folders they are in. */
export interface ProjectFiles {
  /** The text without a byte order mark; null where there is no such file. @throws the host's error, which names it */
  readText(file: FileName): Promise<string | null>;
  /** The folders that a file is in, the nearest first, as far up as the project reaches. */
  foldersOf(file: FileName): readonly FileName[];
  /** The file of this name in a folder. */
  fileIn(folder: FileName, name: string): FileName;
}

export interface Clock {
  /** The present instant, as ISO 8601 in UTC to the second. */
  now(): string;
}

export interface Ids {
  /** A fresh ULID. */
  newId(): string;
}

export interface Authors {
  /** The name to write with annotations of a file; undefined where nobody is known. */
  authorFor(file: FileName): Promise<string | undefined>;
}

/** Takes sentences about what was left out or could not be done, for the person who asked for it. */
export interface Log {
  warn(sentence: string): void;
}

export interface Cancellation {
  readonly isCancelled: boolean;
}

/** Runs the steps of a piece of work to their end. @throws where the host cancels it */
export type RunSteps = <T>(steps: Generator<unknown, T>, cancellation?: Cancellation) => Promise<T>;

/** A seed file's text with all that is worked out from it. */
export interface AnalysedFile {
  readonly text: string;
  readonly lines: LineIndex;
  readonly file: SeedFile;
  /** One per article, in their order. */
  readonly analyses: readonly Analysis[];
}

/** Gives the analysis of a file's text. A host may keep what it has worked out. */
export interface Analyses {
  of(file: FileName, text: string): Promise<AnalysedFile>;
}

/** A sidecar or a corpus file as it was read. */
export interface Stored<Read extends ReadOutcome> {
  readonly read: Read;
}

/** What tells whether a file was understood as a whole. */
export interface ReadOutcome {
  readonly problems: readonly SidecarProblem[];
  readonly writable: boolean;
}

export type StoredSidecar = Stored<SidecarRead>;
export interface StoredCorpus extends Stored<CorpusFile> {
  readonly file: FileName;
}

/**
 * What people decided, as it is stored. A host may keep what it has read.
 * @typeParam S what a view carries of its sidecar; null where a host has files that cannot have one
 */
export interface StoredAnnotations<S extends StoredSidecar | null = StoredSidecar> {
  sidecarOf(file: FileName): Promise<S>;
  /** The corpus file that holds for a file; null where there is none. */
  corpusFor(file: FileName): Promise<StoredCorpus | null>;
}

/** Knows where annotations are that it saw being edited; of others the selectors tell. */
export interface TrackedPlaces {
  /** Places by the keys of the ends; those that are not known are missing. */
  spansOf(file: FileName, text: string, ends: readonly End[]): ReadonlyMap<string, Span>;
  /** Takes over where ends were found for certain. */
  track(file: FileName, text: string, found: readonly PlacedEnd[]): void;
}

export interface PlacedEnd {
  readonly end: End;
  readonly span: Span;
}
