/** Lines `first` to `last`, both included. */
export interface LineSpan {
  readonly first: number;
  readonly last: number;
}

/** A note with the line that its thread is shown at. */
export interface ThreadPlace {
  readonly id: string;
  readonly line: number;
}

/** What is to become of the threads of a file, by the notes' ids. */
export interface ThreadPlan {
  /** On the screen or within a screen of it, the nearest first. */
  readonly near: readonly string[];
  /** To be made or kept up to date when there is time, the nearest first. */
  readonly far: readonly string[];
  /** Made before, and too far from the screen to be kept; the farthest first. */
  readonly surplus: readonly string[];
}

/**
 * Each time a tab comes up the editor builds a widget with a text box for every thread of its file, all of them in one
 * go. So there are never more than about so many threads in a file, however many notes it has.
 */
export const MOST_THREADS = 100;
/** So many more are left until some are given up, so that scrolling to and fro does not make the same ones again. */
const SLACK = 50;

/**
 * Chooses the notes of a file that have threads: the nearest to what is visible in any of its editors.
 * @param visible the lines that are visible in each editor of the file; none where it is hidden: no threads are made
 * @param isMade whether a note has a thread
 * @param isPinned whether its thread must stay, as it may hold what a person has typed
 */
export function planThreads(
  places: readonly ThreadPlace[],
  visible: readonly LineSpan[],
  isMade: (id: string) => boolean,
  isPinned: (id: string) => boolean,
): ThreadPlan {
  const ranked = places
    .map(({ id, line }, index) => ({ id, index, ...distanceTo(line, visible) }))
    .sort((a, b) => a.distance - b.distance || a.index - b.index);
  const near: string[] = [];
  const far: string[] = [];
  const surplus: string[] = [];
  ranked.forEach(({ id, distance, isNear }, rank) => {
    const isWanted = rank < MOST_THREADS && distance < Number.POSITIVE_INFINITY;
    if (isWanted) (isNear ? near : far).push(id);
    else if (!isMade(id)) return;
    else if (visible.length && rank >= MOST_THREADS + SLACK && !isPinned(id)) surplus.unshift(id);
    else far.push(id);
  });
  return { near, far, surplus };
}

function distanceTo(line: number, visible: readonly LineSpan[]): { distance: number; isNear: boolean } {
  let distance = Number.POSITIVE_INFINITY;
  let isNear = false;
  for (const { first, last } of visible) {
    const away = Math.max(first - line, line - last, 0);
    distance = Math.min(distance, away);
    isNear ||= away <= last - first + 1;
  }
  return { distance, isNear };
}
