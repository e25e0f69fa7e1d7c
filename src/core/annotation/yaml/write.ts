/** Writes plain data as YAML in the style of sidecars: block collections, unbroken long lines, notes as block scalars. */
import { Document, isPair, isScalar, Scalar, visit } from 'yaml';

/** Double-quoted strings are never broken: a line that begins with `---` would end the document. */
const YAML_STYLE = {
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
  return write(document);
}

/** Writes a document so that every reader of YAML 1.1 and 1.2 gets the same strings. */
export function write(document: Document): string {
  quoteUnsafeStrings(document);
  return document.toString(YAML_STYLE).replace(UNPRINTABLE, escaped);
}

/** Not printable by YAML, but left as they are by the library. They occur in double-quoted strings and comments only. */
const UNPRINTABLE = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g;
const escaped = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** Characters that plain and block scalars do not preserve: controls, separators, unpaired surrogates. */
const NEEDS_ESCAPES =
  /[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
/** Trailing white space would be lost in the first editor that trims lines. */
const TRAILING_SPACE = /[ \t](?:\n|$)/;
/** Text that needs indentation or chomping indicators as a block scalar: leading white space, blank lines at the end. */
const RAGGED_BLOCK = /^[ \t\n]|\n\n$|^\n*$/;

/** What YAML 1.1 takes for a truth value, null, a number, a time or a date: https://yaml.org/type/. */
const OTHER_TYPE_IN_1_1 =
  /^(?:[yYnN]|yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF|true|True|TRUE|false|False|FALSE|~|null|Null|NULL|=|<<|[-+]?0[box][\da-fA-F_]+|[-+]?[.\d][\d_.,:]*(?:[eE][-+]?\d+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)|\d{4}-\d\d?-\d\d?(?:[Tt \t].*)?)$/;
/** Their times are dates to a reader of YAML 1.1, too. */
const TIMES: readonly unknown[] = ['created', 'modified'];

/** Double-quotes the strings that only a double-quoted scalar preserves. */
function quoteUnsafeStrings(document: Document): void {
  visit(document, {
    Scalar(key, node, path) {
      const { value } = node;
      if (typeof value !== 'string') return;
      const isPlain = node.type !== Scalar.BLOCK_LITERAL && node.type !== Scalar.BLOCK_FOLDED;
      if (
        NEEDS_ESCAPES.test(value) ||
        TRAILING_SPACE.test(value) ||
        RAGGED_BLOCK.test(value) ||
        (isPlain && value.includes('\t'))
      )
        node.type = Scalar.QUOTE_DOUBLE;
      else if (isPlain && OTHER_TYPE_IN_1_1.test(value) && !isTime(key, path)) node.type = Scalar.QUOTE_DOUBLE;
    },
  });
}

function isTime(key: unknown, path: readonly unknown[]): boolean {
  const pair = path.at(-1);
  return key === 'value' && isPair(pair) && isScalar(pair.key) && TIMES.includes(pair.key.value);
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
