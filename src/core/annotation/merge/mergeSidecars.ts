/** Three-way merge of sidecars by annotation id, for git and for hosts that have two versions of a file. */

import { ANNOTATIONS_KEY } from '../sidecar/sidecar';
import { editFields, editList } from '../yaml/edit';
import { readYaml, type YamlFile } from '../yaml/file';
import { itemLineSpans } from '../yaml/linePositions';
import { isFields, isSame, type ListChange } from '../yaml/listChanges';
import { CONFLICT, mergeFields, mergeValues } from '../yaml/mergeValues';
import { indented } from '../yaml/write';
import { commentsIn, type MergeItem, type MergeSide, readSide } from './mergeSides';

export interface SidecarMerge {
  /** The merged text. If there are conflicts, it has both versions of each between conflict markers as git writes them. */
  readonly text: string;
  readonly conflicts: readonly MergeConflict[];
}

export interface MergeConflict {
  /** The annotation that both sides changed; null if the files as a whole could not be merged. */
  readonly id: string | null;
  readonly message: string;
}

/**
 * Merges two versions of a sidecar. Annotations that either side added are kept. An annotation that one side removed is
 * removed if the other side did not change it. If both changed an annotation, its fields and replies are merged. Never
 * throws.
 * @param base the common ancestor; empty if there is none
 */
export function mergeSidecars(base: string, ours: string, theirs: string): SidecarMerge {
  if (ours === theirs || theirs === base) return { text: ours, conflicts: [] };
  if (ours === base) return { text: theirs, conflicts: [] };
  const [mine, other] = [readSide(readYaml(ours)), readSide(readYaml(theirs))];
  if (!mine || !other) {
    const which = !mine && !other ? 'both versions' : mine ? 'their version' : 'our version';
    return conflictOfFiles(ours, theirs, `${which} cannot be read line by line`);
  }
  return new SidecarMerger(readSide(readYaml(base)) ?? EMPTY_SIDE, mine, other).run();
}

const EMPTY_SIDE: MergeSide = { file: readYaml(''), head: {}, frame: [], items: new Map() };

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
  /** The side whose text is edited: theirs if only they changed what surrounds the annotations, else ours. */
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
    this.commentsOfMain = new Set(commentsIn(this.main.file.text));
  }

  run(): SidecarMerge {
    const { base, main, other } = this;
    const head = mergeFields(base.head, main.head, other.head);
    if (head === CONFLICT) return this.failed('both sides changed the fields above the annotations');
    for (const [index, [key, mine]] of [...main.items].entries()) this.mergeItem(index, mine, other.items.get(key));
    for (const [key, item] of other.items) if (!main.items.has(key)) this.mergeMissing(item);
    const listed = editList(main.file, ANNOTATIONS_KEY, this.changes);
    const edited = listed && editFields(listed, main.head, head);
    if (edited === null) return this.failed('the file cannot be merged automatically without loss');
    const merged = this.withConflicts(edited);
    const kept = new Set(commentsIn(merged.text));
    const lost = this.wantedComments().find(comment => !kept.has(comment) && !merged.text.includes(comment));
    return lost === undefined ? merged : this.failed(`a comment would be lost (${lost.slice(0, 60)})`);
  }

  /** An item that only the other side has was added there, or changed there and removed here: then it is kept. */
  private mergeMissing(item: MergeItem): void {
    const before = this.base.items.get(item.key);
    if (before && isUnchanged(before, item)) return;
    this.changes.push({ op: 'append', value: item.value, lines: this.linesOf(item) });
  }

  private mergeItem(index: number, mine: MergeItem, other: MergeItem | undefined): void {
    const before = this.base.items.get(mine.key);
    if (!other) {
      if (before && isUnchanged(before, mine)) this.changes.push({ op: 'delete', index });
    } else if (!isUnchanged(mine, other) && !(before && isUnchanged(before, other)))
      this.mergeChanged(index, before, mine, other);
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

  /** The lines of an item with the comments above it, except those that the main side has too. */
  private linesOf(item: MergeItem): string {
    const above = item.above.filter(line => !this.commentsOfMain.has(line.trim()));
    return above.map(line => `${line.trim()}\n`).join('') + item.lines;
  }

  /** Replaces each conflicting annotation by both versions between markers. */
  private withConflicts(file: YamlFile): SidecarMerge {
    const { text } = file;
    if (!this.conflicts.length) return { text, conflicts: [] };
    const places = itemLineSpans(file, ANNOTATIONS_KEY);
    const side = readSide(file);
    if (!places || !side) return this.failed('both sides changed an annotation differently');
    const indices = new Map([...side.items.keys()].map((key, i) => [key, i]));
    const indent = ' '.repeat(places.indent);
    const eol = text.includes('\r\n') ? '\r\n' : '\n';
    const placed = this.conflicts.flatMap(({ key }) => {
      const at = places.spans[indices.get(key) ?? -1];
      return at ? [{ key, at }] : [];
    });
    const pieces: string[] = [];
    let from = 0;
    for (const { key, at } of placed.sort((a, b) => a.at.start - b.at.start)) {
      const versionIn = (side: MergeSide) => indented(side.items.get(key)?.lines ?? '', indent);
      const versions = withConflictMarkers(versionIn(this.ours), versionIn(this.theirs));
      pieces.push(text.slice(from, at.start), versions.replace(/\n/g, eol));
      from = at.end;
    }
    const conflicts = this.conflicts.map(({ id }) => ({
      id,
      message: 'both sides changed the annotation differently',
    }));
    return { text: pieces.join('') + text.slice(from), conflicts };
  }

  /** The comments that the result must have: those that either side added, and those that neither removed. */
  private wantedComments(): string[] {
    const before = new Set(commentsIn(this.base.file.text));
    const mine = new Set(commentsIn(this.main.file.text));
    const other = new Set(commentsIn(this.other.file.text));
    return [...new Set([...mine, ...other])].filter(
      comment => !before.has(comment) || (mine.has(comment) && other.has(comment)),
    );
  }

  private failed(message: string): SidecarMerge {
    return conflictOfFiles(this.ours.file.text, this.theirs.file.text, message);
  }
}

/** True if all lines are the same, and so are the comments. */
const isUnchanged = (a: MergeItem, b: MergeItem): boolean => a.lines === b.lines && isSame(a.value, b.value);
