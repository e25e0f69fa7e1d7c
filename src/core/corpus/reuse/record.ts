/** Holds quotes against a record: a transcript, a speech, a judgment. */
import { type Difference, differencesOf, fitWords } from './align';
import { marksOfOmission } from './omissions';
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
  /** The quote (`one`) against the record (`other`), in words of `quoteWords` and `recordWords`. */
  readonly differences: readonly Difference[];
  readonly quoteWords: readonly string[];
  readonly recordWords: readonly string[];
}

/** At least so many of a quote’s words must be in one passage of the record. */
const MIN_SHARE = 0.6;
const SHINGLE = 2;
/** A run of words at more places than these does not lead to a passage. */
const MAX_PLACES = 200;
/** Passages that are aligned, those with most common runs first. */
const MAX_PASSAGES = 5;
/** Longer quotes are held by their beginning. */
const MAX_WORDS = 500;
/** What a quote may leave out, in words. */
const MAX_OMITTED = 60;

const ABSENT: Verification = {
  verdict: 'absent',
  changed: 0,
  place: null,
  differences: [],
  quoteWords: [],
  recordWords: [],
};

/** A record’s text, made ready for many quotes. */
export class RecordText {
  private readonly words: readonly string[];
  private readonly spans: readonly (readonly [number, number])[];
  private readonly places = new Map<string, number[]>();

  constructor(readonly text: string) {
    const { words, spans } = comparedWords(text);
    [this.words, this.spans] = [words, spans];
    for (let i = 0; i + SHINGLE <= words.length; i++) {
      const key = words.slice(i, i + SHINGLE).join(' ');
      const at = this.places.get(key);
      if (at) at.push(i);
      else this.places.set(key, [i]);
    }
  }

  /** Takes time by the length of the quote. */
  verify(quote: string): Verification {
    const { words, spans } = comparedWords(quote);
    const own = words.slice(0, MAX_WORDS);
    if (own.length < SHINGLE) return ABSENT;
    const marks = marksOfOmission(quote, spans);
    let best = ABSENT;
    for (const start of this.passagesFor(own)) {
      const found = this.compare(own, marks, start);
      if (found.verdict !== 'absent' && (best.verdict === 'absent' || isBetter(found, best))) best = found;
    }
    return best;
  }

  /** Where passages with many of the quote’s runs of words begin. */
  private passagesFor(own: readonly string[]): number[] {
    const width = Math.max(own.length, 16);
    const counts = new Map<number, number>();
    for (let i = 0; i + SHINGLE <= own.length; i++) {
      const at = this.places.get(own.slice(i, i + SHINGLE).join(' '));
      if (!at || at.length > MAX_PLACES) continue;
      for (const place of at) {
        const bucket = Math.floor((place - i) / width);
        counts.set(bucket, (counts.get(bucket) ?? 0) + 1);
      }
    }
    return [...counts]
      .sort(([a, x], [b, y]) => y - x || a - b)
      .slice(0, MAX_PASSAGES)
      .map(([bucket]) => Math.max(0, (bucket - 1) * width));
  }

  private compare(own: readonly string[], marks: ReadonlySet<number>, start: number): Verification {
    const width = Math.max(own.length, 16);
    const window = this.words.slice(start, start + own.length + 3 * width + MAX_OMITTED);
    const pairs = fitWords(own, window, marks);
    const [first, last] = [pairs[0], pairs.at(-1)];
    if (!first || !last || pairs.length < MIN_SHARE * own.length) return ABSENT;
    const [from, to] = [first[1], last[1] + 1];
    const recordWords = window.slice(from, to);
    const differences = differencesOf(
      own,
      recordWords,
      pairs.map(([a, b]) => [a, b - from]),
    );
    const unmarked = differences.filter(one => one.kind !== 'same' && !isMarked(one, marks));
    const changed = unmarked.reduce((sum, one) => sum + wordsIn(one), 0);
    const isWhole = differences.every(({ kind }) => kind === 'same');
    return {
      verdict: changed > 0 ? 'reworded' : isWhole && marks.size === 0 ? 'verbatim' : 'shortened',
      changed,
      place: [this.spans[start + from]?.[0] ?? 0, this.spans[start + to - 1]?.[1] ?? 0],
      differences,
      quoteWords: own,
      recordWords,
    };
  }
}

const isBetter = (one: Verification, other: Verification): boolean =>
  one.changed < other.changed || (one.changed === other.changed && one.recordWords.length < other.recordWords.length);

const wordsIn = ({ one, other }: Difference): number => Math.max(one[1] - one[0], other[1] - other[0]);

/** What the record has more than the quote, at a mark of omission. */
const isMarked = ({ kind, one }: Difference, marks: ReadonlySet<number>): boolean =>
  kind === 'added' && marks.has(one[0]);
