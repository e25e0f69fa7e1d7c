import { fingerprintOf, type Span, textOf } from '../../text';
import type { Selector } from '../model/annotation';
import type { AnnotationTarget } from '../model/annotationTargets';
import { EditBatch, type TextEdit } from './editBatch';
import { type EditCause, type ReadText, TrackedRange } from './trackedRange';

/** Maximum number of versions of the text that are remembered, and of selectors for each target. */
const MAX_VERSIONS = 32;
const MAX_SELECTORS = 8;
/** Maximum number of tracked targets that belong to no annotation any more. */
const MAX_UNUSED_TARGETS = 64;
/** How much is read in advance on either side, in UTF-16 units. */
const CHUNK_MARGIN = 1000;

/** A tracked target. */
interface TrackedEntry {
  readonly range: TrackedRange;
  /** Its selectors, oldest first: the one that it was found by, and those written since. */
  selectors: readonly Selector[];
}

/** A target in an earlier version of the text. */
interface RememberedTarget {
  readonly tracked: TrackedEntry;
  readonly span: Span | null;
  readonly selector: Selector;
}

/** A target at one moment. */
export interface TrackedTarget {
  readonly tracked: TrackedEntry;
  readonly span: Span | null;
  readonly selectors: readonly Selector[];
  /** The selector that it had when the text was the same before; null if it never was. */
  readonly recalled: Selector | null;
}

/** All targets at one moment. Later edits do not change it. */
export interface TrackingSnapshot {
  readonly text: string;
  readonly fingerprint: string;
  /** By the targets' keys. */
  readonly targets: ReadonlyMap<string, TrackedTarget>;
}

/**
 * Tracks the targets of all annotations of an open text through every edit, so that nothing needs to be searched for
 * while the user types. It remembers versions of the text: when the text is the same again, for whatever reason, the
 * targets have their former positions and selectors. All offsets are of the file.
 */
export class TrackedRanges {
  private readonly entries = new Map<string, TrackedEntry>();
  /** By the fingerprint of the text, most recently used last. */
  private readonly versions = new Map<string, Map<string, RememberedTarget>>();
  /** The most recent text, which is usually asked about again. */
  private known = { text: '', fingerprint: fingerprintOf('') };
  /** The fingerprint of the text when it was closed; null while it is open. */
  private suspended: string | null = null;

  /** Starts tracking targets that were found in the current text. */
  track(text: string, found: readonly { readonly target: AnnotationTarget; readonly span: Span }[]): void {
    for (const { target, span } of found) {
      const words = textOf(text, span);
      const tracked = this.trackedFor(target);
      if (tracked) tracked.range.setSearched(span, words);
      else {
        const fresh: TrackedEntry = { range: new TrackedRange(span, words), selectors: [target.selector] };
        this.entries.set(target.key, fresh);
        this.version(this.fingerprint(text)).set(target.key, { tracked: fresh, span, selector: target.selector });
      }
    }
  }

  /** The target's span; null if its text is deleted, or if its selector was changed elsewhere. */
  spanOf(target: AnnotationTarget): Span | null {
    return this.trackedFor(target)?.range.span ?? null;
  }

  /**
   * Follows simultaneous edits.
   * @param read reads the text after them
   */
  apply(edits: readonly TextEdit[], read: ReadText, cause: EditCause): void {
    const batch = new EditBatch(edits);
    const reader = new ChunkReader(read);
    const readPiece: ReadText = (start, end) => reader.read(start, end);
    for (const { range } of this.entries.values()) range.apply(batch, readPiece, cause);
  }

  /**
   * Corrects the tracked positions by earlier versions of the text and by stored selectors that match exactly.
   * @param text the current text
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

  /** The targets in the current text. */
  snapshot(text: string): TrackingSnapshot {
    this.settle(text);
    const fingerprint = this.fingerprint(text);
    const version = this.versions.get(fingerprint);
    const targets = new Map<string, TrackedTarget>();
    for (const [key, tracked] of this.entries) {
      const before = version?.get(key);
      const recalled = before?.tracked === tracked ? before.selector : null;
      targets.set(key, { tracked, span: tracked.range.span, selectors: tracked.selectors, recalled });
    }
    return { text, fingerprint, targets };
  }

  /**
   * Remembers the selectors that the targets have in a text that was saved.
   * @param selectors by the targets' keys
   */
  remember({ fingerprint, targets }: TrackingSnapshot, selectors: ReadonlyMap<string, Selector>): void {
    const version = this.version(fingerprint);
    for (const [key, { tracked, span }] of targets) {
      const selector = selectors.get(key);
      if (!selector || this.entries.get(key) !== tracked) continue;
      version.set(key, { tracked, span, selector });
      if (tracked.selectors.some(one => isSameSelector(one, selector))) continue;
      const newer = tracked.selectors.slice(1);
      tracked.selectors = [...tracked.selectors.slice(0, 1), ...newer.slice(-(MAX_SELECTORS - 2)), selector];
    }
    // A new annotation may not be in the sidecar yet, and a removed one may come back.
    if (this.entries.size > selectors.size + MAX_UNUSED_TARGETS)
      for (const key of targets.keys()) if (!selectors.has(key)) this.entries.delete(key);
  }

  /** Call when the text is closed: edits are no longer reported. */
  suspend(text: string): void {
    this.suspended = this.fingerprint(text);
    this.known = { text: '', fingerprint: fingerprintOf('') };
  }

  /** Call when the text is open again. If it changed, the positions are lost, but earlier versions are still known. */
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
    if (oldest !== undefined && this.versions.size > MAX_VERSIONS) this.versions.delete(oldest);
    return version;
  }
}

/** Reads in larger pieces, since many ranges ask for text around the same edit. */
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

/** True if a selector's text and context are at its offsets. Without context the text may be another occurrence. */
function fitsExactly(text: string, { exact, prefix, suffix, start, end }: Selector): boolean {
  const isWhole = start >= prefix.length && end - start === exact.length && prefix + suffix !== '';
  return isWhole && text.startsWith(prefix + exact + suffix, start - prefix.length);
}

/** True if all fields are equal. */
export const isSameSelector = (a: Selector, b: Selector): boolean =>
  a === b ||
  (a.start === b.start && a.end === b.end && a.exact === b.exact && a.prefix === b.prefix && a.suffix === b.suffix);
