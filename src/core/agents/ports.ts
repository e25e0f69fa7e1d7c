/** What the tools need from their host: the command line's server, or the editor. */
import type { QuoteView } from '../annotation';
import type { IndexQueryArgs, IndexQueryName, IndexQueryResult, QuoteText, RecordScope, Verification } from '../corpus';
import type { FileName, FileView, StoredSidecar, Verdict } from '../project';
import type { Span } from '../text';

/** A seed file that tools may read. */
export interface AgentFile {
  /** Its path in the index, with `/`: how answers name it. */
  readonly name: string;
  /** The host's name. */
  readonly file: FileName;
}

/** A file's view on a host. */
export type AgentView = FileView<StoredSidecar | null>;

/** @typeParam V the host's views */
export interface AgentPorts<V extends AgentView = AgentView> {
  /** Asks the corpus index. @throws an error whose message says why it cannot answer */
  ask<N extends IndexQueryName>(name: N, ...args: IndexQueryArgs<N>): Promise<IndexQueryResult<N>>;
  /** What an agent should know of the index, such as that files are missing in it yet; null where it is complete. */
  indexRemark(): string | null;
  /**
   * The file that an agent or the index names.
   * @param name as in the index, or the host's name; untrusted
   * @returns null where there is no such file, or agents may not read it
   */
  find(name: string): Promise<AgentFile | null>;
  /** The present text, without byte order mark; null where there is none. @throws the host's error */
  textOf(file: AgentFile): Promise<string | null>;
  /** @throws the host's error, also where the file is gone */
  viewOf(file: AgentFile): Promise<V>;
  /** Of all corpus files of the index's folder. */
  recordScopes(): Promise<readonly RecordScope[]>;
  /** Holds quotes against the text of a record. */
  hold(record: string, quotes: readonly QuoteText[]): Promise<readonly (Verification | null)[]>;
  /** Confidence from which a derived speaker is named, 0–1. */
  readonly minimumConfidence: number;
  /** Null where tools only read. */
  readonly writer: AgentWriter<V> | null;
}

/** Writes annotations into the sidecar of a file. Spans are of the view's text. */
export interface AgentWriter<V extends AgentView = AgentView> {
  addNote(file: AgentFile, view: V, at: Span, body: string): Promise<void>;
  addTag(file: AgentFile, view: V, at: Span, tag: string): Promise<void>;
  decide(file: AgentFile, view: V, quote: QuoteView, verdict: Verdict): Promise<void>;
}
