/** What the use cases need from their host. The adapters are in `platform/node`, `platform/vscode` and the tests. */

import type { Analysis } from '../analysis';
import type { AnnotationTarget, CorpusFile, SidecarProblem, SidecarRead } from '../annotation';
import type { SeedFile } from '../article';
import type { LineIndex, Message, Span } from '../text';

/** The host's name of a file or folder: a path on the command line, a URI in the editor. */
export type FileName = string;

/** Reads files and knows their folders. */
export interface ProjectFiles {
  /** The text without a byte order mark; null if there is no such file. @throws the host's error, which names the file */
  readText(file: FileName): Promise<string | null>;
  /** The folders that contain a file, nearest first, up to the root of the project. */
  foldersOf(file: FileName): readonly FileName[];
  /** The file with this name in a folder. */
  fileIn(folder: FileName, name: string): FileName;
  /** The last part of a file's name, without folders. */
  nameOf(file: FileName): string;
}

export interface Clock {
  /** The present time, as ISO 8601 in UTC, to the second. */
  now(): string;
}

export interface Ids {
  /** A new ULID. */
  newId(): string;
}

export interface Authors {
  /** The author's name for annotations of a file; undefined if unknown. */
  authorFor(file: FileName): Promise<string | undefined>;
}

/** Receives messages for the user about what was skipped or failed. */
export interface Log {
  warn(sentence: Message): void;
}

export interface Cancellation {
  readonly isCancelled: boolean;
}

/** Runs work in steps to its end. @throws if the host cancels it */
export type RunSteps = <T>(steps: Generator<unknown, T>, cancellation?: Cancellation) => Promise<T>;

/** A seed file's text with its analysis. */
export interface AnalysedFile {
  readonly text: string;
  readonly lines: LineIndex;
  readonly file: SeedFile;
  /** One per article, in order. */
  readonly analyses: readonly Analysis[];
}

/** Analyses the text of a file. A host may cache results. */
export interface Analyses {
  of(file: FileName, text: string): Promise<AnalysedFile>;
}

/** A sidecar or corpus file as read. */
export interface Stored<Read extends ReadOutcome> {
  readonly read: Read;
}

/** Tells whether a file was read completely; see `faultOf`. */
export interface ReadOutcome {
  readonly problems: readonly SidecarProblem[];
  readonly writable: boolean;
}

export type StoredSidecar = Stored<SidecarRead>;
/** The corpus file that applies to a seed file. */
export interface StoredCorpus extends Stored<CorpusFile> {
  readonly file: FileName;
  /** The seed file’s path, relative to the corpus file’s folder, with `/`. */
  readonly path: string;
}

/**
 * Reads stored annotations. A host may cache them.
 * @typeParam S the sidecar in a view; may be null on hosts with files that cannot have one
 */
export interface StoredAnnotations<S extends StoredSidecar | null = StoredSidecar> {
  sidecarOf(file: FileName): Promise<S>;
  /** The corpus file that applies to a file; null if there is none. */
  corpusFor(file: FileName): Promise<StoredCorpus | null>;
}

/** Tracks the positions of annotations through edits. Other annotations are found by their selectors. */
export interface TrackedPlaces {
  /** Known spans by the keys of the ends. */
  spansOf(file: FileName, text: string, ends: readonly AnnotationTarget[]): ReadonlyMap<string, Span>;
  /** Starts to track ends that were found with certainty. */
  track(file: FileName, text: string, found: readonly PlacedTarget[]): void;
}

export interface PlacedTarget {
  readonly target: AnnotationTarget;
  readonly span: Span;
}
