/** From documents to the files that an export writes. Whoever has a file system only reads, writes and asks. */
import type { ExchangeDocument } from './exchangeModel';
import { filesOfDocument } from './formats/allFormats';
import type { Format } from './formats/format';

/** A file that an export writes. */
export interface OutgoingFile {
  /** With `/` between folders, relative to where the export goes. */
  readonly name: string;
  readonly content: string;
  /** It is the article's own text, which is never written over another one. */
  readonly isText: boolean;
}

export interface Outgoing {
  /** Of a format that joins all documents in one file: none. */
  readonly files: readonly OutgoingFile[];
  /** What goes into the one file of a format that joins. */
  readonly piece: string;
  /** What the format cannot hold, in sentences. */
  readonly warnings: readonly string[];
}

/** What Excel tells UTF-8 by. */
const BYTE_ORDER_MARK = '\ufeff';

const markOf = (withMark: boolean): string => (withMark ? BYTE_ORDER_MARK : '');

/** What the one file of a format that joins begins with. */
export const headOf = (format: Format, withMark: boolean): string => markOf(withMark) + format.head;

/**
 * @param path the article's file, with `/` between folders, relative to where the export begins
 * @param withMark a byte order mark before each file
 */
export function outgoing(format: Format, path: string, document: ExchangeDocument, withMark: boolean): Outgoing {
  const { contents, warnings } = format.write(document);
  if (format.joined) return { files: [], piece: contents[0], warnings };
  const cut = path.lastIndexOf('/') + 1;
  const names = filesOfDocument(format, path.slice(cut));
  const files = names.map((name, i) => ({
    name: path.slice(0, cut) + name,
    content: markOf(withMark) + contents[i],
    isText: format.endings[i] === '.txt',
  }));
  return { files, piece: '', warnings };
}

/** Names that an export has written to: two articles of one name must not become one file. */
export class TakenNames {
  private readonly by = new Map<string, string>();

  /**
   * @param article who wants it
   * @returns who has it already, else null
   */
  take(name: string, article: string): string | null {
    const other = this.by.get(name);
    if (other !== undefined && other !== article) return other;
    this.by.set(name, article);
    return null;
  }
}
