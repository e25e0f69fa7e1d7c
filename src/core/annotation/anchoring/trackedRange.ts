import { contains, lengthOf, type Span } from '../../text';
import type { CarriedSpan, EditBatch } from './editBatch';

/** Reads `[start, end)` of the current text. */
export type ReadText = (start: number, end: number) => string;

/** Why a text changed: by new edits, or by undo or redo. */
export type EditCause = 'edit' | 'undoOrRedo';

/** Maximum number of former states of a range that are kept: the first and the most recent ones. */
const MAX_FORMER_STATES = 32;
/** Longer insertions, and larger numbers of edits, are not searched for former text. */
const MAX_SEARCHED_LENGTH = 10_000;
const MAX_SEARCHED_EDITS = 16;
/** Shorter text may be inserted by chance: it does not count as moved. */
const MIN_MOVED_LENGTH = 2;

/** A state of a range before text at one of its ends, or all of it, was deleted. */
interface FormerState {
  readonly words: string;
  /** False for a state in the middle of deleting letter by letter. Only undo returns to it. */
  readonly whole: boolean;
  /** The offset of its text from the start of the region. */
  readonly lead: number;
  /** The length of the deleted text if the whole range was deleted in one piece, else 0. */
  readonly cut: number;
  /** Where the deleted text was, including what was inserted there since. */
  region: Span;
}

/**
 * A range that follows its text through edits. It remembers its states before text at its ends was deleted. When the same
 * text is there again, by undo, redo or typing, it returns to that state. It also follows text that is cut and pasted
 * elsewhere.
 */
export class TrackedRange {
  private formers: FormerState[] = [];
  /** True if the last edits deleted text at an end. */
  private wasClipped = false;
  /** True if its position comes from a search after its text was deleted. Former states are more certain than that. */
  private wasSearched = false;

  constructor(
    private at: Span | null,
    private text: string,
  ) {}

  /** Half-open offsets in the current text; null if its text is deleted. */
  get span(): Span | null {
    return this.at;
  }

  get words(): string {
    return this.text;
  }

  /** Sets a position that is certain. */
  setCertain(span: Span, words: string): void {
    this.at = span;
    this.text = words;
    this.wasSearched = false;
    this.formers = this.formers.filter(former => former.words !== words);
  }

  /** Sets a position that was searched for. */
  setSearched(span: Span, words: string): void {
    this.wasSearched = this.at === null && this.formers.length > 0;
    this.at = span;
    this.text = words;
  }

  /** Forgets the position and all former states. */
  forget(): void {
    this.at = null;
    this.text = '';
    this.formers = [];
    this.wasSearched = false;
  }

  /**
   * Follows edits.
   * @param read reads the text after the edits
   */
  apply(batch: EditBatch, read: ReadText, cause: EditCause): void {
    const touched = this.formers.filter(({ region }) => {
      const [from, to] = batch.touching(region);
      return from < to;
    });
    for (const former of this.formers) former.region = batch.enclose(former.region);
    const before = this.at;
    const carried = before && batch.carry(before);
    if (before && carried) {
      if (carried.clipped) {
        const former = this.keep(before, batch, carried);
        if (batch.edits.some(({ text }) => text)) touched.push(former);
      }
      this.at = carried.span;
      if (carried.touched) this.text = carried.span ? read(carried.span.start, carried.span.end) : '';
    }
    this.wasClipped = carried?.clipped === true;
    if (this.formers.length) this.recover(batch, read, touched, cause);
  }

  /** Keeps the state before the edits as a former one. */
  private keep(before: Span, batch: EditBatch, { span }: CarriedSpan): FormerState {
    const [from, to] = batch.touching(before);
    const edit = batch.edits[from] ?? { ...before, text: '' };
    const former: FormerState = {
      words: this.text,
      whole: !this.wasClipped,
      lead: before.start - Math.min(before.start, edit.start),
      cut: !span && to - from === 1 ? edit.end - edit.start : 0,
      region: batch.enclose(before),
    };
    this.formers.push(former);
    if (this.formers.length > MAX_FORMER_STATES) this.formers.splice(1, 1);
    return former;
  }

  /** Returns to the earliest former state whose text is there again. */
  private recover(batch: EditBatch, read: ReadText, touched: readonly FormerState[], cause: EditCause): void {
    for (const former of touched) {
      const index = this.formers.indexOf(former);
      if (index < 0 || (!former.whole && cause !== 'undoOrRedo')) continue;
      const span = this.isTracked ? this.findAroundRest(former, read) : this.findReinserted(former, batch, read);
      if (!span) continue;
      this.become(former, span);
      this.formers.length = index;
      return;
    }
    const last = this.formers.at(-1);
    const moved = this.isTracked || !last ? null : findPasted(last, batch);
    // The former states are kept: undo may return to them.
    if (last && moved) this.become(last, moved);
  }

  private get isTracked(): boolean {
    return this.at !== null && !this.wasSearched;
  }

  private become(former: FormerState, span: Span): void {
    this.at = span;
    this.text = former.words;
    this.wasSearched = false;
    this.wasClipped = false;
  }

  /** Finds the former text around what is left of it. */
  private findAroundRest({ words, region }: FormerState, read: ReadText): Span | null {
    const { at } = this;
    if (!at) return null;
    for (const start of [at.start, at.end - words.length]) {
      const span = { start, end: start + words.length };
      if (contains(region, span) && contains(span, at) && read(span.start, span.end) === words) return span;
    }
    return null;
  }

  /** Finds the former text where it was deleted. */
  private findReinserted(former: FormerState, batch: EditBatch, read: ReadText): Span | null {
    const { words, region, lead } = former;
    if (words.length > lengthOf(region)) return null;
    const again = findPasted(former, batch);
    if (again && contains(region, again)) return again;
    const start = region.start + lead;
    const expected = { start, end: start + words.length };
    if (contains(region, expected) && read(expected.start, expected.end) === words) return expected;
    return findOnlyOccurrence(former, batch, read);
  }
}

/** Finds a range in an edit that inserts exactly the text that was deleted with it. */
function findPasted({ words, whole, lead, cut }: FormerState, batch: EditBatch): Span | null {
  if (!whole || !cut || words.length < MIN_MOVED_LENGTH) return null;
  const index = batch.ofLength(cut).find(index => batch.edits[index]?.text.startsWith(words, lead));
  if (index === undefined) return null;
  const start = batch.startAfter(index) + lead;
  return { start, end: start + words.length };
}

/** Finds the former text at the edits inside its region, if it occurs there exactly once. */
function findOnlyOccurrence({ words, region }: FormerState, batch: EditBatch, read: ReadText): Span | null {
  if (!words || batch.edits.length > MAX_SEARCHED_EDITS) return null;
  const starts = new Set<number>();
  batch.edits.forEach(({ text }, index) => {
    if (text.length > MAX_SEARCHED_LENGTH) return;
    const at = batch.startAfter(index);
    const from = Math.max(region.start, at - words.length);
    const piece = read(from, Math.max(from, Math.min(region.end, at + text.length + words.length)));
    for (let found = piece.indexOf(words); found >= 0 && starts.size < 2; found = piece.indexOf(words, found + 1))
      starts.add(from + found);
  });
  const [start] = starts;
  return start !== undefined && starts.size === 1 ? { start, end: start + words.length } : null;
}
