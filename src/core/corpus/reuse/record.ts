/** Holds quotes against a record: a transcript, a speech, a judgment. */
import { foldWords } from '../names';
import { type Difference, differencesOf, fitWords } from './align';
import { marksOfOmission } from './omissions';
import { changesIn, type WordChange } from './wording';
import { comparedWords } from './words';

/**
 * - `verbatim`: word for word
 * - `shortened`: word for word but for what the writer marked as left out or put in, by `…` or brackets
 * - `reworded`: words were changed, left out or put in without a mark
 * - `absent`: the record has no such passage
 */
export type Verdict = 'verbatim' | 'shortened' | 'reworded' | 'absent';

export interface Verification {
  readonly verdict: Verdict;
  /** How many words differ, without marked omissions; 0 where absent. */
  readonly changed: number;
  /** Where the record has it, in UTF-16 units of its text, half-open; null where absent. */
  readonly place: readonly [start: number, end: number] | null;
  /** From the quote to the record, word by word; empty where absent. */
  readonly changes: readonly WordChange[];
}

/** At least so many of a quote’s words must be in one passage of the record. */
const MIN_SHARE = 0.6;
/** A run of words at more places than these does not lead to a passage. */
const MAX_PLACES = 200;
/** Passages that are aligned, those with most common runs first. */
const MAX_PASSAGES = 5;
/** Longer quotes are held by their beginning. */
const MAX_WORDS = 500;
/** Words that a quote may leave out without a mark, and with one. */
const MAX_LEFT_OUT = 60;
const MAX_OMITTED = 1_000;

const ABSENT: Verification = { verdict: 'absent', changed: 0, place: null, changes: [] };
/** Lines of a transcript begin with the name of who speaks; longer beginnings are sentences. */
const MAX_LABEL = 60;

/** A record’s text, made ready for many quotes. */
export class RecordText {
  private readonly words: readonly string[];
  private readonly spans: readonly (readonly [number, number])[];
  private readonly places = new Map<string, number[]>();
  private labelled: ReadonlySet<string> | null = null;

  constructor(readonly text: string) {
    const { words, spans } = comparedWords(text);
    [this.words, this.spans] = [words, spans];
    for (let i = 0; i + 1 < words.length; i++) {
      const key = `${words[i]} ${words[i + 1]}`;
      const at = this.places.get(key);
      if (at) at.push(i);
      else this.places.set(key, [i]);
    }
  }

  /** Takes time by the length of the quote. */
  verify(quote: string): Verification {
    const { words, spans } = comparedWords(quote);
    const own = words.slice(0, MAX_WORDS);
    const marks = marksOfOmission(quote, spans);
    const best = this.bestPassage(own, marks);
    if (!best) return ABSENT;
    const { changed, differences, from, to } = best;
    const isWhole = differences.every(({ kind }) => kind === 'same');
    const recordSpans = this.spans.slice(from, to);
    return {
      verdict: changed > 0 ? 'reworded' : isWhole && marks.size === 0 ? 'verbatim' : 'shortened',
      changed,
      place: [recordSpans[0]?.[0] ?? 0, recordSpans.at(-1)?.[1] ?? 0],
      changes: changesIn(differences, [quote, { spans }], [this.text, { spans: recordSpans }], one =>
        isMarked(one, marks),
      ),
    };
  }

  /** Whether a line of the record begins with the last name of a person and a colon, as in a transcript. */
  labels(name: string): boolean {
    const surname = foldWords(name).split(' ').at(-1);
    return surname !== undefined && surname !== '' && this.labelWords().has(surname);
  }

  private labelWords(): ReadonlySet<string> {
    this.labelled ??= new Set(
      this.text.split('\n').flatMap(line => {
        const end = line.slice(0, MAX_LABEL).indexOf(':');
        return end < 0 ? [] : foldWords(line.slice(0, end)).split(' ');
      }),
    );
    return this.labelled;
  }

  /** The passage with the fewest changed words; of those with as many, the shortest. */
  private bestPassage(own: readonly string[], marks: ReadonlySet<number>): Passage | null {
    let best: Passage | null = null;
    for (const start of this.passagesFor(own)) {
      const found = this.compare(own, marks, start);
      if (found && (!best || isBetter(found, best))) best = found;
      if (best?.changed === 0) break;
    }
    return best;
  }

  /** Where passages with many of the quote’s runs of words begin. */
  private passagesFor(own: readonly string[]): number[] {
    const width = Math.max(own.length, 16);
    const counts = new Map<number, number>();
    const add = (place: number): void => {
      const bucket = Math.floor(place / width);
      counts.set(bucket, (counts.get(bucket) ?? 0) + 1);
    };
    for (const [i, at] of this.runsOf(own).entries())
      if (at.length <= MAX_PLACES) for (const place of at) add(place - i);
    // Of a quote of everyday words alone, any place will do.
    if (!counts.size)
      for (const [i, at] of this.runsOf(own).entries()) for (const place of at.slice(0, MAX_PLACES)) add(place - i);
    return [...counts]
      .sort(([a, x], [b, y]) => y - x || a - b)
      .slice(0, MAX_PASSAGES)
      .map(([bucket]) => Math.max(0, (bucket - 1) * width));
  }

  /** Where the record has each run of words. */
  private runsOf(own: readonly string[]): (readonly number[])[] {
    if (own.length === 1) return [this.words.flatMap((word, i) => (word === own[0] ? i : []))];
    return own.slice(1).map((word, i) => this.places.get(`${own[i]} ${word}`) ?? []);
  }

  /** @returns null where the passage has too few of the quote’s words */
  private compare(own: readonly string[], marks: ReadonlySet<number>, start: number): Passage | null {
    const width = Math.max(own.length, 16);
    const leftOut = marks.size ? MAX_OMITTED : MAX_LEFT_OUT;
    const window = this.words.slice(start, start + own.length + 3 * width + leftOut);
    const pairs = fitWords(own, window, marks);
    const [first, last] = [pairs[0], pairs.at(-1)];
    if (!first || !last || pairs.length < MIN_SHARE * own.length) return null;
    const [from, to] = [first[1], last[1] + 1];
    const differences = differencesOf(
      own,
      window.slice(from, to),
      pairs.map(([a, b]) => [a, b - from]),
    );
    const unmarked = differences.filter(one => one.kind !== 'same' && !isMarked(one, marks));
    const changed = unmarked.reduce((sum, one) => sum + wordsIn(one), 0);
    return { changed, differences, from: start + from, to: start + to };
  }
}

/** A passage of the record, in words, half-open. */
interface Passage {
  readonly changed: number;
  readonly differences: readonly Difference[];
  readonly from: number;
  readonly to: number;
}

const isBetter = (one: Passage, other: Passage): boolean =>
  one.changed < other.changed || (one.changed === other.changed && one.to - one.from < other.to - other.from);

const wordsIn = ({ one, other }: Difference): number => Math.max(one[1] - one[0], other[1] - other[0]);

/** What the record has more than the quote, at a mark of omission. */
const isMarked = ({ kind, one }: Difference, marks: ReadonlySet<number>): boolean =>
  kind === 'added' && marks.has(one[0]);
