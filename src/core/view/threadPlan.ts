/** Lines `first` to `last`, inclusive, 0-based. */
export interface LineSpan {
  readonly first: number;
  readonly last: number;
}

/** A note with the line of its thread. */
export interface ThreadPlace {
  readonly id: string;
  readonly line: number;
}

/** The plan for the threads of a file, by the ids of notes. */
export interface ThreadPlan {
  /** On the screen or within one screen of it, nearest first. */
  readonly near: readonly string[];
  /** To create or update with low priority, nearest first. */
  readonly far: readonly string[];
  /** To dispose of, since they are too far from the screen; farthest first. */
  readonly surplus: readonly string[];
}

/**
 * Maximum number of threads in a file. Whenever a tab is shown, the editor builds a widget with a text box for every
 * thread of its file in one step.
 */
export const MAX_THREADS = 100;
/** Number of additional threads that are kept, so that scrolling back and forth does not recreate them. */
const SLACK = 50;

/**
 * Chooses the notes that get threads: those nearest to the visible lines.
 * @param visible the visible lines of each editor of the file; empty if it is hidden, then no threads are created
 * @param isMade whether a note has a thread
 * @param isPinned whether a thread must be kept, because it may contain a draft of the user
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
    const isWanted = rank < MAX_THREADS && distance < Number.POSITIVE_INFINITY;
    if (isWanted) (isNear ? near : far).push(id);
    else if (!isMade(id)) return;
    else if (visible.length && rank >= MAX_THREADS + SLACK && !isPinned(id)) surplus.unshift(id);
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
