/** Converts one file of another kind to seed files. The parsers of HTML, mail and Word files are ports. */

import { looksLikeSeed } from '../article';
import { type Message, phrase } from '../text';
import { cleanLine, cleanText, linesOf, paragraphsOf } from './cleanText';
import { readDatabase } from './databases';
import { readFeed } from './feed';
import { kindOfSource, type SourceKind } from './kinds';
import { type Mail, readMail } from './mail';
import { ConversionError, type ConversionFault, type Found, found } from './model';
import { articleOfPage, type Page } from './page';
import { articleOfText, readPlainText } from './plainText';
import { type Columns, columnsOfTable, guessColumns, keysOfJson, readJson, readTable } from './records';
import { textOfRtf } from './richText';
import { type ConvertedArticle, type Given, settler } from './settle';

/** Parsers that are not part of the core. All are given bounded input, and fetch nothing. */
export interface DocumentReaders {
  /** @throws ConversionError */
  readonly page: (html: string, address: string | null) => Page;
  /** The text of HTML, by blocks. */
  readonly blocks: (html: string) => readonly string[];
  /** @throws ConversionError */
  readonly mail: (bytes: Uint8Array) => Promise<Mail>;
  /** HTML of a Word document. @throws ConversionError */
  readonly word: (bytes: Uint8Array) => Promise<string>;
  /** Decodes text; the encoding is null if it is UTF-8 or told by the bytes. */
  readonly decode: (
    bytes: Uint8Array,
    kind: SourceKind,
  ) => { readonly text: string; readonly guessedEncoding: string | null };
  /** The character of a byte from 0x80 on in Windows-1252. */
  readonly decodeByte: (byte: number) => string;
}

export interface SourceFile {
  /** Name or path, with `/` or `\` between names. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface ConvertOptions extends Given {
  /** The columns of tables and the keys of JSON; what is missing is guessed by usual names. */
  readonly columns: Columns;
  /** Whether `04/05/2025` is the 4th of May; null if unknown. */
  readonly dayFirst: boolean | null;
}

export interface Conversion {
  readonly articles: readonly ConvertedArticle[];
  readonly faults: readonly ConversionFault[];
}

/**
 * Converts a file. Reads it once, in time proportional to its length as far as the ports do.
 * @throws ConversionError if nothing of it can be read
 */
export async function convert(
  file: SourceFile,
  options: ConvertOptions,
  readers: DocumentReaders,
): Promise<Conversion> {
  const kind = kindOf(file);
  const { found, guessedEncoding } = await read(file, kind, options, readers);
  const settle = settler(file.path, options);
  const remarks: Message[] = guessedEncoding ? [phrase`The file is not UTF-8. It was read as ${guessedEncoding}.`] : [];
  const articles = found.articles.map(article =>
    settle(remarks.length ? { ...article, remarks: [...(article.remarks ?? []), ...remarks] } : article),
  );
  return { articles, faults: found.faults };
}

/** What a person chooses from before a table or JSON is converted. */
export interface ColumnChoice {
  readonly names: readonly string[];
  readonly guessed: Columns;
}

/** The columns of a table or the keys of JSON; null for other files. @throws ConversionError */
export function columnsOf(file: SourceFile, readers: Pick<DocumentReaders, 'decode'>): ColumnChoice | null {
  const kind = kindOf(file);
  if (kind !== 'table' && kind !== 'json') return null;
  const { text } = readers.decode(file.bytes, kind);
  const names = kind === 'table' ? columnsOfTable(text) : keysOfJson(text);
  return { names, guessed: guessColumns(names) };
}

/** How much of a file is looked at to tell its kind, in bytes. */
const HEAD = 1000;

function kindOf({ path, bytes }: SourceFile): SourceKind {
  const head = Array.from(bytes.subarray(0, HEAD), byte => String.fromCharCode(byte)).join('');
  return kindOfSource(path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1), head);
}

interface Read {
  readonly found: Found;
  readonly guessedEncoding: string | null;
}

async function read(
  file: SourceFile,
  kind: SourceKind,
  options: ConvertOptions,
  readers: DocumentReaders,
): Promise<Read> {
  const { bytes } = file;
  if (!bytes.length) throw new ConversionError(phrase`The file is empty.`);
  if (kind === 'word') return { found: readWord(await readers.word(bytes), readers, options), guessedEncoding: null };
  if (kind === 'mail') {
    const mail = await readers.mail(bytes);
    const isPage = mail.savedFrom !== null && mail.html !== '';
    const own = isPage ? readHtml(mail.html, mail.savedFrom, readers) : readMail(mail, readers.blocks);
    return { found: own, guessedEncoding: null };
  }
  const { text, guessedEncoding } = readers.decode(bytes, kind);
  return { found: readText(text, kind, options, readers), guessedEncoding: kind === 'rtf' ? null : guessedEncoding };
}

function readText(text: string, kind: SourceKind, options: ConvertOptions, readers: DocumentReaders): Found {
  const { columns, dayFirst } = options;
  switch (kind) {
    case 'html':
      return readHtml(text, null, readers);
    case 'feed':
      return readFeed(text, readers.blocks);
    case 'table':
      return readTable(text, { columns, dayFirst, textOfHtml: readers.blocks });
    case 'json':
      return readJson(text, { columns, dayFirst, textOfHtml: readers.blocks });
    case 'rtf':
      return readPlainText(textOfRtf(text, readers.decodeByte), dayFirst);
    default:
      refuseOthers(text);
      return readPlainText(text, dayFirst);
  }
}

/** @throws ConversionError for seed files, which need no conversion, and for what is no text */
function refuseOthers(text: string): void {
  const first = text
    .slice(0, 4096)
    .split(/\r\n|\r|\n/)
    .find(line => line.trim() !== '');
  if (first !== undefined && looksLikeSeed(first)) throw new ConversionError(phrase`This is a seed file already.`);
  if (text.slice(0, 4096).includes('\u0000')) throw new ConversionError(phrase`This is not text.`);
}

function readHtml(html: string, address: string | null, readers: DocumentReaders): Found {
  const page = readers.page(html, address);
  const lines = page.blocks.flatMap(block => [...linesOf(block), '']);
  return readDatabase(lines) ?? found([articleOfPage({ ...page, article: page.article.map(cleanText) }, null)]);
}

function readWord(html: string, readers: DocumentReaders, { dayFirst }: ConvertOptions): Found {
  const blocks = readers.blocks(html).map(cleanText);
  const database = readDatabase(blocks.flatMap(block => [...block.split('\n'), '']));
  return (
    database ??
    found([
      articleOfText(
        blocks.flatMap(paragraphsOf).filter(block => cleanLine(block) !== ''),
        dayFirst,
      ),
    ])
  );
}
