import { Globs, phrase } from '../../text';
import type { CorpusList } from './corpusList';

/**
 * Marks articles as records: transcripts, speeches, judgments that quotes are held against. It has either a `file` or a
 * `source`.
 */
export interface RecordMark {
  /** Path of a seed file, or a glob, relative to the corpus file’s folder, with `/`. */
  readonly file?: string;
  /** The source that the header of an article names; case does not matter. */
  readonly source?: string;
}

/** The list `records`. A file may be written as just its path. */
export const RECORDS: CorpusList<RecordMark> = {
  key: 'records',
  noun: phrase`record`,
  keys: ['file', 'source'],
  keyOf: recordMarkKey,
  read(fields) {
    const { name } = fields.text('name');
    const { file = name, source } = { ...fields.text('file'), ...fields.text('source') };
    if (file && source)
      return fields.fail(phrase`A record has a “file” or a “source”, not both: make two records of it.`);
    if (file) return { file };
    return source ? { source } : fields.fail(phrase`A record needs a “file” or a “source”.`);
  },
};

/** What a mark is known by in the list. */
export function recordMarkKey({ file, source }: RecordMark): string {
  return file === undefined ? `source: ${foldSource(source ?? '')}` : `file: ${file}`;
}

/** The marks of one corpus file, made ready for many articles. */
export class RecordMarks {
  private readonly globs: Globs;
  private readonly sources: ReadonlySet<string>;

  constructor(readonly marks: readonly RecordMark[]) {
    this.globs = new Globs(marks.flatMap(({ file }) => file ?? []));
    this.sources = new Set(marks.flatMap(({ source }) => (source === undefined ? [] : foldSource(source))));
  }

  get isEmpty(): boolean {
    return this.marks.length === 0;
  }

  /**
   * @param path of the article’s file, relative to the corpus file’s folder, with `/`
   * @param source that its header names
   */
  matches(path: string, source: string | null): boolean {
    return this.isSource(source) || this.marks.some(({ file }) => file === path) || this.globs.matches(path);
  }

  isSource(source: string | null): boolean {
    return source !== null && this.sources.has(foldSource(source));
  }
}

const foldSource = (source: string): string => source.trim().replace(/\s+/g, ' ').toLowerCase();
