/**
 * Limits the nesting of a YAML text before it is parsed. The parser is recursive: a text nested some ten thousand levels
 * deep ends the whole process instead of throwing.
 */
import { Lexer } from 'yaml';

/** Maximum nesting of collections. A sidecar has five levels. */
const MAX_DEPTH = 100;
/** Texts that stay below these limits cannot be too deep, and need no exact measurement. */
const MAX_UNCHECKED_BRACKETS = MAX_DEPTH;
const MAX_UNCHECKED_INDICATORS = MAX_DEPTH / 2;
const MAX_UNCHECKED_INDENT = MAX_DEPTH / 2;

/** True if collections are nested more than 100 levels deep. */
export function isTooDeep(text: string): boolean {
  return mayBeDeep(text) && measureDepth(text) > MAX_DEPTH;
}

/** A quick check by single characters, which almost every file passes. */
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

/** The lexer emits this before the source of a plain scalar. */
const SCALAR_FOLLOWS = '\x1f';

/** The largest number of collections that are open at once. Stops counting above `MAX_DEPTH`. */
function measureDepth(text: string): number {
  const meter = new DepthMeter();
  let isScalar = false;
  let deepest = 0;
  for (const source of new Lexer().lex(text)) {
    if (source === SCALAR_FOLLOWS) {
      isScalar = true;
      continue;
    }
    deepest = Math.max(deepest, meter.add(source, isScalar));
    isScalar = false;
    if (deepest > MAX_DEPTH) break;
  }
  return deepest;
}

/** Follows the tokens of a text: flow collections nest by brackets, block collections by columns. */
class DepthMeter {
  /** The columns at which the open block collections begin. */
  private readonly columns: number[] = [];
  private flow = 0;
  private column = 0;
  /** True if the next token may begin a block collection. */
  private atNodeStart = true;

  /** Adds a token and returns the depth after it. */
  add(source: string, isScalar: boolean): number {
    if (this.atNodeStart && this.flow === 0 && (isScalar || source.trim() !== '')) this.openBlock();
    if (!isScalar) this.addIndicator(source);
    const lineBreak = source.lastIndexOf('\n');
    if (lineBreak >= 0) this.atNodeStart = true;
    this.column = lineBreak >= 0 ? source.length - lineBreak - 1 : this.column + source.length;
    return this.columns.length + this.flow;
  }

  private openBlock(): void {
    while ((this.columns.at(-1) ?? -1) >= this.column) this.columns.pop();
    this.columns.push(this.column);
    this.atNodeStart = false;
  }

  private addIndicator(source: string): void {
    if (source === '[' || source === '{') this.flow++;
    else if (source === ']' || source === '}') this.flow = Math.max(0, this.flow - 1);
    else if (source === '-' || source === '?' || source === ':') this.atNodeStart = true;
  }
}
