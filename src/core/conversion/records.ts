/** Makes articles of the records of a table or of JSON, by columns that are named or known. */

import { csvRecords, FormatError, isTooDeep } from '../interchange';
import { type Message, phrase } from '../text';
import { cleanLine, cleanText, paragraphsOf } from './cleanText';
import { type ReadDate, readDate, readTimestamp } from './dates';
import {
  ConversionError,
  type ConversionFault,
  FIELDS,
  type Field,
  type Found,
  type FoundArticle,
  found,
  guess,
  type Told,
  told,
} from './model';

/** Which column each field is in. */
export type Columns = Partial<Readonly<Record<Field, string>>>;

/** Names of columns in lower case without blanks and dashes, the likeliest first. */
const KNOWN: Readonly<Record<Field, readonly string[]>> = {
  text: 'text fulltext articletext articlebody maintext bodytext body content article story description summary'.split(
    ' ',
  ),
  title: 'title headline articletitle heading head name subject'.split(' '),
  date: 'date datepublished publishedat published publisheddate publicationdate pubdate datepublish publishdate publishtime publicationtime createdat created timestamp datetime time day year'.split(
    ' ',
  ),
  source:
    'source sourcename publication publicationtitle publisher outlet newspaper media medium sourcedomain site website domain journal feed provider'.split(
      ' ',
    ),
};

const plain = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** The columns that known names tell. @param names of all columns */
export function guessColumns(names: readonly string[]): Columns {
  const byPlain = new Map([...names].reverse().map(name => [plain(name), name]));
  return Object.fromEntries(
    FIELDS.flatMap(field => {
      const name = KNOWN[field].map(known => byPlain.get(known)).find(one => one !== undefined);
      return name === undefined ? [] : [[field, name]];
    }),
  );
}

/** How the values of a record are read. */
export interface RecordOptions {
  /** What is missing is guessed by `guessColumns`. */
  readonly columns: Columns;
  readonly dayFirst: boolean | null;
  /** The text of a value that is HTML. */
  readonly textOfHtml: (html: string) => readonly string[];
}

interface DataRecord {
  readonly value: (column: string) => unknown;
  readonly place: Message;
}

/** The names of the columns of a table. @throws ConversionError if it is empty or its first line is broken */
export function columnsOfTable(text: string): readonly string[] {
  try {
    const first = csvRecords(text).next();
    if (!first.done) return first.value.cells.map(cleanLine);
  } catch (error) {
    if (error instanceof FormatError) throw new ConversionError(error.told, placeOf(error));
    throw error;
  }
  throw new ConversionError(phrase`The table is empty.`);
}

const placeOf = ({ line }: FormatError): Message | null => (line ? phrase`line ${line}` : null);

/**
 * Reads a table with a line of names: CSV with `,`, `;` or tabs.
 * @throws ConversionError if no column has the text
 */
export function readTable(text: string, options: RecordOptions): Found {
  const names = columnsOfTable(text);
  const columns = { ...guessColumns(names), ...options.columns };
  checkColumns(columns, names);
  const at = new Map([...names].reverse().map((name, i) => [name, names.length - 1 - i]));
  const articles: FoundArticle[] = [];
  const faults: ConversionFault[] = [];
  try {
    let isHead = true;
    for (const { cells, line } of csvRecords(text)) {
      if (!isHead && cells.some(cell => cell.trim() !== '')) {
        const value = (column: string) => cells[at.get(column) ?? -1];
        addRecord({ value, place: phrase`line ${line}` }, columns, options, { articles, faults });
      }
      isHead = false;
    }
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    faults.push({
      place: placeOf(error),
      message: phrase`${error.told} Nothing after it was read.`,
    });
  }
  return found(articles, faults);
}

function checkColumns(columns: Columns, names: readonly string[]): void {
  const listed = names
    .slice(0, 20)
    .map(name => `“${name.slice(0, 40)}”`)
    .join(', ');
  for (const name of Object.values(columns))
    if (!names.includes(name))
      throw new ConversionError(phrase`There is no column “${name}”. The columns are ${listed}.`);
  if (columns.text === undefined)
    throw new ConversionError(phrase`It is not clear which column has the text: choose one of ${listed}.`);
}

/** More keys than that are not listed. */
const MAX_KEYS = 1000;

/** The names of the keys in the first records of JSON lines or a JSON list. */
export function keysOfJson(text: string): readonly string[] {
  const keys = new Set<string>();
  let count = 0;
  for (const { value } of jsonRecords(text)) {
    if (isObject(value)) for (const key of keysBelow(value)) if (keys.size < MAX_KEYS) keys.add(key);
    if (++count === 20) break;
  }
  return [...keys];
}

/** `source` and, for an object, `source.name`. */
const keysBelow = (value: object): string[] =>
  Object.entries(value).flatMap(([key, inner]) =>
    isObject(inner) ? Object.keys(inner).map(below => `${key}.${below}`) : [key],
  );

