/** Three-way merge of sidecars by annotation id, for git and for whoever else has two versions of one. */

import { ANNOTATIONS_KEY } from '../sidecar/sidecar';
import { editFields, editList } from '../yaml/edit';
import { readYaml } from '../yaml/file';
import { itemLineSpans } from '../yaml/linePositions';
import { isFields, isSame, type ListChange } from '../yaml/listChanges';
import { CONFLICT, mergeFields, mergeValues } from '../yaml/mergeValues';
import { indented } from '../yaml/write';
import { commentsIn, type MergeItem, type MergeSide, readSide } from './mergeSides';

export interface SidecarMerge {
  /** Where there are conflicts, both versions stand in it between git's markers, and nothing else is lost. */
  readonly text: string;
  readonly conflicts: readonly MergeConflict[];
}

export interface MergeConflict {
  /** The annotation that both changed; null where the files as a whole could not be merged. */
  readonly id: string | null;
  readonly message: string;
}

/**
 * Merges two versions of a sidecar. Added annotations are kept from both, removals are followed where the other side
 * left the annotation as it was, and of one that both changed the fields (and replies) are merged. Never throws.
 * @param base the version that both come from; empty where there was none
 */
export function mergeSidecars(base: string, ours: string, theirs: string): SidecarMerge {
  if (ours === theirs || theirs === base) return { text: ours, conflicts: [] };
  if (ours === base) return { text: theirs, conflicts: [] };
  const [before, mine, other] = [base, ours, theirs].map(readSide);
  if (!mine || !other) {
    const which = !mine && !other ? 'both versions' : mine ? 'their version' : 'our version';
    return conflictOfFiles(ours, theirs, `${which} cannot be read, or not line by line`);
  }
  return new SidecarMerger(before ?? EMPTY_SIDE, mine, other).run();
}

const EMPTY_SIDE: MergeSide = { text: '', head: {}, frame: [], items: new Map() };

function conflictOfFiles(ours: string, theirs: string, message: string): SidecarMerge {
  return {
    text: withConflictMarkers(withFinalBreak(ours), withFinalBreak(theirs)),
    conflicts: [{ id: null, message }],
  };
}

const withConflictMarkers = (ours: string, theirs: string): string =>
  `<<<<<<< ours\n${ours}=======\n${theirs}>>>>>>> theirs\n`;
const withFinalBreak = (text: string): string => (text === '' || text.endsWith('\n') ? text : `${text}\n`);

class SidecarMerger {
  /** The side whose text is written to: the one that changed what stands around the annotations. */
  private readonly main: MergeSide;
  private readonly other: MergeSide;
  private readonly commentsOfMain: ReadonlySet<string>;
  private readonly changes: ListChange[] = [];
  private readonly conflicts: MergeItem[] = [];

  constructor(
    private readonly base: MergeSide,
    private readonly ours: MergeSide,
    private readonly theirs: MergeSide,
  ) {
    const onlyTheirs = isSame(ours.frame, base.frame) && !isSame(theirs.frame, base.frame) && base !== EMPTY_SIDE;
    this.main = onlyTheirs ? theirs : ours;
    this.other = onlyTheirs ? ours : theirs;
    this.commentsOfMain = new Set(commentsIn(this.main.text));
  }

  run(): SidecarMerge {
    const { base, main, other } = this;
    const head = mergeFields(base.head, main.head, other.head);
    if (head === CONFLICT) return this.failed('both changed what stands above the annotations');
    let index = 0;
    for (const key of new Set([...main.items.keys(), ...other.items.keys()]))
      this.mergeItem(key, main.items.has(key) ? index++ : null);
    const listed = editList(readYaml(main.text), ANNOTATIONS_KEY, this.changes);
    const edited = listed && editFields(readYaml(listed.text), main.head, head);
    if (edited === null) return this.failed('the file is written in a way that a program cannot merge without loss');
    const merged = this.withConflicts(edited.text);
    const kept = new Set(commentsIn(merged.text));
    const lost = this.comments().find(comment => !kept.has(comment) && !merged.text.includes(comment));
    return lost === undefined ? merged : this.failed(`a comment would be lost (${lost.slice(0, 60)})`);
  }

  private mergeItem(key: string, index: number | null): void {
    const [before, mine, other] = [this.base, this.main, this.other].map(side => side.items.get(key));
    if (index === null) {
      // Added, or changed where we removed it: it is kept.
      if (other && !(before && isUnchanged(before, other))) this.changes.push(this.append(other));
    } else if (!other) {
      if (before && isUnchanged(before, mine!)) this.changes.push({ op: 'delete', index });
    } else if (!isUnchanged(mine!, other) && !(before && isUnchanged(before, other)))
      this.mergeChanged(index, before, mine!, other);
  }

  private mergeChanged(index: number, before: MergeItem | undefined, mine: MergeItem, other: MergeItem): void {
    if (before && isUnchanged(before, mine)) {
      this.changes.push({ op: 'replace', index, value: other.value, lines: this.linesOf(other) });
      return;
    }
    const value = mergeValues(before?.value ?? {}, mine.value, other.value);
    const known = new Set([...(before?.comments ?? []), ...mine.comments]);
    if (value === CONFLICT || other.comments.some(comment => !known.has(comment))) this.conflicts.push(mine);
    else if (isFields(mine.value) && isFields(value))
      this.changes.push({ op: 'set', index, from: mine.value, to: value });
  }

  private append(item: MergeItem): ListChange {
    return { op: 'append', value: item.value, lines: this.linesOf(item) };
  }

  /** With the comments above it, unless they are there already. */
  private linesOf(item: MergeItem): string {
    const above = item.above.filter(line => !this.commentsOfMain.has(line.trim()));
    return above.map(line => `${line.trim()}\n`).join('') + item.lines;
  }

  private withConflicts(text: string): SidecarMerge {
    if (!this.conflicts.length) return { text, conflicts: [] };
    const file = readYaml(text);
    const places = itemLineSpans(file, ANNOTATIONS_KEY);
    const side = readSide(text);
    if (!places || !side) return this.failed('both changed one annotation');
    const indices = new Map([...side.items.keys()].map((key, i) => [key, i]));
    const indent = ' '.repeat(places.indent);
    const eol = text.includes('\r\n') ? '\r\n' : '\n';
    const pieces: string[] = [];
    let from = 0;
    const placed = this.conflicts.map(({ key }) => ({ key, at: places.spans[indices.get(key)!] }));
    for (const { key, at } of placed.sort((a, b) => a.at.start - b.at.start)) {
      const versions = [this.ours, this.theirs].map(version => indented(version.items.get(key)!.lines, indent));
      pieces.push(text.slice(from, at.start), withConflictMarkers(versions[0], versions[1]).replace(/\n/g, eol));
      from = at.end;
    }
    const whole = pieces.join('') + text.slice(from);
    const conflicts = this.conflicts.map(({ id }) => ({ id, message: 'both changed the annotation differently' }));
    return { text: whole, conflicts };
  }

  /** Comments that must be in the outcome: those that either wrote, and those that both left. */
  private comments(): string[] {
    const [before, mine, other] = [this.base, this.main, this.other].map(({ text }) => new Set(commentsIn(text)));
    return [...new Set([...mine, ...other])].filter(
      comment => !before.has(comment) || (mine.has(comment) && other.has(comment)),
    );
  }

  private failed(message: string): SidecarMerge {
    return conflictOfFiles(this.ours.text, this.theirs.text, message);
  }
}

/** The same in every line; then comments are, too. */
const isUnchanged = (a: MergeItem, b: MergeItem): boolean => a.lines === b.lines && isSame(a.value, b.value);
