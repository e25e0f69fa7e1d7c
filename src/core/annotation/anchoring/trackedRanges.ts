import { fingerprintOf, type Span, textOf } from '../../text';
import type { Selector } from '../model/annotation';
import type { AnnotationTarget } from '../model/annotationTargets';
import { EditBatch, type TextEdit } from './editBatch';
import { type ReadText, TrackedRange } from './trackedRange';

/** So many states of the text are remembered, and so many selectors of each end. */
const MAX_VERSIONS = 32;
const MAX_SELECTORS = 8;
/** So many ends are followed that no annotation has any more. */
const MAX_UNUSED_TARGETS = 64;
/** How much more than is asked for is read on either side, in UTF-16 units. */
const CHUNK_MARGIN = 1000;

/** An end of an annotation that is followed. */
interface TrackedEntry {
  readonly range: TrackedRange;
  /** What led or leads to it, the oldest first: the selector that it was found by, and those written since. */
  selectors: readonly Selector[];
}

/** An end as it was when the text was the same before. */
interface RememberedTarget {
  readonly tracked: TrackedEntry;
  readonly span: Span | null;
  readonly selector: Selector;
}

/** An end at one moment. */
export interface TrackedTarget {
  readonly tracked: TrackedEntry;
  readonly span: Span | null;
  readonly selectors: readonly Selector[];
  /** The selector that it had when the text was the same before; null where it was never so. */
  readonly recalled: Selector | null;
}

/** All ends at one moment: what edits do afterwards does not change it. */
export interface Snapshot {
  readonly text: string;
  readonly fingerprint: string;
  readonly targets: ReadonlyMap<string, TrackedTarget>;
}

/**
 * Where each end of each annotation of an open text is, carried along by every edit, so that nothing has to be searched
 * for while a person types. It remembers states of the text: when the text is the same again, whatever led there, the
 * ends are where they were, and have the selectors that they had.
 */
export class TrackedRanges {
  private readonly entries = new Map<string, TrackedEntry>();
  /** By the text's fingerprint; the one used last is the last. */
  private readonly versions = new Map<string, Map<string, RememberedTarget>>();
  /** The text that was asked about last, which is mostly asked about again. */
  private known = { text: '', fingerprint: fingerprintOf('') };
  /** The text's fingerprint when it was closed. */
  private suspended: string | null = null;

  /** Follows ends that were found in a text; the text must be the present one. */
  track(text: string, found: readonly { readonly target: AnnotationTarget; readonly span: Span }[]): void {
    for (const { target: end, span } of found) {
      const words = textOf(text, span);
      const tracked = this.trackedFor(end);
      if (tracked) tracked.range.setSearched(span, words);
      else {
        const fresh: TrackedEntry = { range: new TrackedRange(span, words), selectors: [end.selector] };
        this.entries.set(end.key, fresh);
        this.version(this.fingerprint(text)).set(end.key, { tracked: fresh, span, selector: end.selector });
      }
    }
  }

  /** Where an end is. Null where that is not known: its text is deleted, or it was given a selector from outside. */
  spanOf(end: AnnotationTarget): Span | null {
    return this.trackedFor(end)?.range.span ?? null;
  }

  /** @param undone true where the edits undo or redo others */
  apply(edits: readonly TextEdit[], read: ReadText, undone: boolean): void {
    const batch = new EditBatch(edits);
    const reader = new ChunkReader(read);
    const readPiece: ReadText = (start, end) => reader.read(start, end);
    for (const { range } of this.entries.values()) range.apply(batch, readPiece, undone);
  }

  /**
   * Corrects what was carried along by what is known of the text: its states before, and stored selectors that fit
   * exactly.
   * @param text the present one
   */
  settle(text: string): void {
    if (!this.entries.size) return;
    const version = this.versions.get(this.fingerprint(text));
    for (const [key, tracked] of this.entries) {
      const { range, selectors } = tracked;
      const before = version?.get(key);
      if (before?.tracked === tracked) {
        if (before.span) range.setCertain(before.span, textOf(text, before.span));
        continue;
      }
      if (range.span && selectors.some(({ exact }) => exact === range.words)) continue;
      const fitting = selectors.find(selector => fitsExactly(text, selector));
      if (fitting) range.setCertain({ start: fitting.start, end: fitting.end }, fitting.exact);
    }
  }

  /** @param text the present one */
  snapshot(text: string): Snapshot {
    this.settle(text);
    const fingerprint = this.fingerprint(text);
    const version = this.versions.get(fingerprint);
    const ends = new Map<string, TrackedTarget>();
    for (const [key, tracked] of this.entries) {
      const before = version?.get(key);
      const recalled = before?.tracked === tracked ? before.selector : null;
      ends.set(key, { tracked, span: tracked.range.span, selectors: tracked.selectors, recalled });
    }
    return { text, fingerprint, targets: ends };
  }

  /**
   * Remembers what selectors the ends have with a text that was saved.
   * @param selectors by the ends' keys
   */
  remember({ fingerprint, targets: ends }: Snapshot, selectors: ReadonlyMap<string, Selector>): void {
    const version = this.version(fingerprint);
    for (const [key, { tracked, span }] of ends) {
      const selector = selectors.get(key);
      if (!selector || this.entries.get(key) !== tracked) continue;
      version.set(key, { tracked, span, selector });
      if (tracked.selectors.some(one => isSameSelector(one, selector))) continue;
      const [oldest, ...newer] = tracked.selectors;
      tracked.selectors = [oldest, ...newer.slice(-(MAX_SELECTORS - 2)), selector];
    }
    // One that was just made may not be in the sidecar yet, and one that was removed may come back.
    if (this.entries.size > selectors.size + MAX_UNUSED_TARGETS)
      for (const key of ends.keys()) if (!selectors.has(key)) this.entries.delete(key);
  }

  /** The text is closed: edits are not told any more. */
  suspend(text: string): void {
    this.suspended = this.fingerprint(text);
    this.known = { text: '', fingerprint: fingerprintOf('') };
  }

  /** The text is open again: where it is another one, what was known of its states still holds. */
  resume(text: string): void {
    if (this.suspended === null) return;
    if (this.suspended !== this.fingerprint(text)) for (const { range } of this.entries.values()) range.forget();
    this.suspended = null;
    this.settle(text);
  }

  private trackedFor({ key, selector }: AnnotationTarget): TrackedEntry | undefined {
    const tracked = this.entries.get(key);
    return tracked?.selectors.some(one => isSameSelector(one, selector)) ? tracked : undefined;
  }

  private fingerprint(text: string): string {
    if (this.known.text !== text) this.known = { text, fingerprint: fingerprintOf(text) };
    return this.known.fingerprint;
  }

  private version(fingerprint: string): Map<string, RememberedTarget> {
    const version = this.versions.get(fingerprint) ?? new Map<string, RememberedTarget>();
    this.versions.delete(fingerprint);
    this.versions.set(fingerprint, version);
    const [oldest] = this.versions.keys();
    if (this.versions.size > MAX_VERSIONS) this.versions.delete(oldest);
    return version;
  }
}

/** Reads a larger piece at once: many ranges ask for what is around the same edit. */
class ChunkReader {
  private start = 0;
  private end = 0;
  private chunk = '';

  constructor(private readonly readText: ReadText) {}

  read(start: number, end: number): string {
    if (start < this.start || end > this.end) {
      this.start = Math.max(0, start - CHUNK_MARGIN);
      this.end = end + CHUNK_MARGIN;
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
