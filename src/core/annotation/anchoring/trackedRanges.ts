import { fingerprintOf, type Span, textOf } from '../../text';
import type { Selector } from '../model/annotation';
import type { End } from '../model/annotationTargets';
import { EditBatch, type TextEdit } from './editBatch';
import { type Read, TrackedRange } from './trackedRange';

/** So many states of the text are remembered, and so many selectors of each end. */
const MOST_VERSIONS = 32;
const MOST_SELECTORS = 8;
/** So many ends are followed that no annotation has any more. */
const MOST_UNNAMED = 64;
/** How much more than is asked for is read on either side, in UTF-16 units. */
const CHUNK = 1000;

/** An end of an annotation that is followed. */
interface Tracked {
  readonly range: TrackedRange;
  /** What led or leads to it, the oldest first: the selector that it was found by, and those written since. */
  selectors: readonly Selector[];
}

/** An end as it was when the text was the same before. */
interface Remembered {
  readonly tracked: Tracked;
  readonly span: Span | null;
  readonly selector: Selector;
}

/** An end at one moment. */
export interface TrackedEnd {
  readonly tracked: Tracked;
  readonly span: Span | null;
  readonly selectors: readonly Selector[];
  /** The selector that it had when the text was the same before; null where it was never so. */
  readonly recalled: Selector | null;
}

/** All ends at one moment: what edits do afterwards does not change it. */
export interface Snapshot {
  readonly text: string;
  readonly fingerprint: string;
  readonly ends: ReadonlyMap<string, TrackedEnd>;
}

/**
 * Where each end of each annotation of an open text is, carried along by every edit, so that nothing has to be searched
 * for while a person types. It remembers states of the text: when the text is the same again, whatever led there, the
 * ends are where they were, and have the selectors that they had.
 */
export class TrackedRanges {
  private readonly ends = new Map<string, Tracked>();
  /** By the text's fingerprint; the one used last is the last. */
  private readonly versions = new Map<string, Map<string, Remembered>>();
  /** The text that was asked about last, which is mostly asked about again. */
  private known = { text: '', fingerprint: fingerprintOf('') };
  /** The text's fingerprint when it was closed. */
  private suspended: string | null = null;

  /** Follows ends that were found in a text; the text must be the present one. */
  track(text: string, found: readonly { readonly end: End; readonly span: Span }[]): void {
    for (const { end, span } of found) {
      const words = textOf(text, span);
      const tracked = this.trackedFor(end);
      if (tracked) tracked.range.place(span, words);
      else {
        const fresh: Tracked = { range: new TrackedRange(span, words), selectors: [end.selector] };
        this.ends.set(end.key, fresh);
        this.version(this.fingerprint(text)).set(end.key, { tracked: fresh, span, selector: end.selector });
      }
    }
  }

  /** Where an end is. Null where that is not known: its text is deleted, or it was given a selector from outside. */
  spanOf(end: End): Span | null {
    return this.trackedFor(end)?.range.span ?? null;
  }

  /** @param undone true where the edits undo or redo others */
  apply(edits: readonly TextEdit[], read: Read, undone: boolean): void {
    const batch = new EditBatch(edits);
    const reader = new ChunkReader(read);
    const readPiece: Read = (start, end) => reader.read(start, end);
    for (const { range } of this.ends.values()) range.apply(batch, readPiece, undone);
  }

  /**
   * Corrects what was carried along by what is known of the text: its states before, and stored selectors that fit
   * exactly.
   * @param text the present one
   */
  settle(text: string): void {
    if (!this.ends.size) return;
    const version = this.versions.get(this.fingerprint(text));
    for (const [key, tracked] of this.ends) {
      const { range, selectors } = tracked;
      const before = version?.get(key);
      if (before?.tracked === tracked) {
        if (before.span) range.restore(before.span, textOf(text, before.span));
        continue;
      }
      if (range.span && selectors.some(({ exact }) => exact === range.words)) continue;
      const fitting = selectors.find(selector => fitsExactly(text, selector));
      if (fitting) range.restore({ start: fitting.start, end: fitting.end }, fitting.exact);
    }
  }

