import { contains, lengthOf, type Span } from '../../text';
import type { EditBatch } from './editBatch';

/** Gives a piece of the present text. */
export type Read = (start: number, end: number) => string;

/** So many earlier states of a range are kept, the first of them and the last. */
const MOST_FORMER = 32;
/** Where a longer text is inserted, words are looked for only where they are expected. */
const MOST_SEARCHED = 10_000;
const MOST_EDITS_SEARCHED = 16;
/** Shorter words appear again without having been moved. */
const SHORTEST_MOVED = 2;

/** What a range was before text at one of its ends, or all of it, was deleted. */
interface Former {
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
  private formers: Former[] = [];
  /** True where the last edits deleted text at an end. */
  private clipping = false;
  /** True where it was searched for after its text was deleted: what it was before is more certain. */
  private sought = false;

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
  restore(span: Span, words: string): void {
    this.at = span;
    this.text = words;
    this.sought = false;
    this.formers = this.formers.filter(former => former.words !== words);
  }

  /** Takes a place that was searched for. */
  place(span: Span, words: string): void {
    this.sought = this.at === null && this.formers.length > 0;
    this.at = span;
    this.text = words;
  }

  /** Forgets where it is and was. */
  lose(): void {
    this.at = null;
    this.text = '';
    this.formers = [];
    this.sought = false;
  }

  /**
   * @param read from the text after the edits
   * @param undone true where the edits undo or redo others
   */
  apply(batch: EditBatch, read: Read, undone: boolean): void {
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
    this.clipping = carried?.clipped === true;
    if (this.formers.length) this.recover(batch, read, touched, undone);
  }

  private keep(before: Span, batch: EditBatch, isGone: boolean): Former {
    const [from, to] = batch.touching(before);
    const edit = batch.edits[from];
    const former: Former = {
      words: this.text,
      whole: !this.clipping,
      lead: before.start - Math.min(before.start, edit.start),
      cut: isGone && to - from === 1 ? edit.end - edit.start : 0,
      region: batch.enclose(before),
    };
    this.formers.push(former);
    if (this.formers.length > MOST_FORMER) this.formers.splice(1, 1);
    return former;
  }

  /** Becomes the earliest of what it was whose words are there again. */
  private recover(batch: EditBatch, read: Read, touched: readonly Former[], undone: boolean): void {
    for (const former of touched) {
      const index = this.formers.indexOf(former);
      if (index < 0 || (!former.whole && !undone)) continue;
      const span = this.isFollowed ? this.grown(former, read) : this.reinserted(former, batch, read);
      if (!span) continue;
      this.become(former, span);
      this.formers.length = index;
      return;
    }
    const last = this.formers[this.formers.length - 1];
    const moved = this.isFollowed ? null : pasted(last, batch);
    // What it was at its old place is kept: undo brings it back there.
    if (moved) this.become(last, moved);
  }

  private get isFollowed(): boolean {
    return this.at !== null && !this.sought;
  }

  private become(former: Former, span: Span): void {
    this.at = span;
    this.text = former.words;
    this.sought = false;
    this.clipping = false;
  }

  /** The former words around what is left of them. */
  private grown({ words, region }: Former, read: Read): Span | null {
    const { at } = this;
    if (!at) return null;
    for (const start of [at.start, at.end - words.length]) {
      const span = { start, end: start + words.length };
      if (contains(region, span) && contains(span, at) && read(span.start, span.end) === words) return span;
    }
    return null;
  }

  /** The former words where they were deleted. */
  private reinserted(former: Former, batch: EditBatch, read: Read): Span | null {
    const { words, region, lead } = former;
    if (words.length > lengthOf(region)) return null;
    const again = pasted(former, batch);
    if (again && contains(region, again)) return again;
    const start = region.start + lead;
    const expected = { start, end: start + words.length };
    if (contains(region, expected) && read(expected.start, expected.end) === words) return expected;
    return onlyPlace(former, batch, read);
  }
}

/** Where an edit inserted just the text that was deleted with a range. */
function pasted({ words, whole, lead, cut }: Former, batch: EditBatch): Span | null {
  if (!whole || !cut || words.length < SHORTEST_MOVED) return null;
  const index = batch.ofLength(cut).find(index => batch.edits[index].text.startsWith(words, lead));
  if (index === undefined) return null;
  const start = batch.startAfter(index) + lead;
  return { start, end: start + words.length };
}

/** Where the words are in the region, at what was just edited, if they are there only once. */
function onlyPlace({ words, region }: Former, batch: EditBatch, read: Read): Span | null {
  if (!words || batch.edits.length > MOST_EDITS_SEARCHED) return null;
  const starts = new Set<number>();
  batch.edits.forEach(({ text }, index) => {
    if (text.length > MOST_SEARCHED) return;
    const at = batch.startAfter(index);
    const from = Math.max(region.start, at - words.length);
    const piece = read(from, Math.max(from, Math.min(region.end, at + text.length + words.length)));
    for (let found = piece.indexOf(words); found >= 0 && starts.size < 2; found = piece.indexOf(words, found + 1))
      starts.add(from + found);
  });
  const [start] = starts;
  return starts.size === 1 ? { start, end: start + words.length } : null;
}
