/** Writing articles with all that is known of them in another tool's format. */
import {
  type Format,
  headOf,
  type Outgoing,
  type OutgoingFile,
  outgoing,
  TakenNames,
  toExchangeDocument,
} from '../interchange';
import type { Log } from './ports';
import type { FileView } from './project';

export interface ExportOptions {
  readonly format: Format;
  /** A byte order mark first, by which Excel tells UTF-8. */
  readonly withMark: boolean;
}

/** Where the files of an export go. */
export interface ExportTarget {
  /** One name for each place, by which it is seen that two articles want the same. */
  placeOf(file: OutgoingFile): string;
  /** @returns false where the file was left out, of which the target has told. @throws the host's error */
  write(file: OutgoingFile): Promise<boolean>;
  /** Called instead of `write` where another article of this export has the place. */
  refuse(file: OutgoingFile, holder: string): void;
}

/** One export of any number of articles, one after the other. */
export class ArticleExport {
  private readonly taken = new TakenNames();

  constructor(
    private readonly options: ExportOptions,
    /** Is told what the format cannot hold. */
    private readonly log: Log,
  ) {}

  /** What the one file of a format that joins begins with. */
  get head(): string {
    return headOf(this.options.format, this.options.withMark);
  }

  /** @param path the article's, with `/` between folders, relative to where the export begins */
  convert({ text, articles, annotations }: ExportedView, path: string): Outgoing {
    const { format, withMark } = this.options;
    const out = outgoing(format, path, toExchangeDocument(path, text, articles, annotations), withMark);
    for (const warning of out.warnings) this.log.warn(warning);
    return out;
  }

  /**
   * @param article how the article is told from others that want the same place
   * @returns how many files were written
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
