/** Recognizes the format of a file by its name or content. */
import { isRecord } from '../exchangeModel';
import { formatOf, formatOfFile } from './allFormats';
import type { Format } from './format';

/** How much of a file is examined, in UTF-16 code units. */
export const MAX_RECOGNIZED_LENGTH = 200_000;

/** Extensions that several formats share. The content decides. */
export const AMBIGUOUS_ENDINGS: readonly string[] = ['.jsonl', '.json', '.xml', '.csv', '.iob', '.iob2', '.bio'];

/**
 * The format of a file; null if it has none of them.
 * @param text the file's text, or its beginning
 */
export function recognizeFormat(name: string, text: string): Format | null {
  const byName = formatOfFile(name);
  if (byName) return byName;
  const id = idOf(name, text.slice(0, MAX_RECOGNIZED_LENGTH).replace(/^\ufeff/, ''));
  return id === null ? null : formatOf(id);
}

function idOf(name: string, text: string): string | null {
  const first = text.trimStart().slice(0, 1);
  if (first === '<') return /<(?:\w+:)?(?:TEI|TEI\.2|teiCorpus)[\s>]/.test(text) ? 'tei' : null;
  if (first === '{' || first === '[') return idOfJson(text);
  // Excel names the separator in a line before the columns.
  const [head = ''] = text.replace(/^sep=.\r?\n/i, '').split(/\r?\n/, 1);
  if (/\.csv$/i.test(name)) return /\bquote\b/i.test(head) && /\bspeaker\b/i.test(head) ? 'csv' : null;
  return hasColumns(text) ? 'conll' : null;
}

const WEB_ANNOTATION_TYPES: readonly unknown[] = ['Annotation', 'AnnotationPage', 'AnnotationCollection'];

/** The lists in which Hypothesis' client and its API give annotations. */
const HYPOTHESIS_LISTS = ['annotations', 'rows'];

const areAnnotations = (list: unknown): boolean => Array.isArray(list) && isRecord(list[0]) && 'target' in list[0];

function idOfJson(text: string): string | null {
  const record = firstObject(text);
  const isWebAnnotation = record
    ? WEB_ANNOTATION_TYPES.includes(record.type) || HYPOTHESIS_LISTS.some(key => areAnnotations(record[key]))
    : text.includes('anno.jsonld');
  if (isWebAnnotation) return 'web-annotation';
  // An indented file that is longer than the examined part cannot be parsed, but its keys can be found.
  const hasAny = (...keys: string[]): boolean => keys.some(key => (record ? key in record : text.includes(`"${key}"`)));
  if (hasAny('data') && hasAny('annotations', 'predictions')) return 'label-studio';
  if (!hasAny('text')) return record && 'target' in record ? 'web-annotation' : null;
  if (hasAny('spans', 'tokens')) return 'prodigy';
  return hasAny('entities', 'label', 'labels') ? 'doccano' : null;
}

/** The first object of the text, of its first line or of a list. */
function firstObject(text: string): Readonly<Record<string, unknown>> | null {
  for (const piece of [text, ...text.trimStart().split(/\r?\n/, 1)]) {
    try {
      const value: unknown = JSON.parse(piece);
      const one: unknown = Array.isArray(value) ? value[0] : value;
      if (isRecord(one)) return one;
    } catch {
      // JSON Lines are not JSON as a whole, and the text may be cut off.
    }
  }
  return null;
}

/** Whether all lines have a token and a label of IOB, BIOES or BILOU. */
function hasColumns(text: string): boolean {
  const lines = text.split(/\r?\n/, 40).filter(line => line.trim() !== '' && !/^(#|-DOCSTART-)/.test(line));
  return lines.length > 0 && lines.every(line => /^\S+[\t ](?:.*[\t ])?(?:[BIESLU]-\S+|O|_)$/.test(line.trim()));
}
