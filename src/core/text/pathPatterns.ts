/** Patterns of paths with `*`, `?`, `[a-z]` and `**`, matched in time bounded by the product of the two lengths. */

/** `**` matches any number of folders. */
export type PathPattern = '**' | readonly NamePattern[];
type NamePattern = '*' | ((character: string) => boolean);

/** @param parts the pattern, split at slashes */
export const readPathPattern = (parts: readonly string[]): PathPattern[] =>
  parts.map(part => (part === '**' ? part : readTokens(part)));

/** @param path the characters of each part of a path */
export const matchesPath = (pattern: readonly PathPattern[], path: readonly (readonly string[])[]): boolean =>
  matchesRun(
    pattern,
    path,
    part => part === '**',
    (part, name) => part !== '**' && matchesName(part, name),
  );

const matchesName = (pattern: readonly NamePattern[], name: readonly string[]): boolean =>
  matchesRun(
    pattern,
    name,
    token => token === '*',
    (token, character) => token !== '*' && token(character),
  );

/** Parses the pattern for one part of a path: `*`, `?`, `[a-z]`, and `\` before a literal character. */
function readTokens(pattern: string): NamePattern[] {
  const characters = [...pattern];
  const tokens: NamePattern[] = [];
  for (let i = 0; i < characters.length; i++) {
    const character = characters[i] as string;
    if (character === '[') {
      const set = readSet(characters, i);
      tokens.push(set.token);
      i = set.end;
    } else if (character === '*') {
      if (tokens.at(-1) !== '*') tokens.push('*');
    } else if (character === '?') tokens.push(() => true);
    else {
      const literal = character === '\\' && i + 1 < characters.length ? characters[++i] : character;
      tokens.push(other => other === literal);
    }
  }
  return tokens;
}

/** Parses a character set. An unclosed bracket matches nothing. */
function readSet(characters: readonly string[], open: number): { token: NamePattern; end: number } {
  let at = open + 1;
  const negated = characters[at] === '!' || characters[at] === '^';
  if (negated) at++;
  // A closing bracket in the first position is part of the set.
  const end = characters.indexOf(']', at + 1);
  if (end < 0) return { token: () => false, end: characters.length };
  const ranges: (readonly [string, string])[] = [];
  for (; at < end; at++) {
    const from = characters[at] as string;
    const to = characters[at + 1] === '-' && at + 2 < end ? (characters[at + 2] as string) : null;
    ranges.push([from, to ?? from]);
    if (to !== null) at += 2;
  }
  return { token: other => ranges.some(([from, to]) => from <= other && other <= to) !== negated, end };
}

/**
 * Matches a list of items against a pattern whose wildcards match any number of items.
 * The time is at most proportional to the product of the two lengths.
 */
function matchesRun<P, T>(
  pattern: readonly P[],
  items: readonly T[],
  isWildcard: (part: P) => boolean,
  matches: (part: P, item: T) => boolean,
): boolean {
  let p = 0;
  let wildcard = -1;
  let taken = 0;
  for (let i = 0; i < items.length; ) {
    if (p < pattern.length && isWildcard(pattern[p] as P)) {
      wildcard = p++;
      taken = i;
    } else if (p < pattern.length && matches(pattern[p] as P, items[i] as T)) {
      p++;
      i++;
    } else if (wildcard >= 0) {
      p = wildcard + 1;
      i = ++taken;
    } else return false;
  }
  while (p < pattern.length && isWildcard(pattern[p] as P)) p++;
  return p === pattern.length;
}
