/** Reads files of other tools if the texts of the articles must be loaded first. */
import { FormatError, type ReadDocument } from './exchangeModel';
import type { Format } from './formats/format';

export interface IncomingFile {
  /** With or without folders. */
  readonly name: string;
  readonly text: string;
  /** The text of the other file, for formats with two files; null if it does not exist. */
  readonly companion: string | null;
}

/** The documents read, or the names of the articles whose texts are needed. */
export type IncomingReading =
  | { readonly documents: readonly ReadDocument[]; readonly wants: null }
  | { readonly documents: null; readonly wants: readonly string[] };

/**
 * Reads a file. If it needs texts of articles, call again with `textOf` answering for them.
 * @param textOf the text of an article by its name in the file: null if there is no such article, undefined if it was not
 *   loaded yet
 * @throws FormatError if the file does not have this format
 */
export function readIncoming(
  format: Format,
  file: IncomingFile,
  textOf: (name: string) => string | null | undefined,
): IncomingReading {
  const wants = new Set<string>();
  const answer = (name: string | null): string | null => {
    const article = name ?? file.name;
    const text = textOf(article);
    if (text === undefined) wants.add(article);
    return text ?? null;
  };
  try {
    const documents = format.read(file.text, file.companion, answer);
    return wants.size ? { documents: null, wants: [...wants] } : { documents, wants: null };
  } catch (error) {
    // Without the texts, a valid file can cause errors.
    if (error instanceof FormatError && wants.size) return { documents: null, wants: [...wants] };
    throw error;
  }
}
