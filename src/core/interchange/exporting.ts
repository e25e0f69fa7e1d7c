/** Turns documents into the files of an export. Hosts only read, write and ask. */
import type { Message } from '../text';
import type { ExchangeDocument } from './exchangeModel';
import { filesOfDocument } from './formats/allFormats';
import type { Format } from './formats/format';

/** A file that an export writes. */
export interface OutgoingFile {
  /** The path with `/`, relative to the destination of the export. */
  readonly name: string;
  readonly content: string;
  /** The file is a copy of the article's text. It must never replace a different text. */
  readonly isText: boolean;
}

export interface Outgoing {
  /** Empty for joined formats. */
  readonly files: readonly OutgoingFile[];
  /** The document's part of the one file of a joined format, without what stands between them; empty for others. */
  readonly piece: string;
  /** Messages about what the format cannot hold. */
  readonly warnings: readonly Message[];
}

/** Makes Excel read a file as UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';

const markOf = (withMark: boolean): string => (withMark ? BYTE_ORDER_MARK : '');

/** The beginning of the one file of a joined format. */
export const headOf = ({ joined }: Format, withMark: boolean): string => markOf(withMark) + (joined?.head ?? '');

/** A format that writes each article to files of its own. */
export const apart = (format: Format): Format => ({
  ...format,
  joined: null,
  write: document => {
    const { contents, warnings } = format.write(document);
    return { contents: contents.map(content => fileOf(format, content)), warnings };
  },
});

/** The whole file that holds the piece of one document. */
export const fileOf = ({ joined }: Format, piece: string): string =>
  joined ? joined.head + piece + joined.end : piece;

/**
 * Writes a document in a format.
 * @param path the article's path with `/`, relative to the root of the export
 * @param withMark whether each file begins with a byte order mark
 */
export function outgoing(format: Format, path: string, document: ExchangeDocument, withMark: boolean): Outgoing {
  const { contents, warnings } = format.write(document);
  if (format.joined) return { files: [], piece: contents.join(''), warnings };
  const cut = path.lastIndexOf('/') + 1;
  const names = filesOfDocument(format, path.slice(cut));
  const files = names.map((name, i) => ({
    name: path.slice(0, cut) + name,
    content: markOf(withMark) + contents[i],
    isText: format.endings[i] === '.txt',
  }));
  return { files, piece: '', warnings };
}

/** The names that an export has written. Two articles must not be written to the same file. */
export class TakenNames {
  private readonly by = new Map<string, string>();

  /**
   * Reserves a name for an article.
   * @returns the article that already has the name, else null
   */
  take(name: string, article: string): string | null {
    const other = this.by.get(name);
    if (other !== undefined && other !== article) return other;
    this.by.set(name, article);
    return null;
  }
}
