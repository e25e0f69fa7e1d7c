/**
 * Editing of YAML text: an edit touches the lines of what it changes and no other, so that comments, order and a
 * person's own way of writing stay, and a pull request shows what was done.
 *
 * The edited text is read again and must mean what the same change of the parsed document means. Where cutting lines
 * does not come to that (flow style, aliases, explicit keys), the document is written anew, comments kept; where that
 * does not hold either, nothing is written.
 */
import { Document, isMap, isScalar, isSeq, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import { type Fields, parse, plainDocument, type YamlFile } from './file';
import {
  commentsOfPair,
  indentOf,
  LinePositions,
  NotLineBasedError,
  offsetAfterColon,
  pairOf,
  startOf,
} from './linePositions';
import { applyToDocument, applyToMap, diffFields, isSame, type ListChange } from './listChanges';
import { indented, quoteUnsafeStrings, serialize, YAML_STYLE } from './write';

/** A text as edited, with its document, which has been read again. */
export interface EditedYaml {
  readonly text: string;
  readonly document: Document.Parsed;
}

interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Applies changes to the list under a key at the document's top. All indices are those of the list before the changes.
 * @returns the new text, or null where the change cannot be made without loss
 */
export function editList(file: YamlFile, key: string, changes: readonly ListChange[]): EditedYaml | null {
  if (!changes.length) return { text: file.text, document: file.document! };
  return edit(
    file,
    target => applyToDocument(target, key, changes),
    cutter => cutter.listAtTop(key, changes),
  );
}

/**
 * Makes fields at the document's top that were read as `from` read as `to`; fields in neither stay.
 * @returns the new text, or null where the change cannot be made without loss
 */
export function editFields(file: YamlFile, from: Fields, to: Fields): EditedYaml | null {
  if (isSame(from, to)) return { text: file.text, document: file.document! };
  return edit(
    file,
    target => {
      if (!isMap(target.contents)) target.contents = target.createNode({}) as never;
      applyToMap(target, target.contents as unknown as YAMLMap, from, to);
    },
    cutter => cutter.fieldsAtTop(from, to),
  );
}

function edit(
  file: YamlFile,
  change: (document: Document) => void,
  editText: (cutter: LineEditor) => void,
): EditedYaml | null {
  const target = parse(file.text);
  if (!target) return null;
  try {
    change(target);
    const wanted = plainDocument(target);
    if (wanted === undefined) return null;
    const lines = editLines(file, editText);
    const cutOut = lines === null ? null : parseIfEquivalent(lines, wanted);
    if (cutOut) return cutOut;
    quoteUnsafeStrings(target);
    return parseIfEquivalent(target.toString(YAML_STYLE), wanted);
  } catch {
    return null;
  }
}

/** The text with its document, if that means what is wanted. */
function parseIfEquivalent(text: string, wanted: unknown): EditedYaml | null {
  const document = parse(text);
  if (document === null || document.errors.length || !isSame(plainDocument(document), wanted)) return null;
  return { text, document };
}

function editLines(file: YamlFile, cut: (cutter: LineEditor) => void): string | null {
  const cutter = new LineEditor(file.text, file.document!);
  try {
    cut(cutter);
    return cutter.result();
  } catch (error) {
    if (error instanceof NotLineBasedError) return null;
    throw error;
  }
}

/**
 * A new list, with what stands at the head of a new file, behind a text that holds nothing yet, or only comments.
 * @returns null where the text is of another kind
 */
export function startList(
  file: YamlFile,
  head: Fields,
  firstLine: string,
  key: string,
  values: readonly unknown[],
): EditedYaml | null {
  const body = serialize({ ...head, [key]: values });
  const bare = file.text.replace(/^\ufeff/, '');
  const wanted = { ...head, [key]: values };
  if (bare.trim() === '') return parseIfEquivalent(firstLine + body, wanted);
  if (plainDocument(file.document!) !== null) return null;
  const text = `${file.text}${file.text.endsWith('\n') ? '' : '\n'}${body}`;
  return parseIfEquivalent(text, wanted);
}

/** Collects the splices of one edit; all offsets are those of the text before it. */
class LineEditor {
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

  listAtTop(key: string, changes: readonly ListChange[]): void {
    const top = this.document.contents;
    if (!isMap(top)) throw new NotLineBasedError();
    const pair = pairOf(top, key);
    if (pair) {
      this.list(pair, indentOf(top), changes);
      return;
    }
    if (top.flow || !top.items.length) throw new NotLineBasedError();
    const indent = ' '.repeat(indentOf(top));
    const items = changes.map(change => this.itemLines(change, `${indent}  `)).join('');
    const end = this.positions.endOfLine(this.positions.endOfPair(top.items[top.items.length - 1] as Pair));
    this.insertLines(end, this.withFileBreaks(`${indent}${key}:\n`) + items);
  }

  fieldsAtTop(from: Fields, to: Fields): void {
    const top = this.document.contents;
    if (!isMap(top) || top.flow) throw new NotLineBasedError();
    this.map(top, from, to);
  }

  /** The list that is the value of a pair. */
  private list(pair: Pair, indentOfKey: number, changes: readonly ListChange[]): void {
    const list = pair.value;
    if (isSeq(list) && list.items.length && !list.flow) {
      this.blockList(pair, list, changes);
      return;
    }
    const colon = offsetAfterColon(pair);
    if (isSeq(list) && !list.items.length) this.splice(colon, list.range![1], '');
    else if (!isScalar(list) || list.value !== null) throw new NotLineBasedError();
    const at = this.positions.endOfLine(isSeq(list) ? list.range![1] : colon);
    for (const change of changes)
      this.insertLines(this.afterGap(change, at), this.itemLines(change, ' '.repeat(indentOfKey + 2)));
  }

  private blockList(pair: Pair, list: YAMLSeq, changes: readonly ListChange[]): void {
    const dashes = this.positions.dashesOf(list);
    const indent = ' '.repeat(indentOf(list));
    let gone = 0;
    let added = false;
    const isNew = (change: ListChange) => change.op === 'append' || change.op === 'insert';
    // Where an item gets a field at its end and another follows it, the field is written first.
    for (const change of [...changes].sort((a, b) => Number(isNew(a)) - Number(isNew(b)))) {
      if (change.op === 'append' || change.op === 'insert') {
        const behind = change.op === 'insert' ? change.previousIndex : dashes.length - 1;
        const at =
          behind < 0
            ? this.positions.endOfLine(offsetAfterColon(pair))
            : this.positions.endOfItem(list.items[behind], dashes[behind]);
        this.insertLines(this.afterGap(change, at), this.itemLines(change, indent));
        added = true;
        continue;
      }
      const item = list.items[change.index];
      const start = this.positions.startOfLine(dashes[change.index]);
      const end = this.positions.endOfItem(item, dashes[change.index]);
      if (change.op === 'delete') {
        this.splice(start, end, '');
        gone++;
      } else if (change.op === 'set' && isMap(item) && !item.flow) this.map(item, change.from, change.to);
      else if (change.op === 'set' && isMap(item)) this.splice(start, end, this.flowItem(item, change, indent));
      else this.splice(start, end, this.itemLines(change, indent));
    }
    if (gone === list.items.length && !added) this.splice(offsetAfterColon(pair), offsetAfterColon(pair), ' []');
  }

  private afterGap(change: ListChange, at: number): number {
    const gap = change.op === 'insert' ? this.withFileBreaks(change.gap ?? '') : '';
    return this.text.startsWith(gap, at) ? at + gap.length : at;
  }

  private map(map: YAMLMap, from: Fields, to: Fields): void {
    const order = Object.keys(to);
    for (const change of diffFields(map, this.document, from, to)) {
      const pair = pairOf(map, change.key);
      if (!pair) {
        if (change.op !== 'set') throw new NotLineBasedError();
        const before = order.slice(0, order.indexOf(change.key)).reverse();
        const neighbour = before.find(key => pairOf(map, key)) ?? null;
        this.insertField(map, change.key, change.value, neighbour);
      } else if (change.op === 'delete') this.deleteField(map, pair);
      else if (change.op === 'set') this.setField(map, pair, change.key, change.value);
      else if (change.op === 'inMap' && isMap(pair.value) && !pair.value.flow)
        this.map(pair.value, change.from, change.to);
      else if (change.op === 'inList') this.list(pair, indentOf(map), change.changes);
      else throw new NotLineBasedError();
    }
  }

  /** Writes a field that was not there behind the one that it follows by order, or at the map's end. */
  private insertField(map: YAMLMap, key: string, value: unknown, behind: string | null): void {
    if (map.flow || !map.items.length) throw new NotLineBasedError();
    const pair = (behind === null ? null : pairOf(map, behind)) ?? map.items[map.items.length - 1];
    const lines = this.withFileBreaks(indented(serialize({ [key]: value }), ' '.repeat(indentOf(map))));
    this.insertLines(this.positions.endOfLine(this.positions.endOfPair(pair)), lines);
  }

  private setField(map: YAMLMap, pair: Pair, key: string, value: unknown): void {
    const start = startOf(pair.key);
    const end = this.positions.endOfPair(pair);
    const comment = commentsOfPair(pair);
    const lines = indented(serialize({ [key]: value }), ' '.repeat(indentOf(map))).trimStart();
    const [first, ...others] = lines.slice(0, -1).split('\n');
    // A comment behind the old value stays behind the key, where a block scalar allows it too.
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
    // The first field stands on the line of the dash: the next one takes its place there.
    const next = map.items[map.items.indexOf(pair) + 1];
    if (!next || this.text.slice(end, startOf(next.key)).trim() !== '') throw new NotLineBasedError();
    this.splice(start, startOf(next.key), '');
  }

  private flowItem(item: YAMLMap, { from, to }: { from: Fields; to: Fields }, indent: string): string {
    const document = new Document();
    const copy = item.clone() as YAMLMap;
    document.contents = copy as never;
    applyToMap(document, copy, from, to);
    quoteUnsafeStrings(document);
    return this.withFileBreaks(indented(toListItem(document.toString(YAML_STYLE)), indent));
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
