/** The coverage of the files of the core, and what is recorded of it, below which it must not fall. */
import type { Places } from './executed';

const CORE = /^src\/core\/([^/]+)\/.+\.ts$/;

/** All lines with code, and those of which some code was not executed. */
export interface Lines {
  readonly all: number;
  readonly uncovered: number;
}

/** Recorded number of uncovered lines, by file. A file that is not named has none. */
export type Recorded = Readonly<Record<string, number>>;

/**
 * How many more lines of a file, and of the whole core, may be uncovered than were recorded. Tests of random input do not
 * execute the same lines every time, and a small change needs no new record.
 */
const ROOM = { lines: 8, share: 0.1, shareOfCore: 0.005 };

/** @param file path from the project's root, with slashes */
export const isMeasured = (file: string): boolean => CORE.test(file);

/** Adds what one process has executed of a file to what others have. @throws Error if they ran different code */
export function merged(file: string, a: Places | undefined, b: Places): Places {
  if (!a) return b;
  if (a.lines.length !== b.lines.length) throw new Error(`${file} was not the same in all processes`);
  return { lines: a.lines, executed: a.executed.map((one, i) => one || b.executed[i] === true) };
}

/** The lines of a file of which some code has not been executed, 0-based. */
export function uncoveredIn({ lines, executed }: Places): ReadonlySet<number> {
  return new Set(lines.filter((_, i) => !executed[i]));
}

export const linesOf = (places: Places): Lines => ({
  all: new Set(places.lines).size,
  uncovered: uncoveredIn(places).size,
});

/** By file, sorted. Files without code are left out. */
export function linesByFile(files: ReadonlyMap<string, Places>): ReadonlyMap<string, Lines> {
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  return new Map(sorted.map(([file, places]) => [file, linesOf(places)] as const).filter(([, { all }]) => all > 0));
}

const sum = (parts: readonly Lines[]): Lines => ({
  all: parts.reduce((total, { all }) => total + all, 0),
  uncovered: parts.reduce((total, { uncovered }) => total + uncovered, 0),
});

/** By layer, the first folder below the core. */
export function linesByLayer(files: ReadonlyMap<string, Lines>): ReadonlyMap<string, Lines> {
  const layers = new Map<string, Lines[]>();
  for (const [file, lines] of files) {
    const layer = CORE.exec(file)?.[1] ?? '';
    layers.set(layer, [...(layers.get(layer) ?? []), lines]);
  }
  return new Map([...layers].map(([layer, parts]) => [layer, sum(parts)]));
}

export const percentOf = ({ all, uncovered }: Lines): number => (all ? (100 * (all - uncovered)) / all : 100);

/** How many lines of a file may be uncovered. */
const allowed = (file: string, { all }: Lines, recorded: Recorded): number =>
  (recorded[file] ?? 0) + Math.max(ROOM.lines, Math.floor(ROOM.share * all));

/** What has fallen, each as a sentence. */
export function fallen(files: ReadonlyMap<string, Lines>, recorded: Recorded): string[] {
  const sentences = [...files].flatMap(([file, lines]) =>
    lines.uncovered > allowed(file, lines, recorded)
      ? [`${file}: ${lines.uncovered} of ${lines.all} lines are not covered; ${recorded[file] ?? 0} were recorded`]
      : [],
  );
  const core = sum([...files.values()]);
  const before = Object.values(recorded).reduce((total, one) => total + one, 0);
  if (core.uncovered > before + ROOM.shareOfCore * core.all)
    sentences.push(`the core: ${core.uncovered} of ${core.all} lines are not covered; ${before} were recorded`);
  return sentences;
}

/**
 * The record after these tests: never more lines of a file than are allowed now. Files that are gone are left out.
 * @param recorded null if nothing was recorded yet
 */
export function raised(files: ReadonlyMap<string, Lines>, recorded: Recorded | null): Recorded {
  const known = [...files].map(([file, lines]) => {
    const most = recorded ? (recorded[file] ?? allowed(file, lines, recorded)) : lines.uncovered;
    return [file, Math.min(lines.uncovered, most)] as const;
  });
  return Object.fromEntries(known.filter(([, uncovered]) => uncovered > 0));
}
