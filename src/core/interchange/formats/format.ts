import type { ExchangeDocument, ReadDocument } from '../exchangeModel';

/** An exchange format: writes and reads documents. Texts in, texts out. */
export interface Format {
  readonly id: string;
  readonly title: string;
  /** Its purpose, in a few words. */
  readonly detail: string;
  /** The extensions of the files of one document, in the order of `WrittenDocument.contents`. */
  readonly endings: readonly string[];
  /** The documents of several files are written to one file, one after the other. */
  readonly joined: boolean;
  /** The beginning of a joined file. */
  readonly head: string;
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

/** A document in a format. */
export interface WrittenDocument {
  /** One per ending. */
  readonly contents: readonly string[];
  /** Messages about what the format cannot hold. */
  readonly warnings: readonly string[];
}
