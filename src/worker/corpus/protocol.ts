/** What is said between the extension and the worker that owns the corpus index. All of it is plain data. */
import type { FileRows, IndexQueryArgs, IndexQueryName, IndexQueryResult } from '../../core/corpus';
import type { FileName, IndexedTexts } from '../../core/project';
import type { IndexProgress } from '../../core/view';

/** A folder whose seed files are indexed. */
export interface IndexRoot {
  /** As the host names it. */
  readonly folder: FileName;
  /** Globs relative to the folder. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly useIgnoreFiles: boolean;
}

export interface IndexSetup {
  /** The database file; null for one in memory. */
  readonly database: FileName | null;
  /** Paths in the index are relative to this folder. */
  readonly base: FileName;
  /** Null where the database was built elsewhere and is only asked. */
  readonly roots: readonly IndexRoot[] | null;
  /** Files of open editors, which are indexed first. */
  readonly open: readonly string[];
  /** Files that a person made seed articles, though they do not look like it. */
  readonly chosen: readonly string[];
  /** Whether the worker cannot read the files itself, and asks the extension for them. */
  readonly isRemote: boolean;
}

/** What the worker asks the extension for. */
export type FileWant =
  | { readonly kind: 'list' }
  | { readonly kind: 'stamp'; readonly path: string }
  | { readonly kind: 'texts'; readonly path: string };

/** Null where there is no such seed file. */
export type FileWantResult<W extends FileWant> = W extends { readonly kind: 'list' }
  ? readonly ListedFile[]
  : W extends { readonly kind: 'stamp' }
    ? string | null
    : IndexedTexts | null;

/** A seed file, or one that may be: its name alone does not always tell. */
export interface ListedFile {
  /** As in the index. */
  readonly path: string;
  readonly stamp: string;
}

export type IndexRequest =
  /** The first request. Comes again where folders or settings change; then the database stays as it is. */
  | { readonly kind: 'open'; readonly setup: IndexSetup }
  | {
      readonly kind: 'ask';
      readonly id: number;
      readonly name: IndexQueryName;
      readonly args: IndexQueryArgs<IndexQueryName>;
    }
  /** An answer is not needed any more. */
  | { readonly kind: 'forget'; readonly id: number }
  /** Lists all files again. */
  | { readonly kind: 'scan' }
  /** Files that may have changed, are new or gone. */
  | { readonly kind: 'touch'; readonly paths: readonly string[] }
  /** A person made a file a seed article, or not any more, that does not look like one. */
  | { readonly kind: 'choose'; readonly path: string; readonly isChosen: boolean }
  /** Files that are in sight. */
  | { readonly kind: 'prioritize'; readonly paths: readonly string[] }
  /** The answer to a `want`. */
  | { readonly kind: 'given'; readonly want: number; readonly result: FileWantResult<FileWant> }
  | { readonly kind: 'refused'; readonly want: number; readonly message: string }
  /** What of the files a person wants indexed. */
  | { readonly kind: 'limit'; readonly limit: IndexLimit }
  /** A person waits for something else that needs the processor. */
  | { readonly kind: 'hold'; readonly isHeld: boolean }
  /** Drops all rows and builds them again. */
  | { readonly kind: 'rebuild' }
  | { readonly kind: 'close'; readonly id: number };

/** All files, only those that are open or change, or none. */
export type IndexLimit = 'all' | 'urgent' | 'none';

export type { IndexProgress };

export type IndexEvent =
  | { readonly kind: 'answer'; readonly id: number; readonly result: IndexQueryResult<IndexQueryName> }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string }
  | { readonly kind: 'progress'; readonly progress: IndexProgress }
  /** Answers may have changed. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'want'; readonly want: number; readonly file: FileWant }
  /** A sentence for the log. */
  | { readonly kind: 'log'; readonly sentence: string }
  | { readonly kind: 'closed'; readonly id: number };

/** What a file gives the index. */
export type FileOutcome =
  | { readonly kind: 'rows'; readonly hash: string; readonly rows: FileRows; readonly faults: readonly string[] }
  /** The file is as it was. */
  | { readonly kind: 'same' }
  /** There is no such seed file. */
  | { readonly kind: 'none' }
  | { readonly kind: 'fault'; readonly fault: string };
