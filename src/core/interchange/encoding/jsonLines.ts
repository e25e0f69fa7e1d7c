/** Shared by the formats with one JSON object per document. */

import { phrase, quantity } from '../../text';
import {
  type AnnotationFields,
  type ExchangeDocument,
  type ExchangeItem,
  type ExchangeRelation,
  FormatError,
  fieldsOf,
  isAnnotationFields,
  isRecord,
  type ReadAnnotation,
  type ReadDocument,
} from '../exchangeModel';
import { relationOfForeignLabel, relationOfLabel, tagOfForeignLabel, tagOfLabel } from '../formats/labels';
import { placeTold, type ToldPlace } from '../placing/placeTold';
import { isTooDeep } from './jsonDepth';

/** A record that may not be one. */
interface RawRecord {
  /** @throws FormatError */
  readonly value: () => unknown;
  readonly line: number;
}

export interface JsonRecord {
  readonly value: AnnotationFields;
  /** 1-based. */
  readonly line: number;
}

/**
 * The records of JSON Lines, of one JSON array, or of one indented object.
 * @throws FormatError if an array is not JSON
 */
function recordsIn(text: string): RawRecord[] {
  const whole = text.trim();
  if (whole.startsWith('[')) {
    const list = parseJson(whole, 1);
    if (Array.isArray(list)) return list.map((value, i) => ({ value: () => value, line: i + 1 }));
  }
  const lines = text.split(/\r?\n/).map((line, i) => ({ line, at: i + 1 }));
  const filled = lines.filter(({ line }) => line.trim() !== '');
  // One indented object has lines that are no objects.
  if (filled[0]?.line.trim() === '{') return [{ value: () => parseJson(whole, 1), line: 1 }];
  return filled.map(({ line, at }) => ({ value: () => parseJson(line, at), line: at }));
}

/**
 * Reads the documents one by one. One that cannot be read does not stop the others.
 * @throws FormatError if none can be read
 */
export function readDocuments(text: string, read: (record: JsonRecord) => ReadDocument): ReadDocument[] {
  const faults: FormatError[] = [];
  const documents = recordsIn(text).flatMap(({ value, line }) => {
    try {
      return [read({ value: asRecord(value(), line), line })];
    } catch (error) {
      if (!(error instanceof FormatError)) throw error;
      faults.push(error);
      return [];
    }
  });
  const [first, ...others] = documents;
  if (!first && faults[0]) throw faults[0];
  return first ? [{ ...first, faults: [...(first.faults ?? []), ...faults] }, ...others] : [];
}

/** Parses JSON of limited depth. @param line 1-based, for errors. @throws FormatError */
export function parseJson(text: string, line: number | null): unknown {
  if (isTooDeep(text))
    throw new FormatError(phrase`The JSON is nested more than 100 levels deep. Check where the file comes from.`, line);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new FormatError(phrase`Not JSON: ${(error as Error).message}. Each line must be one whole object.`, line);
  }
}

function asRecord(value: unknown, line: number): AnnotationFields {
  if (!isRecord(value)) throw new FormatError(phrase`Each document must be an object: {"text": …}.`, line);
  return value;
}

