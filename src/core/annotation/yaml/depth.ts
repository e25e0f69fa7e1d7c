/**
 * A bound on nesting before a YAML text is parsed: the parser goes down by recursion, and a text nested some ten
 * thousand levels deep ends the whole process rather than in an exception.
 */
import { Lexer } from 'yaml';

/** A sidecar is five levels deep. */
const MAX_DEPTH = 100;
const MAX_UNCHECKED_BRACKETS = MAX_DEPTH;
const MAX_UNCHECKED_INDICATORS = MAX_DEPTH / 2;
const MAX_UNCHECKED_INDENT = MAX_DEPTH / 2;

/** True where collections lie in each other more than a hundred deep. */
export function isTooDeep(text: string): boolean {
  return mayBeDeep(text) && measureDepth(text) > MAX_DEPTH;
}

/** A look at units alone, which nearly every file passes. */
function mayBeDeep(text: string): boolean {
  let brackets = 0;
  let indicators = 0;
  let indent = 0;
  let inIndent = true;
  for (let i = 0; i < text.length; i++) {
    const unit = text[i];
    if (unit === '\n' || unit === '\r') {
      indicators = indent = 0;
      inIndent = true;
    } else if (inIndent && unit === ' ') indent++;
    else {
      inIndent = false;
      if (unit === '[' || unit === '{') brackets++;
      else if (unit === '-' || unit === '?' || unit === ':') indicators++;
    }
    if (brackets > MAX_UNCHECKED_BRACKETS || indicators > MAX_UNCHECKED_INDICATORS || indent > MAX_UNCHECKED_INDENT)
      return true;
  }
  return false;
}

const SCALAR_FOLLOWS = '\x1f';

/** The greatest number of collections that are open at once: flow ones by brackets, block ones by columns. */
function measureDepth(text: string): number {
  const columns: number[] = [];
  let flow = 0;
  let deepest = 0;
  let column = 0;
  let begins = true;
  let scalar = false;
  for (const source of new Lexer().lex(text)) {
    if (source === SCALAR_FOLLOWS) {
      scalar = true;
      continue;
    }
    const blank = !scalar && source.trim() === '';
    if (!blank && begins && flow === 0) {
      while (columns.length && columns[columns.length - 1] >= column) columns.pop();
      columns.push(column);
      begins = false;
    }
    if (!scalar && (source === '[' || source === '{')) flow++;
    if (!scalar && (source === ']' || source === '}')) flow = Math.max(0, flow - 1);
    if (!scalar && (source === '-' || source === '?' || source === ':')) begins = true;
    const lineBreak = source.lastIndexOf('\n');
    if (lineBreak >= 0) begins = true;
    column = lineBreak >= 0 ? source.length - lineBreak - 1 : column + source.length;
    scalar = false;
    deepest = Math.max(deepest, columns.length + flow);
    if (deepest > MAX_DEPTH) break;
  }
  return deepest;
}
