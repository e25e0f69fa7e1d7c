/** Plain data as YAML in the style of sidecars: block collections, long lines left whole, notes as block scalars. */
import { Document, isScalar, Scalar, visit } from 'yaml';

/** Double-quoted strings stay in one line: broken at line breaks, one that holds `---` would end the document. */
export const YAML_STYLE = {
  lineWidth: 0,
  blockQuote: 'literal',
  indentSeq: true,
  doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER,
} as const;

/** A value as YAML in block style; ends in a line break. Any string comes back as it was. */
export function serialize(value: unknown): string {
  const document = new Document(value);
  visit(document, {
    Pair(_, { key, value: node }) {
      if (isScalar(key) && key.value === 'body' && isScalar(node) && typeof node.value === 'string' && node.value)
        node.type = Scalar.BLOCK_LITERAL;
    },
  });
  quoteUnsafeStrings(document);
  return document.toString(YAML_STYLE);
}

/** What plain and block scalars would not carry through unchanged: controls, separators, lone halves of pairs. */
const NEEDS_ESCAPES =
  /[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
/** White space at a line's end would be lost to the first editor that trims it. */
const TRAILING_SPACE = /[ \t](?:\n|$)/;
/** A block scalar whose text begins or ends with an empty line, or begins with space, is hard to read and to write. */
const RAGGED_BLOCK = /^[ \t\n]|\n\n$|^\n*$/;

/** Puts strings that only a double-quoted scalar carries safely between double quotes. */
export function quoteUnsafeStrings(document: Document): void {
  visit(document, {
    Scalar(_, node) {
      const { value } = node;
      if (typeof value !== 'string') return;
      if (NEEDS_ESCAPES.test(value) || TRAILING_SPACE.test(value) || RAGGED_BLOCK.test(value))
        node.type = Scalar.QUOTE_DOUBLE;
    },
  });
}

/** Every line but empty ones moved to the right. */
export const indented = (lines: string, indent: string): string =>
  lines
    .split('\n')
    .map(line => (line ? indent + line : line))
    .join('\n');

export const linesOf = (text: string): string[] => (text === '' ? [] : text.replace(/\r?\n$/, '').split(/\r?\n/));

/** Every line moved to the left, as far as there is only space; with `\n`, which ends it too. */
export function dedented(lines: string, by: number): string {
  const text = linesOf(lines)
    .map(line => (line.slice(0, by).trim() === '' ? line.slice(by) : line))
    .join('\n');
  return `${text}\n`;
}