/** Reads JSON lines, a JSON list, or an object with one list, such as `{"articles": […]}`. @throws ConversionError */
export function readJson(text: string, options: RecordOptions): Found {
  const keys = keysOfJson(text);
  const columns = {
    ...guessColumns(keys),
    ...guessBelow(keys),
    ...guessColumns(keys.filter(key => !key.includes('.'))),
    ...options.columns,
  };
  checkColumns(columns, [...keys, ...Object.values(options.columns)]);
  const articles: FoundArticle[] = [];
  const faults: ConversionFault[] = [];
  for (const { value, place, fault } of jsonRecords(text)) {
    if (fault !== null) faults.push({ place, message: fault });
    else if (!isObject(value)) faults.push({ place, message: phrase`This is not an object.` });
    else addRecord({ value: column => at(value, column), place }, columns, options, { articles, faults });
  }
  return found(articles, faults);
}

/** `source.name` tells the source. */
const guessBelow = (keys: readonly string[]): Columns => {
  const name = keys.find(key => /^(?:source|publisher|publication|outlet)\.(?:name|title)$/i.test(key));
  return name === undefined ? {} : { source: name };
};

interface JsonItem {
  readonly value: unknown;
  readonly place: Message;
  /** Why there is no value; null if there is one. */
  readonly fault: Message | null;
}

function* jsonRecords(text: string): Generator<JsonItem> {
  const whole = cleanEnds(text);
  const list = /^[[{]/.test(whole) ? listIn(whole) : null;
  if (list) {
    for (const [i, value] of list.entries()) yield { value, place: phrase`record ${i + 1}`, fault: null };
    return;
  }
  for (const [i, line] of text.split('\n').entries())
    if (line.trim() !== '') yield { ...parseLine(line), place: phrase`line ${i + 1}` };
}

const cleanEnds = (text: string): string => text.replace(/^\ufeff/, '').trim();

/** The records of JSON that is one value; null if it is not. */
function listIn(text: string): readonly unknown[] | null {
  if (isTooDeep(text)) return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (Array.isArray(value)) return value;
  const lists = isObject(value) ? Object.values(value).filter(one => Array.isArray(one) && one.some(isObject)) : [];
  return lists.length === 1 ? (lists[0] as unknown[]) : [value];
}

function parseLine(line: string): Pick<JsonItem, 'value' | 'fault'> {
  if (isTooDeep(line)) return { value: null, fault: phrase`The JSON is nested more than 100 levels deep.` };
  try {
    return { value: JSON.parse(cleanEnds(line)), fault: null };
  } catch (error) {
    return { value: null, fault: phrase`Not JSON: ${(error as Error).message.slice(0, 120)}.` };
  }
}

type Value = { readonly [key: string]: unknown };
const isObject = (value: unknown): value is Value =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value by its key, or by the keys that lead to it. */
function at(record: Value, path: string): unknown {
  if (Object.hasOwn(record, path)) return record[path];
  const [key = '', below = ''] = path.split('.');
  const inner = Object.hasOwn(record, key) ? record[key] : null;
  return isObject(inner) && Object.hasOwn(inner, below) ? inner[below] : undefined;
}

function addRecord(
  { value, place }: DataRecord,
  columns: Columns,
  options: RecordOptions,
  into: { readonly articles: FoundArticle[]; readonly faults: ConversionFault[] },
): void {
  const textIn = (field: Field): string => {
    const column = columns[field];
    return column === undefined ? '' : textOf(value(column));
  };
  const text = textIn('text');
  const paragraphs = /<(?:p|br|div|a|em|strong|b|i|h\d|li|ul|span)\b[^>]*>/i.test(text)
    ? options.textOfHtml(text)
    : paragraphsOf(text);
  if (!paragraphs.length) {
    into.faults.push({ place, message: phrase`This record has no text.` });
    return;
  }
  into.articles.push({
    title: toldIf(cleanLine(textIn('title'))),
    date: columns.date === undefined ? null : dateOf(value(columns.date), options.dayFirst),
    source: toldIf(cleanLine(textIn('source'))),
    paragraphs,
    place,
  });
}

const toldIf = (text: string): Told | null => (text ? told(text) : null);

/** The text of a value; of an object that names something, its name. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return cleanText(value);
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value))
    return value
      .slice(0, 10_000)
      .map(one => (typeof one === 'string' ? cleanText(one) : ''))
      .join('\n\n');
  return isObject(value) && typeof value.name === 'string' ? cleanText(value.name) : '';
}

function dateOf(value: unknown, dayFirst: boolean | null): Told | null {
  const written = cleanLine(textOf(value));
  const date: ReadDate | null = /^\d{9,13}$/.test(written)
    ? readTimestamp(Number(written))
    : readDate(written, dayFirst);
  if (!date) return null;
  return date.isSure ? told(date.iso) : guess(date.iso, phrase`read from “${written}”`);
}
