/** Shared by the formats with one JSON object per document. */

import type { Span } from '../../text';
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
} from '../exchangeModel';
import { relationOfLabel, tagOfLabel } from '../formats/labels';
import { isTooDeep } from './jsonDepth';

export interface JsonRecord {
  readonly value: AnnotationFields;
  /** 1-based. */
  readonly line: number;
}

/**
 * Reads the objects of JSON Lines or of one JSON array.
 * @throws FormatError if the text is neither
 */
export function readRecords(text: string): JsonRecord[] {
  const whole = text.trim();
  if (whole.startsWith('[')) {
    const list = parseJson(whole, 1);
    if (Array.isArray(list)) return list.map((value, i) => ({ value: asRecord(value, i + 1), line: i + 1 }));
  }
  return text
    .split(/\r?\n/)
    .map((line, i) => ({ line, at: i + 1 }))
    .filter(({ line }) => line.trim() !== '')
    .map(({ line, at }) => ({ value: asRecord(parseJson(line, at), at), line: at }));
}

/** Parses JSON of limited depth. @param line 1-based, for errors. @throws FormatError */
export function parseJson(text: string, line: number | null): unknown {
  if (isTooDeep(text))
    throw new FormatError('The JSON is nested more than 100 levels deep. Check where the file comes from.', line);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new FormatError(`Not JSON: ${(error as Error).message}. Each line must be one whole object.`, line);
  }
}

function asRecord(value: unknown, line: number): AnnotationFields {
  if (!isRecord(value)) throw new FormatError('Each document must be an object: {"text": …}.', line);
  return value;
}

/** The text of a document. @throws FormatError if it is missing */
export function textIn(record: AnnotationFields, line: number): string {
  if (typeof record.text !== 'string')
    throw new FormatError('The key “text” with the article’s text is missing.', line);
  return record.text;
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

/** Converts a relation of another tool. Returns null for derived relations, which are not imported. */
export function markOfRelation(extras: AnnotationFields, label: string, span: Span, to: Span): ReadAnnotation | null {
  const ends = { span, quote: null, to: { span: to, quote: null } };
  if (isRecord(extras.annotation) && extras.annotation.kind === 'relation' && isAnnotationFields(extras.annotation)) {
    const { id, ...fields } = extras.annotation;
    return { id: typeof id === 'string' ? id : null, fields, ...ends };
  }
  const fields = relationOfLabel(label);
  return fields && { id: null, fields, ...ends };
}

/** Converts a span of another tool. Returns null for derived items, which are not imported. */
export function markOf(extras: AnnotationFields, label: string, span: Span): ReadAnnotation | null {
  if (isRecord(extras.derived)) return null;
  if (isRecord(extras.annotation) && isAnnotationFields(extras.annotation)) {
    const { id, ...fields } = extras.annotation;
    return { id: typeof id === 'string' ? id : null, fields, span, quote: null };
  }
  const fields = tagOfLabel(label);
  return fields && { id: null, fields, span, quote: null };
}
