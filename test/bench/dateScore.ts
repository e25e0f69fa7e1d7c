/**
 * Scores date expressions by the calendar dates that they mean. An expression is right if it overlaps the annotated one
 * and means exactly its days. Kinds: by what the date is (day, month, year) and by whether the words name it in full or
 * relative to another date (*Friday*, *last May*).
 */
import type { Stretch } from './spans';

export interface GoldDate {
  readonly start: number;
  readonly end: number;
  /** ISO 8601, to the year, month or day. */
  readonly iso: string;
}

export interface FoundDate {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly from: string;
  readonly to: string;
}

export interface DateTally {
  gold: number;
  /** Annotated dates that a found expression overlaps. */
  found: number;
  right: number;
  /** Found expressions of this kind that overlap an annotated date. */
  judged: number;
  judgedRight: number;
}

export const DATE_KINDS = ['day in full', 'day by context', 'month in full', 'month by context', 'year'] as const;
export type DateKind = (typeof DATE_KINDS)[number];

const YEAR_IN_WORDS = /\d{4}|\b\d{1,2}[/.]\d{1,2}[/.]\d{2}\b/;

const kindOf = (from: string, to: string, text: string): DateKind => {
  const known = YEAR_IN_WORDS.test(text) ? 'in full' : 'by context';
  if (from === to) return `day ${known}`;
  return from.slice(0, 7) === to.slice(0, 7) ? `month ${known}` : 'year';
};

/** The first and last day of `2014`, `2014-02` or `2014-02-28`; null for dates that recur or are before the year 1. */
export function daysOf(iso: string): { from: string; to: string } | null {
  const [year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T.*)?$/.exec(iso)?.slice(1) ?? [];
  if (year === undefined) return null;
  if (day !== undefined) return { from: iso.slice(0, 10), to: iso.slice(0, 10) };
  if (month === undefined) return { from: `${year}-01-01`, to: `${year}-12-31` };
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return { from: `${year}-${month}-01`, to: `${year}-${month}-${last}` };
}

const overlap = (a: Stretch, b: Stretch): number => Math.max(0, Math.min(a[1], b[1]) - Math.max(a[0], b[0]));

export class DateScore {
  readonly byKind = new Map<DateKind, DateTally>(
    DATE_KINDS.map(kind => [kind, { gold: 0, found: 0, right: 0, judged: 0, judgedRight: 0 }]),
  );
  /** Found expressions that overlap no annotated date: not counted as wrong, as the corpus does not annotate all. */
  unjudged = 0;
  readonly wrong: string[] = [];

  /** Adds one article; `text` is the article's file, in whose offsets all expressions are. */
  add(text: string, gold: readonly GoldDate[], found: readonly FoundDate[]): void {
    const pairs = gold.map(g => ({ g, means: daysOf(g.iso), words: text.slice(g.start, g.end) }));
    for (const { g, means, words } of pairs) {
      if (means === null) continue;
      const tally = this.of(kindOf(means.from, means.to, words));
      const best = closest(found, g);
      const isRight = best?.from === means.from && best.to === means.to;
      tally.gold++;
      if (best) tally.found++;
      if (isRight) tally.right++;
      else
        this.wrong.push(
          `${JSON.stringify(around(text, g))}: ${g.iso}, not ${best ? `${best.from}/${best.to}` : 'found'}`,
        );
    }
    for (const f of found) {
      const best = closest(gold, f);
      const means = best && daysOf(best.iso);
      if (!means) {
        this.unjudged++;
        continue;
      }
      const tally = this.of(kindOf(f.from, f.to, f.text));
      tally.judged++;
      if (means.from === f.from && means.to === f.to) tally.judgedRight++;
    }
  }

  private of(kind: DateKind): DateTally {
    return this.byKind.get(kind) as DateTally;
  }

  /** One line per kind, and one for all. */
  report(): string[] {
    const all: DateTally = { gold: 0, found: 0, right: 0, judged: 0, judgedRight: 0 };
    for (const tally of this.byKind.values())
      for (const key of Object.keys(all) as (keyof DateTally)[]) all[key] += tally[key];
    const line = (name: string, t: DateTally): string =>
      `${name.padEnd(16)} ${String(t.gold).padStart(4)}  P ${share(t.judgedRight, t.judged)}  R ${share(t.right, t.gold)}  found ${share(t.found, t.gold)}`;
    return [
      ...[...this.byKind].map(([kind, tally]) => line(kind, tally)),
      `${line('all', all)}  (not annotated: ${this.unjudged})`,
    ];
  }
}

const share = (part: number, whole: number): string => (whole ? ((100 * part) / whole).toFixed(1) : '–').padStart(5);

const around = (text: string, { start, end }: GoldDate): string =>
  `${text.slice(Math.max(0, start - 60), start)}[${text.slice(start, end)}]${text.slice(end, end + 40)}`;

/** The item that shares most characters with `at`. */
function closest<T extends { start: number; end: number }>(
  items: readonly T[],
  at: { start: number; end: number },
): T | null {
  let best: T | null = null;
  let most = 0;
  for (const item of items) {
    const shared = overlap([item.start, item.end], [at.start, at.end]);
    if (shared > most) [best, most] = [item, shared];
  }
  return best;
}
