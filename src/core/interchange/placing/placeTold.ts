/**
 * Finds the places that another tool told by offsets and words. Where they disagree, one shift or another way of counting
 * may explain all of them; else the nearest place with the words is taken. A place is never guessed.
 */
import { parse } from '../../article';
import { type Message, phrase, quantity, type Span } from '../../text';
import type { FoundSpan } from '../exchangeModel';
import { Counting, type CountingWay, POINTS, UNITS, WAYS } from './counting';
import { FoldedText, foldWords, hasContext, type WordContext } from './foldedText';

/** A place as another tool told it. */
export interface ToldPlace extends WordContext {
  /** As the tool counts. */
  readonly start: unknown;
  readonly end: unknown;
  /** What the tool says is there; null if it does not say. */
  readonly words: string | null;
}

export interface PlacedTold {
  /** In UTF-16 units of the text, one per place; null where it is not known. */
  readonly spans: readonly (FoundSpan | null)[];
  /** What was found of how the tool counts, and what was moved. */
  readonly remarks: readonly Message[];
}

/** This share of the words must fit for one shift or way of counting to be taken. */
const MIN_FIT = 0.9;
/** Words elsewhere are looked for so far from the place told, in UTF-16 units. */
const REACH = 300;
/** Places whose words are looked for in the whole text, to find a shift. */
const MAX_SAMPLE = 60;
/** Words have at most so many times as many units as when they are folded. */
const MAX_FOLDING = 50;
/** Occurrences of the words of one of them. */
const MAX_OCCURRENCES = 40;

/**
 * @param text in which the places are: an article's file, or what a tool says was annotated
 * @param expected how the tool counts as far as is known
 */
export function placeTold(text: string, told: readonly ToldPlace[], expected: CountingWay = POINTS): PlacedTold {
  return new Placer(text, told, expected).place();
}

interface Told extends ToldPlace {
  readonly start: number;
  readonly end: number;
  /** Folded; empty if there are none. */
  readonly folded: string;
}

/** One reading of all offsets. */
interface Reading {
  readonly counting: Counting;
  readonly shift: number;
  /** How many words are where it says. */
  readonly fits: number;
}

/** What votes for a shift. */
interface Sample {
  /** Where the first paragraph begins. */
  readonly body: number;
  /** Where the other tool says that a place begins, as it counts, and where its words are in the text. */
  readonly found: readonly (readonly [told: number, at: number])[];
}

class Placer {
  private readonly told: readonly (Told | null)[];
  private readonly worded: readonly Told[];
  private foldedText: FoldedText | null = null;

  constructor(
    private readonly text: string,
    told: readonly ToldPlace[],
    private readonly expected: CountingWay,
  ) {
    this.told = told.map(one => {
      const { start, end, words } = one;
      if (!isOffset(start) || !isOffset(end) || start > end) return null;
      return { ...one, start, end, folded: words === null ? '' : foldWords(words) };
    });
    this.worded = this.told.filter((one): one is Told => one !== null && one.folded !== '');
  }

  place(): PlacedTold {
    const plain = this.reading(new Counting(this.expected, this.text), 0);
    const reading = plain.fits === this.worded.length ? this.unlessCutting(plain) : this.bestReading(plain);
    let moved = 0;
    const spans = this.told.map((one): FoundSpan | null => {
      if (!one) return null;
      const span = this.spanBy(reading, one);
      if (span && (one.folded === '' || this.holds(span, one)))
        return isSame(span, this.spanBy(plain, one)) ? span : { ...span, found: 'shifted' };
      if (one.folded === '') return null;
      const near = this.nearest(one, span?.start ?? null);
      if (near) moved++;
      return near && { ...near, found: 'moved' };
    });
    return { spans, remarks: [...this.remarksOn(reading), ...movedRemark(moved)] };
  }

  private get folded(): FoldedText {
    this.foldedText ??= new FoldedText(this.text);
    return this.foldedText;
  }

  private spanBy({ counting, shift }: Reading, { start, end }: Told): Span | null {
    return counting.spanOf(start + shift, end + shift);
  }

  private holds({ start, end }: Span, { folded }: Told): boolean {
    // Folding shortens runs of blanks and marks, but not without end.
    return end - start <= MAX_FOLDING * (folded.length + 1) && foldWords(this.text.slice(start, end)) === folded;
  }

  private reading(counting: Counting, shift: number): Reading {
    const fits = this.worded.filter(one => {
      const span = counting.spanOf(one.start + shift, one.end + shift);
      return span !== null && this.holds(span, one);
    }).length;
    return { counting, shift, fits };
  }

