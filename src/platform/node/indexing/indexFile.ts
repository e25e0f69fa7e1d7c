/** One seed file → what it gives the index. */
import { createHash } from 'node:crypto';
import type { FileRows } from '../../../core/corpus';
import {
  CORPUS_FILE,
  type FileIndexer,
  HEAD_LENGTH,
  headRowsOf,
  type IndexedTexts,
  nearestCorpus,
  opensWithHeader,
  type ProjectFiles,
  pathBelow,
  sidecarOf,
} from '../../../core/project';
import { isSeedName } from '../seedFile';
import { readText, readTextAtOnce, readTextIfThere, Unreadable } from '../text';

/** Rows of a file, `same` where the index has them already, or `other` where it is no seed file. */
export type Indexed =
  | {
      readonly hash: string;
      readonly rows: FileRows;
      /** What was not understood of the sidecar or the corpus file; the rows hold the rest. */
      readonly faults: readonly string[];
    }
  | 'same'
  | 'other';

export interface HeadWanted {
  readonly file: string;
  readonly isChosen: boolean;
  readonly isHashed: boolean;
}

export interface FileHead {
  readonly rows: FileRows;
  /** What the index would have of it at any path; empty where that is not known, or not asked. */
  readonly hash: string;
}

/** Indexes files of one project. */
export class DiskIndexer {
  private readonly corpusTexts: CorpusTexts;

  constructor(
    private readonly indexer: FileIndexer,
    files: ProjectFiles,
  ) {
    this.corpusTexts = new CorpusTexts(files);
  }

  /**
   * @param known the hash in the index; null where the file is not in it
   * @param isChosen whether a person said that it is a seed file, whatever it looks like
   * @throws Unreadable where the article, its sidecar or the corpus file cannot be read
   */
  async index(file: string, known: string | null, isChosen: boolean): Promise<Indexed> {
    const texts = await this.read(file);
    if (!isChosen && !isSeedText(file, texts.text)) return 'other';
    const hash = hashOf(texts, this.indexer.corpusKeyOf(texts));
    return hash === known ? 'same' : { hash, ...(await this.indexer.index(file, texts)) };
  }

  /**
   * The rows of a file before it is analysed; null where it is no seed file.
   * @param isChosen as for `index`
   * @throws Unreadable
   */
  async readHead({ file, isChosen, isHashed }: HeadWanted): Promise<FileHead | null> {
    const text = readTextAtOnce(file, head => isChosen || isSeedText(file, head));
    if (text === null) return null;
    return { rows: headRowsOf(text), hash: isHashed ? await this.hashAnywhere(file, text) : '' };
  }

  /** The hash that the index would have of the file at any path; empty where there is none. */
  private async hashAnywhere(file: string, text: string): Promise<string> {
    try {
      const texts = { text, sidecar: sidecarAtOnce(file), corpus: await this.corpusTexts.of(file) };
      const corpusKey = this.indexer.corpusKeyAnywhere(texts);
      return corpusKey === null ? '' : hashOf(texts, corpusKey);
    } catch (error) {
      if (error instanceof Unreadable) return '';
      throw error;
    }
  }

  /** Reads corpus files again that were read before. */
  forgetCorpora(): void {
    this.corpusTexts.clear();
  }

  private async read(file: string): Promise<IndexedTexts> {
    const text = await readText(file);
    const [sidecar, corpus] = await Promise.all([readTextIfThere(sidecarOf(file)), this.corpusTexts.of(file)]);
    return { text, sidecar, corpus };
  }
}

const isSeedText = (file: string, text: string): boolean =>
  isSeedName(file) || (file.endsWith('.txt') && opensWithHeader(text.slice(0, HEAD_LENGTH)));

/** Texts of corpus files by folder, read once. */
class CorpusTexts {
  private readonly texts = new Map<string, Promise<string | null>>();

  constructor(private readonly files: ProjectFiles) {}

  of(file: string): Promise<IndexedTexts['corpus']> {
    return nearestCorpus(this.files.foldersOf(file), async folder => {
      const path = this.files.fileIn(folder, CORPUS_FILE);
      const known = this.texts.get(folder) ?? this.files.readText(path);
      this.texts.set(folder, known);
      const text = await known;
      return text === null ? null : { file: path, text, path: pathBelow(this.files, folder, file) };
    });
  }

  clear(): void {
    this.texts.clear();
  }
}

function sidecarAtOnce(file: string): string | null {
  try {
    return readTextAtOnce(sidecarOf(file), () => true);
  } catch (error) {
    if (error instanceof Unreadable && error.code === 'ENOENT') return null;
    throw error;
  }
}

function hashOf({ text, sidecar }: IndexedTexts, corpusKey: string): string {
  const hash = createHash('sha256');
  for (const part of [text, sidecar, corpusKey]) hash.update(part === null ? '-' : `${part.length}:${part}`);
  return hash.digest('hex').slice(0, 32);
}
