/** Matches paths against `.gitignore` and `.ignore` files, by git's rules. */
import { matchesPath, type PathPattern, readPathPattern } from './pathPatterns';

interface Rule {
  /** The pattern, split at slashes. */
  readonly parts: readonly PathPattern[];
  readonly negated: boolean;
  readonly foldersOnly: boolean;
}

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
  const read = readPathPattern(parts);
  return { parts: anchored ? read : ['**', ...read], negated, foldersOnly };
}

/** Trailing spaces are dropped unless a backslash precedes them. */
function withoutTrailingSpace(line: string): string {
  let end = line.length;
  while (end > 0 && line[end - 1] === ' ' && line[end - 2] !== '\\') end--;
  return line.slice(0, end);
}

/** A folder with rules, and the nearest one around it: looked up once, however deep the paths below it are. */
interface RuledFolder {
  readonly folder: string;
  readonly rules: readonly Rule[];
  readonly parent: RuledFolder | null;
}

/** The ignore files of a folder and of its subfolders. */
export class IgnoreRules {
  private readonly byFolder = new Map<string, Rule[]>();
  private readonly known = new Map<string, boolean>();
  private readonly ruled = new Map<string, RuledFolder | null>();

  /**
   * Adds the rules of an ignore file. They take precedence over rules added before for the same folder.
   * @param folder the folder that holds the ignore file, relative to the root, with `/`; empty for the root
   */
  add(folder: string, text: string): void {
    this.byFolder.set(folder, [...readRules(text), ...(this.byFolder.get(folder) ?? [])]);
    this.known.clear();
    this.ruled.clear();
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
    const slash = path.lastIndexOf('/');
    for (let at = this.ruledFolder(slash < 0 ? '' : path.slice(0, slash)); at; at = at.parent) {
      const below = (at.folder ? path.slice(at.folder.length + 1) : path).split('/').map(part => [...part]);
      const rule = at.rules.find(one => (isFolder || !one.foldersOnly) && matchesPath(one.parts, below));
      if (rule) return !rule.negated;
    }
    return false;
  }

  /** The folder, or the nearest one around it, that has rules. */
  private ruledFolder(folder: string): RuledFolder | null {
    const known = this.ruled.get(folder);
    if (known !== undefined) return known;
    const slash = folder.lastIndexOf('/');
    const parent = folder ? this.ruledFolder(slash < 0 ? '' : folder.slice(0, slash)) : null;
    const rules = this.byFolder.get(folder);
    const found = rules ? { folder, rules, parent } : parent;
    this.ruled.set(folder, found);
    return found;
  }
}
