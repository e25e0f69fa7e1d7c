import { contains, lengthOf, type Span } from '../../text';
import type { EditBatch } from './editBatch';

/** Gives a piece of the present text. */
export type ReadText = (start: number, end: number) => string;

/** So many earlier states of a range are kept, the first of them and the last. */
const MAX_FORMER_STATES = 32;
/** Where a longer text is inserted, words are looked for only where they are expected. */
const MAX_SEARCHED_LENGTH = 10_000;
const MAX_SEARCHED_EDITS = 16;
/** Shorter words appear again without having been moved. */
const MIN_MOVED_LENGTH = 2;

/** What a range was before text at one of its ends, or all of it, was deleted. */
interface FormerState {
  readonly words: string;
  /** False for what was passed through while text was deleted letter by letter: only undo leads back to that. */
  readonly whole: boolean;
  /** How far its words began behind the start of the region. */
  readonly lead: number;
  /** The length of the deleted text where all of the range was deleted in one piece, else 0. */
  readonly cut: number;
  /** Where the deleted text was, with what was written there since. */
  region: Span;
}

/**
 * A range that follows its text through edits. It remembers what it was before text at its ends was deleted: where the
 * same words are there again, by undo, redo or typing, it is that again; words that were cut and pasted elsewhere take
 * it along.
 */
export class TrackedRange {
  private formers: FormerState[] = [];
  /** True where the last edits deleted text at an end. */
  private wasClipped = false;
  /** True where it was searched for after its text was deleted: what it was before is more certain. */
  private wasSearched = false;

  constructor(
    private at: Span | null,
    private text: string,
  ) {}

  /** Null: its text is deleted. */
  get span(): Span | null {
    return this.at;
  }

  get words(): string {
    return this.text;
  }

  /** Takes a place that is known for certain. */
  setCertain(span: Span, words: string): void {
    this.at = span;
    this.text = words;
    this.wasSearched = false;
    this.formers = this.formers.filter(former => former.words !== words);
  }

  /** Takes a place that was searched for. */
  setSearched(span: Span, words: string): void {
    this.wasSearched = this.at === null && this.formers.length > 0;
    this.at = span;
    this.text = words;
  }

  /** Forgets where it is and was. */
  forget(): void {
    this.at = null;
    this.text = '';
    this.formers = [];
    this.wasSearched = false;
  }

  /**
   * @param read from the text after the edits
   * @param undone true where the edits undo or redo others
   */
  apply(batch: EditBatch, read: ReadText, undone: boolean): void {
    const touched = this.formers.filter(({ region }) => {
      const [from, to] = batch.touching(region);
      return from < to;
    });
    for (const former of this.formers) former.region = batch.enclose(former.region);
    const before = this.at;
    const carried = before && batch.carry(before);
    if (before && carried) {
      if (carried.clipped) {
        const former = this.keep(before, batch, carried.span === null);
        if (batch.edits.some(({ text }) => text)) touched.push(former);
      }
      this.at = carried.span;
      if (carried.touched) this.text = carried.span ? read(carried.span.start, carried.span.end) : '';
    }
    this.wasClipped = carried?.clipped === true;
    if (this.formers.length) this.recover(batch, read, touched, undone);
  }

  private keep(before: Span, batch: EditBatch, isGone: boolean): FormerState {
    const [from, to] = batch.touching(before);
    const edit = batch.edits[from];
    const former: FormerState = {
      words: this.text,
      whole: !this.wasClipped,
      lead: before.start - Math.min(before.start, edit.start),
      cut: isGone && to - from === 1 ? edit.end - edit.start : 0,
      region: batch.enclose(before),
    };
    this.formers.push(former);
    if (this.formers.length > MAX_FORMER_STATES) this.formers.splice(1, 1);
    return former;
  }

  /** Becomes the earliest of what it was whose words are there again. */
  private recover(batch: EditBatch, read: ReadText, touched: readonly FormerState[], undone: boolean): void {
    for (const former of touched) {
      const index = this.formers.indexOf(former);
      if (index < 0 || (!former.whole && !undone)) continue;
      const span = this.isTracked ? this.findAroundRest(former, read) : this.findReinserted(former, batch, read);
      if (!span) continue;
      this.become(former, span);
      this.formers.length = index;
      return;
    }
    const last = this.formers[this.formers.length - 1];
    const moved = this.isTracked ? null : findPasted(last, batch);
    // What it was at its old place is kept: undo brings it back there.
    if (moved) this.become(last, moved);
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

  /** The former words around what is left of them. */
  private findAroundRest({ words, region }: FormerState, read: ReadText): Span | null {
    const { at } = this;
    if (!at) return null;
    for (const start of [at.start, at.end - words.length]) {
      const span = { start, end: start + words.length };
      if (contains(region, span) && contains(span, at) && read(span.start, span.end) === words) return span;
    }
    return null;
  }

  /** The former words where they were deleted. */
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

/** Where an edit inserted just the text that was deleted with a range. */
function findPasted({ words, whole, lead, cut }: FormerState, batch: EditBatch): Span | null {
  if (!whole || !cut || words.length < MIN_MOVED_LENGTH) return null;
  const index = batch.ofLength(cut).find(index => batch.edits[index].text.startsWith(words, lead));
  if (index === undefined) return null;
  const start = batch.startAfter(index) + lead;
  return { start, end: start + words.length };
}

/** Where the words are in the region, at what was just edited, if they are there only once. */
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
  return starts.size === 1 ? { start, end: start + words.length } : null;
}
