/** Reading another tool's file where the articles that it is about are not all at hand. */
import { FormatError, type ReadDocument } from './exchangeModel';
import type { Format } from './formats/format';

export interface IncomingFile {
  /** With or without folders. */
  readonly name: string;
  readonly text: string;
  /** Of a format with two files: the text of the other; null where it is not there. */
  readonly companion: string | null;
}

/** What was read, or the names of the articles whose texts must be had first. */
export type IncomingReading =
  | { readonly documents: readonly ReadDocument[]; readonly wants: null }
  | { readonly documents: null; readonly wants: readonly string[] };

/**
 * @param textOf the text of an article by the name that the file gives: null where there is no such article, undefined
 *   where it has not been looked for yet
 * @throws FormatError where the file is not of this format
 */
export function readIncoming(
  format: Format,
  file: IncomingFile,
  textOf: (name: string) => string | null | undefined,
): IncomingReading {
  const wants = new Set<string>();
  const answer = (name: string | null): string | null => {
    const asked = name ?? file.name;
    const text = textOf(asked);
    if (text === undefined) wants.add(asked);
    return text ?? null;
  };
  try {
    const documents = format.read(file.text, file.companion, answer);
    return wants.size ? { documents: null, wants: [...wants] } : { documents, wants: null };
  } catch (error) {
    // Without its texts a file may seem to be another's.
    if (error instanceof FormatError && wants.size) return { documents: null, wants: [...wants] };
    throw error;
  }
}
