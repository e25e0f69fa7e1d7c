/** What files give the corpus index, from texts that the host has read. */
import { type CorpusEntity, readCorpusFile, readSidecar } from '../annotation';
import { parse } from '../article';
import { type FileRows, headRowsOfFile, rowsOfFile } from '../corpus';
import { hashText, inEnglish, LineIndex } from '../text';
import type { Analyses, FileName, RunSteps, StoredAnnotations, StoredCorpus } from './ports';
import { type FileView, Project } from './project';
import { RecentMap } from './recentMap';
import { relevantEntities } from './relevantEntities';
import { faultOf, sidecarOf } from './stored';

/** Everything that the rows of a file are made from, without byte order marks. */
export interface IndexedTexts {
  readonly text: string;
  /** Null where there is no sidecar. */
  readonly sidecar: string | null;
  /** The corpus file that applies, and the seed file’s path in its folder, with `/`; null where none does. */
  readonly corpus: { readonly file: FileName; readonly text: string; readonly path: string } | null;
}

export interface FileIndexing {
  readonly rows: FileRows;
  /** What was not understood of the sidecar or the corpus file. The rows hold the rest. */
  readonly faults: readonly string[];
}

/** Corpus files that are kept as read. */
const MAX_CORPORA = 16;

export class FileIndexer {
  private readonly given = new Map<FileName, IndexedTexts>();
  private readonly corpora = new RecentMap<string, Omit<StoredCorpus, 'path'>>(MAX_CORPORA);
  private readonly project: Project;

  constructor(analyses: Analyses, run: RunSteps) {
    const stored: StoredAnnotations = {
      sidecarOf: async file => ({ read: readSidecar(this.given.get(file)?.sidecar ?? '') }),
      corpusFor: async file => this.corpusOf(this.given.get(file)?.corpus ?? null),
    };
    this.project = new Project({ run, analyses, stored });
  }

  /** Analyses a file. @throws what the ports throw */
  async index(file: FileName, texts: IndexedTexts): Promise<FileIndexing> {
    this.given.set(file, texts);
    try {
      const view = await this.project.open(file, texts.text);
      return {
        rows: rowsOfFile(texts.text, view.lines, view.articles, view.file.problems),
        faults: faultsOf(file, view),
      };
    } finally {
      this.given.delete(file);
      this.project.forget(file);
    }
  }

  /** What the rows of a file depend on in its corpus file: another key means other rows. Empty where that is nothing. */
  corpusKeyOf(texts: IndexedTexts): string {
    return keyOfEntities(this.relevantTo(texts));
  }

  /**
   * As `corpusKeyOf`; null where the corpus file says something of articles by their paths: then the rows depend on the
   * path as well.
   */
  corpusKeyAnywhere(texts: IndexedTexts): string | null {
    const relevant = this.relevantTo(texts);
    return relevant.some(({ articles }) => articles !== undefined) ? null : keyOfEntities(relevant);
  }

  /** What the corpus file says that the rows of a file depend on. */
  private relevantTo({ text, sidecar, corpus }: IndexedTexts): readonly CorpusEntity[] {
    const stored = this.corpusOf(corpus);
    return stored ? relevantEntities(stored.read.entities, { text, sidecar, path: stored.path }) : [];
  }

  private corpusOf(corpus: IndexedTexts['corpus']): StoredCorpus | null {
    if (!corpus) return null;
    const key = `${corpus.file}\n${corpus.text}`;
    const known = this.corpora.get(key) ?? { file: corpus.file, read: readCorpusFile(corpus.text) };
    this.corpora.set(key, known);
    return { ...known, path: corpus.path };
  }
}

/** What of a corpus file the rows of any article may depend on. @param text without byte order mark */
export function corpusKeyOf(text: string): string {
  return keyOfEntities(readCorpusFile(text).entities);
}

const keyOfEntities = (entities: readonly CorpusEntity[]): string =>
  entities.length ? hashText(JSON.stringify(entities)) : '';

/** The rows of a file before it is analysed. @param text without byte order mark */
export const headRowsOf = (text: string): FileRows => headRowsOfFile(text, new LineIndex(text), parse(text));

function faultsOf(file: FileName, { sidecar, corpusFile }: FileView): string[] {
  const read = [
    [sidecarOf(file), sidecar],
    [corpusFile?.file ?? '', corpusFile],
  ] as const;
  return read.flatMap(([name, stored]) => {
    const fault = stored && faultOf(stored.read);
    return fault ? [`${name}: line ${fault.line + 1}: ${inEnglish(fault.message)}`] : [];
  });
}
