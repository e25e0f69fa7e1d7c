import type { ExchangeDocument, ReadDocument } from '../exchangeModel';

/** A format of exchange: how a document is written in it and read from it. Pure: texts in, texts out. */
export interface Format {
  readonly id: string;
  readonly title: string;
  /** What it is for, in a few words. */
  readonly detail: string;
  /** What one document becomes: the ends of its files' names, in the order of `Written.contents`. */
  readonly endings: readonly string[];
  /** True where the documents of many files go into one, one after the other. */
  readonly joined: boolean;
  /** What a joined file begins with. */
  readonly head: string;
  write(document: ExchangeDocument): WrittenDocument;
  /**
   * @param text of the file with the last of the endings
   * @param companion of a format with two files: the text of the other, null where it is not there
   * @param textOf the text of an article by its file name, for formats that bring none; null where it is not there
   * @throws FormatError where the file is not of this format
   */
  read(text: string, companion: string | null, textOf: (name: string | null) => string | null): readonly ReadDocument[];
}

export interface WrittenDocument {
  /** One per ending. */
  readonly contents: readonly string[];
  /** What the format cannot hold, in sentences. */
  readonly warnings: readonly string[];
}
