import type { Message } from '../../text';
import type { ExchangeDocument, ReadDocument } from '../exchangeModel';

/** An exchange format: writes and reads documents. Texts in, texts out. */
export interface Format {
  readonly id: string;
  readonly title: Message;
  /** Its purpose, in a few words. */
  readonly detail: Message;
  /** The extensions of the files of one document, in the order of `WrittenDocument.contents`. */
  readonly endings: readonly string[];
  /** How the documents of several articles are written to one file; null where each has files of its own. */
  readonly joined: Joining | null;
  write(document: ExchangeDocument): WrittenDocument;
  /**
   * Reads the documents of a file.
   * @param text the text of the file with the last of the endings
   * @param companion the text of the other file, for formats with two files; null if it does not exist
   * @param textOf returns the text of an article by its file name, for formats without texts; null if it does not exist
   * @throws FormatError if the file does not have this format
   */
  read(text: string, companion: string | null, textOf: (name: string | null) => string | null): readonly ReadDocument[];
}

/** What stands around and between the documents of one file. */
export interface Joining {
  readonly head: string;
  readonly between: string;
  readonly end: string;
}

/** One document after the other. */
export const IN_LINES: Joining = { head: '', between: '', end: '' };

/** A document in a format. */
export interface WrittenDocument {
  /** One per ending. */
  readonly contents: readonly string[];
  /** Messages about what the format cannot hold. */
  readonly warnings: readonly Message[];
}
