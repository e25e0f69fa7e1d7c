/** Matches paths against `.gitignore` and `.ignore` files, by git's rules. */

interface Rule {
  /** The pattern, split at slashes. */
  readonly parts: readonly PathPattern[];
  readonly negated: boolean;
  readonly foldersOnly: boolean;
}

/** `**` matches any number of folders. */
type PathPattern = '**' | readonly NamePattern[];
type NamePattern = '*' | ((character: string) => boolean);

/** Longer patterns, in UTF-16 units, are skipped: no path is that long. */
const MAX_PATTERN_LENGTH = 4096;

/** The rules of an ignore file, the last one first. Lines without a pattern are skipped. */
function readRules(text: string): Rule[] {
  const rules = text.split(/\r\n|\r|\n/).flatMap(line => readRule(line) ?? []);
  return rules.reverse();
}

function readRule(line: string): Rule | null {
  let pattern = withoutTrailingSpace(line);
  if (!pattern || pattern.startsWith('#') || pattern.length > MAX_PATTERN_LENGTH) return null;
  const negated = pattern.startsWith('!');
  if (negated) pattern = pattern.slice(1);
  const foldersOnly = pattern.endsWith('/');
  if (foldersOnly) pattern = pattern.slice(0, -1);
  // A slash before the end anchors the pattern to the folder of the ignore file.
  const anchored = pattern.includes('/');
  const parts = pattern.split('/');
  if (parts[0] === '') parts.shift();
  if (!parts.length || parts.includes('')) return null;
  // `folder/**` matches the contents of the folder, not the folder itself.
  if (parts.at(-1) === '**') parts.push('*');
  const read = parts.map(part => (part === '**' ? part : readTokens(part)));
  return { parts: anchored ? read : ['**', ...read], negated, foldersOnly };
}

/** Trailing spaces are dropped unless a backslash precedes them. */
function withoutTrailingSpace(line: string): string {
  let end = line.length;
  while (end > 0 && line[end - 1] === ' ' && line[end - 2] !== '\\') end--;
  return line.slice(0, end);
}

/** The ignore files of a folder and of its subfolders. */
export class IgnoreRules {
  private readonly byFolder = new Map<string, Rule[]>();
  private readonly known = new Map<string, boolean>();

  /**
   * Adds the rules of an ignore file. They take precedence over rules added before for the same folder.
   * @param folder the folder that holds the ignore file, relative to the root, with `/`; empty for the root
   */
  add(folder: string, text: string): void {
    this.byFolder.set(folder, [...readRules(text), ...(this.byFolder.get(folder) ?? [])]);
    this.known.clear();
  }

  /** Whether a file is ignored. @param path relative to the root, with `/` */
  ignores(path: string): boolean {
    if (!this.byFolder.size) return false;
    const slash = path.lastIndexOf('/');
    return (slash >= 0 && this.ignoresFolder(path.slice(0, slash))) || this.matches(path, false);
  }

  /** As in git, a file cannot be re-included if one of its folders is ignored. */
  private ignoresFolder(path: string): boolean {
    const known = this.known.get(path);
    if (known !== undefined) return known;
    const slash = path.lastIndexOf('/');
    const ignored = (slash >= 0 && this.ignoresFolder(path.slice(0, slash))) || this.matches(path, true);
    this.known.set(path, ignored);
    return ignored;
  }

  /** Whether the last matching rule ignores the path. Rules of deeper folders come after those of their parents. */
  private matches(path: string, isFolder: boolean): boolean {
    const parts = path.split('/');
    for (let depth = parts.length - 1; depth >= 0; depth--) {
      const below = parts.slice(depth).map(part => [...part]);
      const rules = this.byFolder.get(parts.slice(0, depth).join('/'));
      const rule = rules?.find(one => (isFolder || !one.foldersOnly) && matchesPath(one.parts, below));
      if (rule) return !rule.negated;
    }
    return false;
  }
}

const matchesPath = (pattern: readonly PathPattern[], path: readonly (readonly string[])[]): boolean =>
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
