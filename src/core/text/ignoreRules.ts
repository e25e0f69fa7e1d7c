/** Which files a folder's `.gitignore` and `.ignore` leave out, by git's rules. */

interface Rule {
  /** The pattern's parts between slashes. */
  readonly parts: readonly PathPattern[];
  readonly negated: boolean;
  readonly foldersOnly: boolean;
}

/** `**` stands for any number of folders. */
type PathPattern = '**' | readonly NamePattern[];
type NamePattern = '*' | ((character: string) => boolean);

/** Patterns beyond this many characters are skipped: no file has so long a name. */
const MAX_PATTERN = 4096;

/** The rules of an ignore file, the last one first. Lines that hold no pattern are skipped. */
function readRules(text: string): Rule[] {
  const rules = text.split(/\r\n|\r|\n/).flatMap(line => readRule(line) ?? []);
  return rules.reverse();
}

function readRule(line: string): Rule | null {
  let pattern = withoutTrailingSpace(line);
  if (!pattern || pattern.startsWith('#') || pattern.length > MAX_PATTERN) return null;
  const negated = pattern.startsWith('!');
  if (negated) pattern = pattern.slice(1);
  const foldersOnly = pattern.endsWith('/');
  if (foldersOnly) pattern = pattern.slice(0, -1);
  // A slash before the end ties the pattern to the folder of the ignore file.
  const anchored = pattern.includes('/');
  const parts = pattern.split('/');
  if (parts[0] === '') parts.shift();
  if (!parts.length || parts.includes('')) return null;
  // `folder/**` is about what is in the folder, not about the folder itself.
  if (parts[parts.length - 1] === '**') parts.push('*');
  const read = parts.map(part => (part === '**' ? part : readTokens(part)));
  return { parts: anchored ? read : ['**', ...read], negated, foldersOnly };
}

/** A space at the end counts only after a backslash. */
function withoutTrailingSpace(line: string): string {
  let end = line.length;
  while (end > 0 && line[end - 1] === ' ' && line[end - 2] !== '\\') end--;
  return line.slice(0, end);
}

/** The ignore files of a folder and of the folders below it. */
export class IgnoreRules {
  private readonly byFolder = new Map<string, Rule[]>();
  private readonly known = new Map<string, boolean>();

  /** @param folder path of the folder that the ignore file is in, `/` between its parts; empty at the root */
  add(folder: string, text: string): void {
    this.byFolder.set(folder, [...readRules(text), ...(this.byFolder.get(folder) ?? [])]);
    this.known.clear();
  }

  /** @param path of a file below the root, `/` between its parts */
  ignores(path: string): boolean {
    if (!this.byFolder.size) return false;
    const slash = path.lastIndexOf('/');
    return (slash >= 0 && this.ignoresFolder(path.slice(0, slash))) || this.verdict(path, false);
  }

  /** What is in an ignored folder cannot be taken back in. */
  private ignoresFolder(path: string): boolean {
    const known = this.known.get(path);
    if (known !== undefined) return known;
    const slash = path.lastIndexOf('/');
    const ignored = (slash >= 0 && this.ignoresFolder(path.slice(0, slash))) || this.verdict(path, true);
    this.known.set(path, ignored);
    return ignored;
  }

  /** The last rule that fits decides; rules of deeper folders come after those of their parents. */
  private verdict(path: string, isFolder: boolean): boolean {
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

/** One part of a path: `*`, `?`, `[a-z]`, and `\` before a character that is meant as such. */
function readTokens(pattern: string): NamePattern[] {
  const characters = [...pattern];
  const tokens: NamePattern[] = [];
  for (let i = 0; i < characters.length; i++) {
    const character = characters[i];
    if (character === '[') {
      const set = readSet(characters, i);
      tokens.push(set.token);
      i = set.end;
    } else if (character === '*') {
      if (tokens[tokens.length - 1] !== '*') tokens.push('*');
    } else if (character === '?') tokens.push(() => true);
    else {
      const meant = character === '\\' && i + 1 < characters.length ? characters[++i] : character;
      tokens.push(other => other === meant);
    }
  }
  return tokens;
}

/** A bracket that is not closed matches nothing. */
function readSet(characters: readonly string[], open: number): { token: NamePattern; end: number } {
  let at = open + 1;
  const negated = characters[at] === '!' || characters[at] === '^';
  if (negated) at++;
  // A closing bracket in first place belongs to the set.
  const end = characters.indexOf(']', at + 1);
  if (end < 0) return { token: () => false, end: characters.length };
  const ranges: (readonly [string, string])[] = [];
  for (; at < end; at++) {
    const isRange = characters[at + 1] === '-' && at + 2 < end;
    ranges.push([characters[at], isRange ? characters[at + 2] : characters[at]]);
    if (isRange) at += 2;
  }
  return { token: other => ranges.some(([from, to]) => from <= other && other <= to) !== negated, end };
}

/**
 * Matches a run of items against a pattern with wildcards that take any number of them.
 * Takes time in proportion to the product of the two lengths at most.
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
    if (p < pattern.length && isWildcard(pattern[p])) {
      wildcard = p++;
      taken = i;
    } else if (p < pattern.length && matches(pattern[p], items[i])) {
      p++;
      i++;
    } else if (wildcard >= 0) {
      p = wildcard + 1;
      i = ++taken;
    } else return false;
  }
  while (p < pattern.length && isWildcard(pattern[p])) p++;
  return p === pattern.length;
}