  /** Where no words tell, units are taken if they cut fewer words than code points. */
  private unlessCutting(plain: Reading): Reading {
    if (this.worded.length || plain.counting.length === this.text.length) return plain;
    const other = this.reading(new Counting(UNITS, this.text), 0);
    return this.cutsBy(other) < this.cutsBy(plain) ? other : plain;
  }

  private cutsBy(reading: Reading): number {
    const cuts = (at: number): number => (/^[\p{L}\p{N}]{2}$/u.test(this.text.slice(at - 1, at + 1)) ? 1 : 0);
    return this.told.reduce((sum, one) => {
      const span = one && this.spanBy(reading, one);
      return sum + (span ? cuts(span.start) + cuts(span.end) : 2);
    }, 0);
  }

  /** The reading that explains nearly all words; else the plain one. */
  private bestReading(plain: Reading): Reading {
    let best = plain;
    const ways = WAYS.map(way => (way === this.expected ? plain.counting : new Counting(way, this.text)));
    const tryReading = (counting: Counting, shift: number): void => {
      if (best.fits === this.worded.length) return;
      const reading = this.reading(counting, shift);
      if (reading.fits > best.fits) best = reading;
    };
    for (const counting of ways) tryReading(counting, 0);
    if (best.fits < this.worded.length) {
      const sample = this.sample();
      for (const counting of ways) tryReading(counting, this.likelyShift(counting, sample));
    }
    const isProof = best.shift === 0 || best.fits > 1;
    return isProof && best.fits >= MIN_FIT * this.worded.length ? best : plain;
  }

  /** Some of the places, and where in the text their words are. */
  private sample(): Sample {
    const step = Math.max(1, Math.floor(this.worded.length / MAX_SAMPLE));
    const some = this.worded.filter((_, i) => i % step === 0);
    return {
      body: parse(this.text).articles[0]?.paragraphs[0]?.start ?? 0,
      found: some.flatMap(({ start, folded }) =>
        [...this.folded.occurrences(folded, 0, this.text.length, MAX_OCCURRENCES)].map(
          span => [start, span.start] as const,
        ),
      ),
    };
  }

  /** The shift that most of the words have; of several, that of a header put before the text, or the smallest. */
  private likelyShift(counting: Counting, { body, found }: Sample): number {
    const votes = new Map<number, number>();
    for (const [told, at] of found) {
      const shift = counting.countAt(at) - told;
      votes.set(shift, (votes.get(shift) ?? 0) + 1);
    }
    const header = counting.countAt(body);
    const oddness = (shift: number): number => (shift === header ? 0 : Math.abs(shift));
    const ranked = [...votes].sort(([a, n], [b, m]) => m - n || oddness(a) - oddness(b));
    return ranked[0]?.[0] ?? 0;
  }

  /** The place with the words and context, or the nearest one with the words. Null if two are as likely. */
  private nearest(one: Told, at: number | null): Span | null {
    const from = at ?? one.start;
    const near = [...this.folded.occurrences(one.folded, from - REACH, from + REACH)];
    const [known, ...others] = near.filter(span => hasContext(this.folded, span, one));
    if (known && !others.length && (one.prefix || one.suffix)) return known;
    const ranked = near
      .map(span => ({ span, distance: Math.abs(span.start - from) }))
      .sort((a, b) => a.distance - b.distance);
    const [first, second] = ranked;
    return first && first.distance !== second?.distance ? first.span : null;
  }

  private remarksOn({ counting: { way }, shift, fits }: Reading): Message[] {
    const remarks: Message[] = [];
    const all = fits === this.worded.length ? phrase`all` : phrase`${fits} of ${this.worded.length}`;
    if (way !== this.expected)
      remarks.push(phrase`The offsets count ${way.name}: read so, ${all} words are in their places.`);
    if (shift !== 0) {
      const by = quantity(Math.abs(shift), 'character');
      remarks.push(
        shift === -1
          ? phrase`The words stand ${by} earlier than the offsets say, as if a byte order mark was counted: all were moved by as much, and ${all} fit.`
          : shift < 0
            ? phrase`The words stand ${by} earlier than the offsets say: all were moved by as much, and ${all} fit.`
            : phrase`The words stand ${by} further on than the offsets say: all were moved by as much, and ${all} fit.`,
      );
    }
    return remarks;
  }
}

const movedRemark = (moved: number): Message[] =>
  moved ? [phrase`${quantity(moved, 'place')} had other words: moved to the nearest place with the words told.`] : [];

const isSame = (a: Span, b: Span | null): boolean => a.start === b?.start && a.end === b.end;

const isOffset = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
