/** Exports articles with their analysis and annotations to another tool's format. */

import {
  type Format,
  headOf,
  type Outgoing,
  type OutgoingFile,
  outgoing,
  TakenNames,
  toExchangeDocument,
} from '../interchange';
import { phrase, quantity } from '../text';
import type { Log } from './ports';
import type { FileView } from './project';

export interface ExportOptions {
  readonly format: Format;
  /** Begin each file with a byte order mark, which makes Excel read it as UTF-8. */
  readonly withMark: boolean;
  /** The URL of the folder in which the articles can be read, with `/` at its end; null if unknown. */
  readonly base?: string | null;
}

/** The destination of an export. */
export interface ExportTarget {
  /** A unique name of the destination of a file; two articles must not have the same. */
  placeOf(file: OutgoingFile): string;
  /** @returns false if the file was skipped, which the target reports itself. @throws the host's error */
  write(file: OutgoingFile): Promise<boolean>;
  /** Called instead of `write` if another article of this export was written to the same place. */
  refuse(file: OutgoingFile, holder: string): void;
}

/** One export of any number of articles. */
export class ArticleExport {
  private readonly taken = new TakenNames();
  private pieces = 0;

  constructor(
    private readonly options: ExportOptions,
    /** Receives warnings about what the format cannot hold. */
    private readonly log: Log,
  ) {}

  /** The beginning of the output file, for formats that write all articles to one file. */
  get head(): string {
    return headOf(this.options.format, this.options.withMark);
  }

  /** The end of that file. */
  get end(): string {
    return this.options.format.joined?.end ?? '';
  }

  /**
   * Converts an article file. The pieces of a joined file follow each other as they are.
   * @param path its path with `/`, relative to the root of the export
   */
  convert({ text, articles, annotations }: ExportedView, path: string): Outgoing {
    const { format, withMark, base = null } = this.options;
    const address = base === null ? null : base + path.split('/').map(encodeURIComponent).join('/');
    const out = outgoing(format, path, toExchangeDocument(path, text, articles, annotations, address), withMark);
    for (const warning of out.warnings) this.log.warn(warning);
    const alike = annotations.filter(({ anchor, to }) => [anchor, to].some(one => one?.status === 'fuzzy')).length;
    if (alike)
      this.log.warn(
        phrase`${path}: ${quantity(alike, 'annotation')} exported with the article's words, which are only similar to the annotated ones. Check them.`,
      );
    const between = this.pieces++ ? (format.joined?.between ?? '') : '';
    return { ...out, piece: between + out.piece };
  }

  /**
   * Writes the files of one article.
   * @param article identifies the article if another one has the same place
   * @returns the number of files written
   */
  async write(files: readonly OutgoingFile[], article: string, target: ExportTarget): Promise<number> {
    let written = 0;
    for (const file of files) {
      const holder = this.taken.take(target.placeOf(file), article);
      if (holder) target.refuse(file, holder);
      else if (await target.write(file)) written++;
    }
    return written;
  }
}

type ExportedView = Pick<FileView, 'text' | 'articles' | 'annotations'>;
