/** Where the parts of a parsed YAML document are in its text: from which line to which. */

import { isMap, isScalar, isSeq, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import { type Span, span } from '../../text';
import type { YamlFile } from './file';

/** The lines cannot be told apart here, as in flow style. */
export class NotLineBasedError extends Error {}

/**
 * The lines of each item of the list under a key at the document's top, from its dash on; `start` is where the lines
 * below the key begin.
 * @returns null where its items are not lines of their own
 */
export function itemLineSpans(
  file: Pick<YamlFile, 'text' | 'document'>,
  key: string,
): { indent: number; start: number; spans: readonly Span[] } | null {
  const top = file.document?.contents;
  const pair = isMap(top) ? pairOf(top, key) : null;
  const list = pair?.value;
  if (!pair || !isSeq(list) || !list.items.length) return NO_ITEMS;
  const places = new LinePositions(file.text);
  try {
    const dashes = places.dashesOf(list);
    const spans = list.items.map((item, i) => span(places.startOfLine(dashes[i]), places.endOfItem(item, dashes[i])));
    return { indent: indentOf(list), start: places.endOfLine(offsetAfterColon(pair)), spans };
  } catch (error) {
    if (error instanceof NotLineBasedError) return null;
    throw error;
  }
}
const NO_ITEMS = { indent: 2, start: 0, spans: [] };

/** Finds ends and beginnings of lines and of nodes in a text. */
export class LinePositions {
  constructor(private readonly text: string) {}

  /** Where each item's dash is; items must begin lines. */
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

  /** Behind the line break that ends the line of the unit before `at`. */
  endOfLine(at: number): number {
    if (at > 0 && this.text[at - 1] === '\n') return at;
    const lineBreak = this.text.indexOf('\n', at);
    return lineBreak < 0 ? this.text.length : lineBreak + 1;
  }

  endOfContentLine(at: number): number {
    const end = this.endOfLine(at);
    if (this.text[end - 1] !== '\n') return end;
    return this.text[end - 2] === '\r' ? end - 2 : end - 1;
  }

  endOfItem(item: unknown, dash: number): number {
    return this.endOfLine(this.endOf(item, dash + 1));
  }

  endOfPair(pair: Pair): number {
    return this.endOf(pair.value, offsetAfterColon(pair));
  }

  /** Where the last thing in a node ends; a collection's own range takes in comments and blank lines behind it. */
  endOf(node: unknown, ifEmpty: number): number {
    if ((isMap(node) || isSeq(node)) && !node.flow && node.items.length) {
      const last = node.items[node.items.length - 1];
      if (isMap(node)) return this.endOfPair(last as Pair);
      const dashes = this.dashesOf(node as YAMLSeq);
      return this.endOf(last, dashes[dashes.length - 1] + 1);
    }
    const range = (node as { range?: readonly [number, number, number] } | null)?.range;
    return !range || range[0] === range[1] ? ifEmpty : range[1];
  }
}

export function pairOf(map: YAMLMap, key: string): Pair | null {
  return (map.items.find(pair => isScalar(pair.key) && pair.key.value === key) as Pair | undefined) ?? null;
}

export function indentOf(node: YAMLMap | YAMLSeq): number {
  const token = node.srcToken as { type: string; indent?: number } | undefined;
  if (token?.indent === undefined || node.flow) throw new NotLineBasedError();
  return token.indent;
}

export function startOf(node: unknown): number {
  const range = (node as { range?: readonly [number, number, number] } | null)?.range;
  if (!range) throw new NotLineBasedError();
  return range[0];
}

/** Behind the colon of a pair. */
export function offsetAfterColon(pair: Pair): number {
  const token = (pair as { srcToken?: { sep?: { type: string; offset: number }[] } }).srcToken;
  const colon = token?.sep?.find(part => part.type === 'map-value-ind');
  if (!colon) throw new NotLineBasedError();
  return colon.offset + 1;
}

/** The comments between a key and its value, or behind the header of a block scalar, to be kept when the value goes. */
export function commentsOfPair(pair: Pair): string {
  type Part = { type: string; source: string };
  const token = (pair as { srcToken?: { sep?: Part[]; value?: { props?: Part[] } } }).srcToken;
  const parts = [...(token?.sep ?? []), ...(token?.value?.props ?? [])];
  return parts
    .filter(part => part.type === 'comment')
    .map(part => ` ${part.source}`)
    .join('');
}
