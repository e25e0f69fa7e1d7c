/** Places the marks of a timeline so that none covers another. Lengths are in pixels. */
import type { Timeline } from '../../corpus';

export interface TimelineLayout {
  /** One row for each person, from the top. */
  readonly rows: readonly { readonly top: number; readonly height: number }[];
  readonly height: number;
  /** In the order of the timeline’s marks. `y` is from the top of all rows. */
  readonly dots: readonly { readonly y: number; readonly radius: number }[];
  /** Radius of a mark of one quote, before the smallest size applies: it grows with the square root. */
  readonly unit: number;
}

export const MIN_RADIUS = 2.5;
const MAX_RADIUS = 11;
const GAP = 1;
const MIN_ROW = 28;
const ROW_MARGIN = 5;
/** The marks of one stretch of time are not stacked higher than this, unless the smallest size demands it. */
const MAX_STACK = 84;

/** @param stretchWidth the width of the shortest stretch of time */
export function layOutTimeline({ people, marks }: Timeline, stretchWidth: number): TimelineLayout {
  const most = marks.reduce((max, { quotes }) => Math.max(max, quotes), 1);
  const largest = Math.max(MIN_RADIUS, Math.min(MAX_RADIUS, 0.47 * stretchWidth));
  const stacks = stacksOf(marks);
  const tallest = (unit: number): number =>
    stacks.reduce((max, stack) => Math.max(max, heightOf(stack, marks, unit)), 0);
  const wanted = largest / Math.sqrt(most);
  const unit = wanted * Math.min(1, MAX_STACK / Math.max(1, tallest(wanted)));

  const heights = people.shown.map(() => MIN_ROW);
  for (const stack of stacks)
    heights[stack.person] = Math.max(heights[stack.person] ?? 0, heightOf(stack, marks, unit) + 2 * ROW_MARGIN);
  let top = 0;
  const rows = heights.map(height => {
    const row = { top, height };
    top += height;
    return row;
  });

  const dots = marks.map(() => ({ y: 0, radius: 0 }));
  for (const stack of stacks) {
    const row = rows[stack.person];
    if (!row) continue;
    let y = row.top + (row.height - heightOf(stack, marks, unit)) / 2;
    for (const mark of stack.marks) {
      // The root of a square times its unit may be a little more than `largest`.
      const radius = Math.min(largest, radiusOf(marks[mark]?.quotes ?? 0, unit));
      dots[mark] = { y: y + radius, radius };
      y += 2 * radius + GAP;
    }
  }
  return { rows, height: top, dots, unit };
}

export const radiusOf = (quotes: number, unit: number): number => Math.max(MIN_RADIUS, unit * Math.sqrt(quotes));

/** Marks of one person in one stretch of time, by their indices. */
interface Stack {
  readonly person: number;
  readonly marks: number[];
}

function stacksOf(marks: Timeline['marks']): Stack[] {
  const stacks = new Map<string, Stack>();
  for (const [i, { person, from }] of marks.entries()) {
    const key = `${person} ${from}`;
    const known = stacks.get(key);
    if (known) known.marks.push(i);
    else stacks.set(key, { person, marks: [i] });
  }
  return [...stacks.values()];
}

const heightOf = (stack: Stack, marks: Timeline['marks'], unit: number): number =>
  stack.marks.reduce((sum, mark) => sum + 2 * radiusOf(marks[mark]?.quotes ?? 0, unit) + GAP, -GAP);
