/** Functions of the text of sidecars, corpus files and records, to be run in a worker. Their arguments and results are plain data. */
import {
  type AnchoredAnnotation,
  type CorpusChange,
  editCorpusFile,
  editSidecar,
  type ItemRecord,
  MIGRATIONS,
  type Migration,
  orphanProblems,
  type RefreshedSelectors,
  readCorpusFile,
  readSidecar,
  renameSource,
  revertCorpusFile,
  revertSidecar,
  type SidecarChange,
  SidecarRewrites,
} from '../core/annotation';
import { holdQuotes, type QuoteText, RecordText } from '../core/corpus';

/** Number of articles whose rewrites are remembered. */
const MAX_REWRITTEN = 16;

/**
 * The functions, with one memory of how sidecars were rewritten. See `core/annotation` for what each does.
 * @param migrations from earlier formats of sidecars
 */
export function createOperations(migrations: readonly Migration[] = MIGRATIONS) {
  const rewrites = new Map<string, SidecarRewrites>();
  const rewritesOf = (key: string): SidecarRewrites => {
    const known = rewrites.get(key) ?? new SidecarRewrites();
    rewrites.delete(key);
    rewrites.set(key, known);
    const oldest = rewrites.keys().next();
    if (rewrites.size > MAX_REWRITTEN && !oldest.done) rewrites.delete(oldest.value);
    return known;
  };
  let record: RecordText | null = null;
  return {
    /** @param text of the record; that of the call before is remembered */
    holdQuotes: (text: string, quotes: readonly QuoteText[]) => {
      if (record?.text !== text) record = new RecordText(text);
      return holdQuotes(record, quotes);
    },
    readSidecar: (text: string) => readSidecar(text, migrations),
    editSidecar: (text: string | null, source: string, changes: readonly SidecarChange[]) =>
      editSidecar(text, source, changes, migrations),
    renameSource: (text: string, source: string) => renameSource(text, source, migrations),
    revertSidecar: (text: string | null, source: string, records: readonly ItemRecord[]) =>
      revertSidecar(text, source, records),
    /** @param article identifies the sidecar among those that are rewritten */
    rewriteSidecar: (article: string, text: string | null, source: string, refreshed: readonly RefreshedSelectors[]) =>
      rewritesOf(article).rewrite(text, source, refreshed, migrations),
    orphanProblems: (text: string, anchored: readonly AnchoredAnnotation[]) => orphanProblems(text, anchored),
    readCorpusFile: (text: string) => readCorpusFile(text),
    editCorpusFile: (text: string | null, changes: readonly CorpusChange[]) => editCorpusFile(text, changes),
    revertCorpusFile: (text: string | null, records: readonly ItemRecord[]) => revertCorpusFile(text, records),
  };
}

export type Operations = ReturnType<typeof createOperations>;
export type OperationName = keyof Operations;
export type OperationArgs<N extends OperationName> = Parameters<Operations[N]>;
export type OperationResult<N extends OperationName> = ReturnType<Operations[N]>;

/** Runs an operation by its name. */
export function runOperation<N extends OperationName>(
  operations: Operations,
  name: N,
  args: OperationArgs<N>,
): OperationResult<N> {
  const operation = operations[name] as unknown as (...args: OperationArgs<N>) => OperationResult<N>;
  return operation(...args);
}
