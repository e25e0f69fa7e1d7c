/** Globs as the editor's settings have them: `**`, `*`, `?`, `[a-z]` and `{a,b}`. */
import { matchesPath, type PathPattern, readPathPattern } from './pathPatterns';

/** Alternatives of one glob beyond this number are left out. */
const MAX_ALTERNATIVES = 256;
/** Longer globs, in UTF-16 units, match nothing: no path is that long. */
const MAX_GLOB_LENGTH = 4096;

/** A list of globs. A path matches if one of them does. */
export class Globs {
  private readonly patterns: readonly (readonly PathPattern[])[];

  constructor(globs: readonly string[]) {
    this.patterns = globs
      .filter(glob => glob.length <= MAX_GLOB_LENGTH)
      .flatMap(alternativesOf)
      .map(glob => readPathPattern(glob.split('/').filter(Boolean)));
  }

  /** @param path of a file or folder, relative to the root, with `/` */
  matches(path: string): boolean {
    const parts = path.split('/').map(part => [...part]);
    return this.patterns.some(pattern => matchesPath(pattern, parts));
  }
}

/** `a.{b,c}` as `a.b` and `a.c`. A brace that is not closed stands for itself. */
function alternativesOf(glob: string): string[] {
  const done: string[] = [];
  const open = [glob];
  for (let next = open.pop(); next !== undefined && done.length < MAX_ALTERNATIVES; next = open.pop()) {
    const group = firstGroup(next);
    if (!group || open.length > MAX_ALTERNATIVES) done.push(next);
    else {
      const [before, after] = [next.slice(0, group.start), next.slice(group.end)];
      for (const choice of group.choices) open.push(before + choice + after);
    }
  }
  return done;
}

interface Group {
  readonly start: number;
  readonly end: number;
  readonly choices: readonly string[];
}

function firstGroup(glob: string): Group | null {
  const start = glob.indexOf('{');
  if (start < 0) return null;
  const choices: string[] = [];
  let depth = 0;
  let from = start + 1;
  for (let at = start; at < glob.length; at++) {
    const character = glob[at];
    if (character === '{') depth++;
    else if (character === ',' && depth === 1) {
      choices.push(glob.slice(from, at));
      from = at + 1;
    } else if (character === '}' && --depth === 0) {
      choices.push(glob.slice(from, at));
      return { start, end: at + 1, choices };
    }
  }
  return null;
}
