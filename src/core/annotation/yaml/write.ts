/** Writes plain data as YAML in the style of sidecars: block collections, unbroken long lines, notes as block scalars. */
import { Document, isScalar, Scalar, visit } from 'yaml';

/** Double-quoted strings are never broken: a line that begins with `---` would end the document. */
export const YAML_STYLE = {
  lineWidth: 0,
  blockQuote: 'literal',
  indentSeq: true,
  doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER,
} as const;

/** Serializes a value as YAML in block style, ending in a line break. Every string survives the round trip. */
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

/** Characters that plain and block scalars do not preserve: controls, separators, unpaired surrogates. */
const NEEDS_ESCAPES =
  /[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
/** Trailing white space would be lost in the first editor that trims lines. */
const TRAILING_SPACE = /[ \t](?:\n|$)/;
/** Text that needs indentation or chomping indicators as a block scalar: leading white space, blank lines at the end. */
const RAGGED_BLOCK = /^[ \t\n]|\n\n$|^\n*$/;

/** Double-quotes the strings that only a double-quoted scalar preserves. */
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

/** Indents every line that is not empty. */
export const indented = (lines: string, indent: string): string =>
  lines
    .split('\n')
    .map(line => (line ? indent + line : line))
    .join('\n');

/** The lines of a text without their breaks. A final break adds no empty line. */
export const linesOf = (text: string): string[] => (text === '' ? [] : text.replace(/\r?\n$/, '').split(/\r?\n/));

/** Removes up to `by` columns of indentation from every line. Line breaks become `\n`, also at the end. */
export function dedented(lines: string, by: number): string {
  const text = linesOf(lines)
    .map(line => (line.slice(0, by).trim() === '' ? line.slice(by) : line))
    .join('\n');
  return `${text}\n`;
}
