/** Reads Word documents (.docx) as HTML, without pictures. Links in them to other files are not followed. */

import mammoth from 'mammoth';
import { ConversionError } from '../core/conversion';
import { phrase } from '../core/text';
import { Zip } from './zip';

/** What mammoth takes in place of a file: the parts of the package. Its types do not mention it. */
interface DocumentParts {
  readonly exists: (name: string) => boolean;
  readonly read: (name: string, encoding?: string) => Promise<string | Uint8Array>;
}

/** The marks of notes, and the list of notes at the end, as mammoth writes them. They are not part of the text. */
const NOTE_MARK =
  /<sup><a href="#(?:foot|end)note-\w{1,20}" id="(?:foot|end)note-ref-\w{1,20}">\[\d{1,6}\]<\/a><\/sup>/g;
const NOTES = /<ol><li id="(?:foot|end)note-[\s\S]*$/;

export async function readWord(bytes: Uint8Array): Promise<string> {
  const zip = new Zip(bytes);
  if (!zip.has('[Content_Types].xml'))
    throw new ConversionError(phrase`This ZIP archive is not a Word document. Unpack it, and convert what is in it.`);
  const file: DocumentParts = {
    exists: name => zip.has(name),
    read: async (name, encoding) => {
      const part = await zip.read(name);
      return encoding === undefined ? part : new TextDecoder(encoding).decode(part);
    },
  };
  try {
    const { value } = await mammoth.convertToHtml({ file } as unknown as Parameters<typeof mammoth.convertToHtml>[0], {
      convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
      ignoreEmptyParagraphs: true,
    });
    return value.replace(NOTE_MARK, '').replace(NOTES, '');
  } catch (error) {
    if (error instanceof ConversionError) throw error;
    throw new ConversionError(phrase`The Word document cannot be read: ${reasonOf(error as Error)}.`);
  }
}

/** One line of what the parser of XML says, without its own name and places. */
const reasonOf = ({ message }: Error): string =>
  message
    .replace(/^error:|\[xmldom \w{1,20}\]|@#\[[^\]]*\]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.?!]$/, '')
    .slice(0, 120);
