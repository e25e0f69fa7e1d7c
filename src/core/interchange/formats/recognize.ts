/** Which format a file is in, by its name, else by what stands in it. */
import { isRecord } from '../exchangeModel';
import { formatOf, formatOfFile } from './allFormats';
import type { Format } from './format';

/** So much of a file is looked at, in UTF-16 code units. */
export const MAX_RECOGNIZED_LENGTH = 200_000;

/** The endings of files that may be of a format though their names do not tell which. */
export const AMBIGUOUS_ENDINGS: readonly string[] = ['.jsonl', '.json', '.xml', '.csv', '.iob', '.iob2', '.bio'];

/**
 * @param text the file's, at least its beginning
 * @returns null where it is of none
 */
export function recognizeFormat(name: string, text: string): Format | null {
  const told = formatOfFile(name);
  if (told) return told;
  const id = idOf(name, text.slice(0, MAX_RECOGNIZED_LENGTH).replace(/^\ufeff/, ''));
  return id === null ? null : formatOf(id);
}

function idOf(name: string, text: string): string | null {
  const first = text.trimStart().slice(0, 1);
  if (first === '<') return /<(?:\w+:)?TEI[\s>]/.test(text) ? 'tei' : null;
  if (first === '{' || first === '[') return idOfJson(text);
  const [head] = text.split(/\r?\n/, 1);
  if (/\.csv$/i.test(name)) return /\bquote\b/i.test(head) && /\bspeaker\b/i.test(head) ? 'csv' : null;
  return hasColumns(text) ? 'conll' : null;
}

function idOfJson(text: string): string | null {
  const record = firstObject(text);
  // Pretty-printed, and longer than what is looked at: its keys tell all the same.
  const has = (key: string): boolean => (record ? key in record : text.includes(`"${key}"`));
  const type = record?.type;
  if (type === 'Annotation' || type === 'AnnotationPage' || type === 'AnnotationCollection') return 'web-annotation';
  if (!record && text.includes('anno.jsonld')) return 'web-annotation';
  if (has('data') && (has('annotations') || has('predictions'))) return 'label-studio';
  if (!has('text')) return record && 'target' in record ? 'web-annotation' : null;
  if (has('spans') || has('tokens')) return 'prodigy';
  return has('entities') || has('label') || has('labels') ? 'doccano' : null;
}

/** The first line's object, or the first of a list. */
function firstObject(text: string): Readonly<Record<string, unknown>> | null {
  for (const piece of [text, text.trimStart().split(/\r?\n/, 1)[0]]) {
    try {
      const value: unknown = JSON.parse(piece);
      const one: unknown = Array.isArray(value) ? value[0] : value;
      if (isRecord(one)) return one;
    } catch {
      // Several objects, one a line, are no JSON as a whole; a cut-off one is none at all.
    }
  }
  return null;
}

/** Lines of a token and a label of IOB2, nothing else. */
function hasColumns(text: string): boolean {
  const lines = text.split(/\r?\n/, 40).filter(line => line.trim() !== '' && !/^(#|-DOCSTART-)/.test(line));
  return lines.length > 0 && lines.every(line => /^\S+[\t ](?:.*[\t ])?(?:[BI]-\S+|O|_)$/.test(line.trim()));
}