  /** @param text the present one */
  snapshot(text: string): Snapshot {
    this.settle(text);
    const fingerprint = this.fingerprint(text);
    const version = this.versions.get(fingerprint);
    const ends = new Map<string, TrackedEnd>();
    for (const [key, tracked] of this.ends) {
      const before = version?.get(key);
      const recalled = before?.tracked === tracked ? before.selector : null;
      ends.set(key, { tracked, span: tracked.range.span, selectors: tracked.selectors, recalled });
    }
    return { text, fingerprint, ends };
  }

  /**
   * Remembers what selectors the ends have with a text that was saved.
   * @param selectors by the ends' keys
   */
  remember({ fingerprint, ends }: Snapshot, selectors: ReadonlyMap<string, Selector>): void {
    const version = this.version(fingerprint);
    for (const [key, { tracked, span }] of ends) {
      const selector = selectors.get(key);
      if (!selector || this.ends.get(key) !== tracked) continue;
      version.set(key, { tracked, span, selector });
      if (tracked.selectors.some(one => isSameSelector(one, selector))) continue;
      const [oldest, ...newer] = tracked.selectors;
      tracked.selectors = [oldest, ...newer.slice(-(MOST_SELECTORS - 2)), selector];
    }
    // One that was just made may not be in the sidecar yet, and one that was removed may come back.
    if (this.ends.size > selectors.size + MOST_UNNAMED)
      for (const key of ends.keys()) if (!selectors.has(key)) this.ends.delete(key);
  }

  /** The text is closed: edits are not told any more. */
  suspend(text: string): void {
    this.suspended = this.fingerprint(text);
    this.known = { text: '', fingerprint: fingerprintOf('') };
  }

  /** The text is open again: where it is another one, what was known of its states still holds. */
  resume(text: string): void {
    if (this.suspended === null) return;
    if (this.suspended !== this.fingerprint(text)) for (const { range } of this.ends.values()) range.lose();
    this.suspended = null;
    this.settle(text);
  }

  private trackedFor({ key, selector }: End): Tracked | undefined {
    const tracked = this.ends.get(key);
    return tracked?.selectors.some(one => isSameSelector(one, selector)) ? tracked : undefined;
  }

  private fingerprint(text: string): string {
    if (this.known.text !== text) this.known = { text, fingerprint: fingerprintOf(text) };
    return this.known.fingerprint;
  }

  private version(fingerprint: string): Map<string, Remembered> {
    const version = this.versions.get(fingerprint) ?? new Map<string, Remembered>();
    this.versions.delete(fingerprint);
    this.versions.set(fingerprint, version);
    const [oldest] = this.versions.keys();
    if (this.versions.size > MOST_VERSIONS) this.versions.delete(oldest);
    return version;
  }
}

/** Reads a larger piece at once: many ranges ask for what is around the same edit. */
class ChunkReader {
  private start = 0;
  private end = 0;
  private chunk = '';

  constructor(private readonly readText: Read) {}

  read(start: number, end: number): string {
    if (start < this.start || end > this.end) {
      this.start = Math.max(0, start - CHUNK);
      this.end = end + CHUNK;
      this.chunk = this.readText(this.start, this.end);
    }
    return this.chunk.slice(start - this.start, end - this.start);
  }
}

/** Its words are at its place, between its surroundings. Without any of those the words may be others. */
function fitsExactly(text: string, { exact, prefix, suffix, start, end }: Selector): boolean {
  const isWhole = start >= prefix.length && end - start === exact.length && prefix + suffix !== '';
  return isWhole && text.startsWith(prefix + exact + suffix, start - prefix.length);
}

export const isSameSelector = (a: Selector, b: Selector): boolean =>
  a === b ||
  (a.start === b.start && a.end === b.end && a.exact === b.exact && a.prefix === b.prefix && a.suffix === b.suffix);
