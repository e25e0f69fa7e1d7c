/** Edits YAML text by replacing lines. */
import { Document, isMap, isScalar, isSeq, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Fields } from './file';
import {
  commentsOfPair,
  indentOf,
  LinePositions,
  NotLineBasedError,
  offsetAfterColon,
  pairOf,
  startOf,
} from './linePositions';
import { applyToMap, diffFields, type ListChange } from './listChanges';
import { indented, serialize, write } from './write';

interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Collects the splices of one edit. All offsets are those before it. Methods throw `NotLineBasedError` if a change cannot
 * be made line by line.
 */
export class LineEditor {
  private readonly splices: Splice[] = [];
  private readonly eol: string;
  private readonly positions: LinePositions;

  constructor(
    private readonly text: string,
    private readonly document: Document.Parsed,
  ) {
    this.positions = new LinePositions(text);
    this.eol = text.includes('\r\n') ? '\r\n' : '\n';
  }

  result(): string {
    let text = '';
    let at = 0;
    for (const splice of [...this.splices].sort((a, b) => a.start - b.start || a.end - b.end)) {
      if (splice.start < at) throw new NotLineBasedError();
      text += this.text.slice(at, splice.start) + splice.text;
      at = splice.end;
    }
    return text + this.text.slice(at);
  }

  changeTopLevelList(key: string, changes: readonly ListChange[]): void {
    const top = this.document.contents;
    if (!isMap(top)) throw new NotLineBasedError();
    const pair = pairOf(top, key);
    if (pair) {
      this.changeList(pair, indentOf(top), changes);
      return;
    }
    if (top.flow || !top.items.length) throw new NotLineBasedError();
    const indent = ' '.repeat(indentOf(top));
    const items = changes.map(change => this.itemLines(change, `${indent}  `)).join('');
    const end = this.positions.endOfLine(this.positions.endOfPair(top.items.at(-1) as Pair));
    this.insertLines(end, this.withFileBreaks(`${indent}${key}:\n`) + items);
  }

  changeTopLevelFields(from: Fields, to: Fields): void {
    const top = this.document.contents;
    if (!isMap(top) || top.flow) throw new NotLineBasedError();
    this.changeMap(top, from, to);
  }

  /** Changes the list that is the value of a pair. */
  private changeList(pair: Pair, indentOfKey: number, changes: readonly ListChange[]): void {
    const list = pair.value;
    if (isSeq(list) && list.items.length && !list.flow) {
      this.changeBlockList(pair, list, changes);
      return;
    }
    let end = offsetAfterColon(pair);
    if (isSeq(list) && !list.items.length) {
      const start = end;
      end = list.range?.[1] ?? start;
      this.splice(start, end, '');
    } else if (!isScalar(list) || list.value !== null) throw new NotLineBasedError();
    const at = this.positions.endOfLine(end);
    for (const change of changes)
      this.insertLines(this.afterGap(change, at), this.itemLines(change, ' '.repeat(indentOfKey + 2)));
  }

  private changeBlockList(pair: Pair, list: YAMLSeq, changes: readonly ListChange[]): void {
    const dashes = this.positions.dashesOf(list);
    const isNew = (change: ListChange) => change.op === 'append' || change.op === 'insert';
    // New items come last: a field added at the end of an item must precede an item inserted after it.
    for (const change of changes.filter(one => !isNew(one))) this.changeItem(list, dashes, change);
    for (const change of changes.filter(isNew)) {
      const previous = change.op === 'insert' ? change.previousIndex : dashes.length - 1;
      const dash = dashes[previous];
      const at =
        dash === undefined
          ? this.positions.endOfLine(offsetAfterColon(pair))
          : this.positions.endOfItem(list.items[previous], dash);
      this.insertLines(this.afterGap(change, at), this.itemLines(change, ' '.repeat(indentOf(list))));
    }
    const deleted = changes.filter(({ op }) => op === 'delete').length;
    if (deleted === list.items.length && !changes.some(isNew))
      this.splice(offsetAfterColon(pair), offsetAfterColon(pair), ' []');
  }

  /** Sets, replaces or deletes an item that is there. */
  private changeItem(list: YAMLSeq, dashes: readonly number[], change: ListChange): void {
    if (!('index' in change)) return;
    const item = list.items[change.index];
    const dash = dashes[change.index];
    if (dash === undefined) throw new NotLineBasedError();
    const start = this.positions.startOfLine(dash);
    const end = this.positions.endOfItem(item, dash);
    const indent = ' '.repeat(indentOf(list));
    if (change.op === 'delete') this.splice(start, end, '');
    else if (change.op === 'set' && isMap(item) && !item.flow) this.changeMap(item, change.from, change.to);
    else if (change.op === 'set' && isMap(item)) this.splice(start, end, this.flowItem(item, change, indent));
    else this.splice(start, end, this.itemLines(change, indent));
  }

