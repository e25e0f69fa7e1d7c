/** Files that only the extension can read, as the source of an index: it is asked for each over the channel. */
import { type FileIndexer, headRowsOf, type IndexedTexts } from '../../core/project';
import { hashText } from '../../core/text';
import type { IndexSource } from './indexSource';
import type { FileOutcome, FileWant, FileWantResult, ListedFile } from './protocol';

/** Asks the extension. */
export type AskExtension = <W extends FileWant>(want: W) => Promise<FileWantResult<W>>;

/** Files that are asked for at a time. */
const WIDTH = 4;

export class HostFiles implements IndexSource {
  readonly width = WIDTH;

  constructor(
    private readonly ask: AskExtension,
    private readonly indexer: FileIndexer,
  ) {}

  async *list(): AsyncGenerator<readonly ListedFile[]> {
    yield await this.ask({ kind: 'list' });
  }

  stampOf(path: string): Promise<string | null> {
    return this.ask({ kind: 'stamp', path });
  }

  readHeads(paths: readonly string[], { isHashed }: { readonly isHashed: boolean }): Promise<FileOutcome[]> {
    return Promise.all(paths.map(path => this.readHead(path, { isHashed })));
  }

  private async readHead(path: string, { isHashed }: { readonly isHashed: boolean }): Promise<FileOutcome> {
    const texts = await this.ask({ kind: 'texts', path });
    if (!texts) return { kind: 'none' };
    const corpusKey = isHashed ? this.indexer.corpusKeyAnywhere(texts) : null;
    const hash = corpusKey === null ? '' : hashOf(texts, corpusKey);
    return { kind: 'rows', hash, rows: headRowsOf(texts.text), faults: [] };
  }

  async index(path: string, known: string | null): Promise<FileOutcome> {
    const texts = await this.ask({ kind: 'texts', path });
    if (!texts) return { kind: 'none' };
    const hash = hashOf(texts, this.indexer.corpusKeyOf(texts));
    if (hash === known) return { kind: 'same' };
    return { kind: 'rows', hash, ...(await this.indexer.index(path, texts)) };
  }

  /** The extension knows what a person chose. */
  choose(): void {}

  /** No file waits here. */
  hold(): void {}

  refresh(): void {}

  async close(): Promise<void> {}
}

const hashOf = ({ text, sidecar }: IndexedTexts, corpusKey: string): string =>
  hashText(JSON.stringify([text, sidecar, corpusKey]));
