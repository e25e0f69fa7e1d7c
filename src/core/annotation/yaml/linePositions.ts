/** Finds the lines of the parts of a parsed YAML document. All offsets are UTF-16 offsets in its text. */

import { isMap, isScalar, isSeq, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import { span } from '../../text';
import type { YamlFile } from './file';
import type { ListLines } from './plainReader';

/** Thrown where a part does not consist of whole lines, as in flow style. */
export class NotLineBasedError extends Error {}

/**
 * The lines of each item in the list under a top-level key. `start` is the start of the line after the key, `indent` the
 * column of the dashes.
 * @returns null if the items do not consist of whole lines
 */
export function itemLineSpans(file: YamlFile, key: string): ListLines | null {
  return file.plain ? (file.plain.lists.get(key) ?? NO_ITEMS) : parsedLineSpans(file, key);
}

/** As `itemLineSpans`, from the parsed document. */
export function parsedLineSpans(file: Pick<YamlFile, 'text' | 'document'>, key: string): ListLines | null {
  const top = file.document?.contents;
  const pair = isMap(top) ? pairOf(top, key) : null;
  const list = pair?.value;
  if (!pair || !isSeq(list) || !list.items.length) return NO_ITEMS;
  const positions = new LinePositions(file.text);
  try {
    const dashes = positions.dashesOf(list);
    const spans = dashes.map((dash, i) => span(positions.startOfLine(dash), positions.endOfItem(list.items[i], dash)));
    return { indent: indentOf(list), start: positions.endOfLine(offsetAfterColon(pair)), spans };
  } catch (error) {
    if (error instanceof NotLineBasedError) return null;
    throw error;
  }
}
const NO_ITEMS: ListLines = { indent: 2, start: 0, spans: [] };

/** Finds where lines and nodes begin and end in a text. */
export class LinePositions {
  constructor(private readonly text: string) {}

  /**
   * The offset of each item's dash, one for each item.
   * @throws NotLineBasedError if an item does not begin its line
   */
  dashesOf(list: YAMLSeq): number[] {
    const token = list.srcToken;
    if (token?.type !== 'block-seq') throw new NotLineBasedError();
    const dashes = token.items.flatMap(({ start }) =>
      start.filter(part => part.type === 'seq-item-ind').map(part => part.offset),
    );
    const leading = (dash: number) => this.text.slice(this.startOfLine(dash), dash);
    if (dashes.length !== list.items.length || dashes.some(dash => leading(dash).trim() !== ''))
      throw new NotLineBasedError();
    return dashes;
  }

  startOfLine(at: number): number {
    return at === 0 ? 0 : this.text.lastIndexOf('\n', at - 1) + 1;
  }

  /** The offset after the break of the line that holds the unit before `at`. */
  endOfLine(at: number): number {
    if (at > 0 && this.text[at - 1] === '\n') return at;
    const lineBreak = this.text.indexOf('\n', at);
    return lineBreak < 0 ? this.text.length : lineBreak + 1;
  }

  /** Like `endOfLine`, but before the line break. */
  endOfContentLine(at: number): number {
    const end = this.endOfLine(at);
    if (this.text[end - 1] !== '\n') return end;
    return this.text[end - 2] === '\r' ? end - 2 : end - 1;
  }

  /** The end of the last line of an item whose dash is at `dash`. */
  endOfItem(item: unknown, dash: number): number {
    return this.endOfLine(this.endOf(item, dash + 1));
  }

  endOfPair(pair: Pair): number {
    return this.endOf(pair.value, offsetAfterColon(pair));
  }

  /**
   * The end of the last scalar in a node. A collection's own range also covers the comments and blank lines after it.
   * @param ifEmpty the result for a node without text
   */
  endOf(node: unknown, ifEmpty: number): number {
    if ((isMap(node) || isSeq(node)) && !node.flow && node.items.length) {
      const last = node.items.at(-1);
      if (isMap(node)) return this.endOfPair(last as Pair);
      const dash = this.dashesOf(node).at(-1) as number;
      return this.endOf(last, dash + 1);
    }
    const range = (node as { range?: readonly [number, number, number] } | null)?.range;
    return !range || range[0] === range[1] ? ifEmpty : range[1];
  }
}

/** The pair of a map with this key. */
export function pairOf(map: YAMLMap, key: string): Pair | null {
  return (map.items.find(pair => isScalar(pair.key) && pair.key.value === key) as Pair | undefined) ?? null;
}

/** The column of a block collection. @throws NotLineBasedError in flow style */
export function indentOf(node: YAMLMap | YAMLSeq): number {
  const token = node.srcToken as { type: string; indent?: number } | undefined;
  if (token?.indent === undefined || node.flow) throw new NotLineBasedError();
  return token.indent;
}

/** The offset of a node. @throws NotLineBasedError if it has none */
export function startOf(node: unknown): number {
  const range = (node as { range?: readonly [number, number, number] } | null)?.range;
  if (!range) throw new NotLineBasedError();
  return range[0];
}

/** The offset after the colon of a pair. */
export function offsetAfterColon(pair: Pair): number {
  const token = (pair as { srcToken?: { sep?: { type: string; offset: number }[] } }).srcToken;
  const colon = token?.sep?.find(part => part.type === 'map-value-ind');
  if (!colon) throw new NotLineBasedError();
  return colon.offset + 1;
}

/** The comments between a key and its value, or after the header of a block scalar. They are kept if the value changes. */
export function commentsOfPair(pair: Pair): string {
  type SourceToken = { type: string; source: string };
  const token = (pair as { srcToken?: { sep?: SourceToken[]; value?: { props?: SourceToken[] } } }).srcToken;
  const parts = [...(token?.sep ?? []), ...(token?.value?.props ?? [])];
  return parts
    .filter(part => part.type === 'comment')
    .map(part => ` ${part.source}`)
    .join('');
}