/** JSON in ASCII, for tools that guess encodings. */
export const asciiJson = (value: unknown): string =>
  JSON.stringify(value).replace(/[\u007f-\uffff]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** The text of a document. @throws FormatError if it is missing */
export function textIn(record: AnnotationFields, line: number): string {
  const { text = record.data } = record;
  if (typeof text === 'string') return text;
  throw new FormatError(phrase`The key “text” with the article’s text is missing.`, line);
}

/** The objects in a list; empty if there is no list. */
export const listIn = (record: AnnotationFields, key: string): readonly AnnotationFields[] => {
  const value = record[key];
  return Array.isArray(value) ? value.filter(isRecord) : [];
};

/** The file name in a document's `meta` or its own keys. */
export function nameIn(record: AnnotationFields): string | null {
  const meta = isRecord(record.meta) ? record.meta : {};
  for (const value of [meta.file, record.file, record.filename]) if (typeof value === 'string') return value;
  return null;
}

/** The origin of a document. */
export const metaOf = (document: ExchangeDocument): AnnotationFields => ({
  file: document.name,
  articles: document.articles.map(({ title, date, source }) => ({ title, date, source })),
});

/** The data of an item besides its span and label, under separate keys. */
export function extrasOf(item: ExchangeItem): AnnotationFields {
  if (item.origin === 'person') return { annotation: { id: item.annotation.id, ...fieldsOf(item.annotation) } };
  if (item.origin === 'relation') return {};
  const { what, label, name, confidence, days, status } = item;
  const extras = { what, label, name, confidence, ...days, status };
  return { derived: Object.fromEntries(Object.entries(extras).filter(([, value]) => value !== null)) };
}

/** The data of a relation besides its ends and label. */
export const extrasOfRelation = ({ annotation }: ExchangeRelation): AnnotationFields =>
  annotation ? { annotation: { id: annotation.id, ...fieldsOf(annotation) } } : {};

/** What a span or a relation of another tool becomes; null for derived ones, which are not imported. */
export interface ReadContent {
  readonly id: string | null;
  readonly fields: AnnotationFields;
}

/** @param isOwn whether the file was exported from here: then labels without data are derived */
export function contentOf(extras: AnnotationFields, label: string, isOwn: boolean): ReadContent | null {
  if (isRecord(extras.derived)) return null;
  if (isAnnotationFields(extras.annotation)) return ownContent(extras.annotation);
  const fields = (isOwn ? tagOfLabel : tagOfForeignLabel)(label);
  return fields && { id: null, fields };
}

export function contentOfRelation(extras: AnnotationFields, label: string, isOwn: boolean): ReadContent | null {
  const { annotation } = extras;
  if (isAnnotationFields(annotation) && annotation.kind === 'relation') return ownContent(annotation);
  const fields = (isOwn ? relationOfLabel : relationOfForeignLabel)(label);
  return fields && { id: null, fields };
}

function ownContent({ id, ...fields }: AnnotationFields): ReadContent {
  return { id: typeof id === 'string' ? id : null, fields };
}

/** Whether a document was exported from here, by its `meta`. */
export const isOwnDocument = ({ meta }: AnnotationFields): boolean => isRecord(meta) && Array.isArray(meta.articles);

/** The annotations of one document, whose places are found together. */
export class ToldMarks {
  private readonly told: ToldPlace[] = [];
  private readonly marks: { readonly content: ReadContent; readonly at: number; readonly to: number | null }[] = [];

  /** @returns the number of the place */
  place(start: unknown, end: unknown, words: unknown): number {
    return this.told.push({ start, end, words: typeof words === 'string' ? words : null }) - 1;
  }

  add(content: ReadContent | null, at: number, to: number | null = null): void {
    if (content) this.marks.push({ content, at, to });
  }

  /**
   * @param text in which the places are
   * @param line of the document, 1-based
   */
  read(text: string, line: number): Required<Pick<ReadDocument, 'marks' | 'warnings' | 'faults'>> {
    const { spans, remarks } = placeTold(text, this.told);
    let outside = 0;
    const placeAt = (at: number): Pick<ReadAnnotation, 'span' | 'quote'> => {
      const words = this.told[at]?.words;
      return { span: spans[at] ?? null, quote: words ? { exact: words, prefix: '', suffix: '' } : null };
    };
    const marks = this.marks.flatMap(({ content, at, to }): ReadAnnotation[] => {
      const ends = [at, ...(to === null ? [] : [to])].map(placeAt);
      const [place, other] = ends;
      if (!place || ends.some(({ span, quote }) => !span && !quote)) {
        outside++;
        return [];
      }
      return [{ ...content, ...place, ...(other ? { to: other } : {}) }];
    });
    const message = phrase`${quantity(outside, 'annotation')} not imported: what the offsets say is not a span of the text, and no words are told.`;
    return { marks, warnings: remarks, faults: outside ? [new FormatError(message, line)] : [] };
  }
}