  /** The offset after an insertion's gap, if the text at `at` still has it. */
  private afterGap(change: ListChange, at: number): number {
    const gap = change.op === 'insert' ? this.withFileBreaks(change.gap ?? '') : '';
    return this.text.startsWith(gap, at) ? at + gap.length : at;
  }

  private changeMap(map: YAMLMap, from: Fields, to: Fields): void {
    const order = Object.keys(to);
    for (const change of diffFields(map, this.document, from, to)) {
      const pair = pairOf(map, change.key);
      if (!pair) {
        if (change.op !== 'set') throw new NotLineBasedError();
        const before = order.slice(0, order.indexOf(change.key)).reverse();
        const previous = before.find(key => pairOf(map, key)) ?? null;
        this.insertField(map, change.key, change.value, previous);
      } else if (change.op === 'delete') this.deleteField(map, pair);
      else if (change.op === 'set') this.setField(map, pair, change.key, change.value);
      else if (change.op === 'inMap' && isMap(pair.value) && !pair.value.flow)
        this.changeMap(pair.value, change.from, change.to);
      else if (change.op === 'inList') this.changeList(pair, indentOf(map), change.changes);
      else throw new NotLineBasedError();
    }
  }

  /** Adds a field after the one with the key `previous`, or at the end of the map. */
  private insertField(map: YAMLMap, key: string, value: unknown, previous: string | null): void {
    const pair = (previous === null ? null : pairOf(map, previous)) ?? map.items.at(-1);
    if (map.flow || !pair) throw new NotLineBasedError();
    const lines = this.withFileBreaks(indented(serialize({ [key]: value }), ' '.repeat(indentOf(map))));
    this.insertLines(this.positions.endOfLine(this.positions.endOfPair(pair)), lines);
  }

  private setField(map: YAMLMap, pair: Pair, key: string, value: unknown): void {
    const start = startOf(pair.key);
    const end = this.positions.endOfPair(pair);
    const comment = commentsOfPair(pair);
    const lines = indented(serialize({ [key]: value }), ' '.repeat(indentOf(map))).trimStart();
    const [first = '', ...others] = lines.slice(0, -1).split('\n');
    // A comment after the old value moves to the key's line, which a block scalar allows too.
    const ownLine = this.text[end - 1] === '\n';
    const lineEnd = ownLine ? end : this.positions.endOfContentLine(end);
    const rest = ownLine ? '' : this.text.slice(end, lineEnd);
    const text = [first + comment + rest, ...others].join('\n') + (ownLine ? '\n' : '');
    this.splice(start, lineEnd, this.withFileBreaks(text));
  }

  private deleteField(map: YAMLMap, pair: Pair): void {
    const start = startOf(pair.key);
    const line = this.positions.startOfLine(start);
    const end = this.positions.endOfLine(this.positions.endOfPair(pair));
    if (this.text.slice(line, start).trim() === '') {
      this.splice(line, end, '');
      return;
    }
    // The first field is on the line of the dash. The next field takes its place there.
    const next = map.items[map.items.indexOf(pair) + 1];
    if (!next || this.text.slice(end, startOf(next.key)).trim() !== '') throw new NotLineBasedError();
    this.splice(start, startOf(next.key), '');
  }

  /** The lines of an item in flow style, changed. */
  private flowItem(item: YAMLMap, { from, to }: { from: Fields; to: Fields }, indent: string): string {
    const document = new Document();
    const copy = item.clone() as YAMLMap;
    document.contents = copy;
    applyToMap(document, copy, from, to);
    return this.withFileBreaks(indented(toListItem(write(document)), indent));
  }

  private itemLines(change: ListChange, indent: string): string {
    if (change.op === 'delete') throw new NotLineBasedError();
    const lines = 'lines' in change && change.lines !== undefined ? change.lines : serialize([newValueOf(change)]);
    return this.withFileBreaks(indented(lines, indent));
  }

  private insertLines(at: number, lines: string): void {
    const open = at > 0 && this.text[at - 1] !== '\n';
    this.splice(at, at, (open ? this.eol : '') + lines);
  }

  private splice(start: number, end: number, text: string): void {
    this.splices.push({ start, end, text });
  }

  private withFileBreaks(lines: string): string {
    return this.eol === '\n' ? lines : lines.replace(/\n/g, this.eol);
  }
}

const newValueOf = (change: ListChange): unknown => {
  if (change.op === 'delete') throw new NotLineBasedError();
  return change.op === 'set' ? change.to : change.value;
};

const toListItem = (lines: string): string => `- ${indented(lines, '  ').slice(2)}`;
