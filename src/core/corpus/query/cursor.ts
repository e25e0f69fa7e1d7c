/** What of a query line is at a place: for completion, and for hovers. Offsets and spans are of the line. */
import { type Span, span } from '../../text';
import { lexQuery, type Token } from './lex';
import { FIELDS, type FieldName, PEOPLE_FIELDS } from './model';

export type QueryCursor =
  /** A word that may become a field. */
  | { readonly type: 'field'; readonly span: Span; readonly typed: string }
  /** The value of a field: all of it, and what of it is typed before the cursor, without quotation marks. */
  | { readonly type: 'value'; readonly field: FieldName; readonly span: Span; readonly typed: string };

/** Where the cursor is; null inside a phrase or where nothing can be completed. */
export function queryCursorAt(line: string, offset: number): QueryCursor | null {
  const tokens = lexQuery(line);
  const at = tokens.findIndex(token => token.span.start < offset && offset <= token.span.end);
  const token = tokens[at];
  if (!token || token.type === 'not' || token.type === 'open')
    return { type: 'field', span: span(offset, offset), typed: '' };
  const before = tokens[at - 1];
  if (token.type === 'field') {
    const field = fieldNamed(token.name);
    if (offset < token.span.end)
      return { type: 'field', span: nameOf(token), typed: line.slice(token.span.start, offset) };
    return field && { type: 'value', field, span: span(offset, offset), typed: '' };
  }
  if (token.type !== 'value') return null;
  const field = before?.type === 'field' && before.span.end === token.span.start ? fieldNamed(before.name) : null;
  if (field) return { type: 'value', field, ...valueAt(line, token, offset) };
  return token.isQuoted ? null : { type: 'field', span: token.span, typed: line.slice(token.span.start, offset) };
}

/** An open phrase runs to the end of the line, over the text after the cursor. */
function valueAt(
  line: string,
  token: Extract<Token, { type: 'value' }>,
  offset: number,
): { span: Span; typed: string } {
  const { start, end } = token.span;
  return {
    span: span(start, token.isOpen ? offset : end),
    typed: line.slice(start + (token.isQuoted ? 1 : 0), offset).replace(/["“”„]$/, ''),
  };
}

/** The field at a place, from its name to the end of its value; null where there is none. */
export function fieldAt(line: string, offset: number): { readonly field: FieldName; readonly span: Span } | null {
  const tokens = lexQuery(line);
  for (const [i, token] of tokens.entries()) {
    if (token.type !== 'field') continue;
    const value = tokens[i + 1];
    const end = value?.type === 'value' && value.span.start === token.span.end ? value.span.end : token.span.end;
    const field = fieldNamed(token.name);
    if (field && token.span.start <= offset && offset < end) return { field, span: span(token.span.start, end) };
  }
  return null;
}

const fieldNamed = (name: string): FieldName | null => FIELDS.find(one => one === name) ?? null;

const nameOf = ({ span: { start }, ...token }: Extract<Token, { type: 'field' }>): Span =>
  span(start, start + token.name.length);

/** A value as it is written in a query: in quotation marks where it is more than one word, or a whole name. */
export const queryValue = (value: string, field: FieldName): string =>
  /^[\p{L}\p{N}][\p{L}\p{N}_./-]*$/u.test(value) && value !== 'OR' && !PEOPLE_FIELDS.some(one => one === field)
    ? value
    : `"${value.replace(/["“”„]/g, ' ').trim()}"`;
