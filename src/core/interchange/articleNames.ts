import { stemOf } from './formats/allFormats';

/** Finds articles by the names in files of other tools. Paths of articles use `/`. */
export class ArticleNames<T> {
  private readonly byEnd = new Map<string, { readonly path: string; readonly article: T }[]>();

  constructor(articles: Iterable<readonly [path: string, article: T]>) {
    for (const [path, article] of articles) {
      const file = baseOf(path);
      for (const key of new Set([file, stemOf(file)])) {
        const alike = this.byEnd.get(key);
        if (alike) alike.push({ path, article });
        else this.byEnd.set(key, [{ path, article }]);
      }
    }
  }

  /**
   * The articles with this name, with or without extension. If the name has folders, those that share most of them.
   * @param name with `/` or `\` between folders
   * @returns none, one, or several that match equally well
   */
  find(name: string): readonly T[] {
    const segments = segmentsOf(name);
    const file = segments.at(-1) ?? '';
    const key = [file, ...stemsOf(file)].find(one => this.byEnd.has(one));
    const found = key === undefined ? [] : this.byEnd.get(key)!;
    const shared = found.map(({ path }) => sharedEnd(segmentsOf(path).slice(0, -1), segments.slice(0, -1)));
    const most = shared.reduce((best, n) => Math.max(best, n), 0);
    return found.filter((_, i) => shared[i] === most).map(({ article }) => article);
  }
}

/** A file's name without the extension of a format, and without any extension. */
export const stemsOf = (file: string): string[] => [stemOf(file), file.replace(/\.[^.]*$/, '')];

const segmentsOf = (path: string): string[] => path.split(/[\\/]/).filter(Boolean);
const baseOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** Number of equal segments at the end. */
function sharedEnd(a: readonly string[], b: readonly string[]): number {
  let n = 0;
  while (n < a.length && n < b.length && a[a.length - 1 - n] === b[b.length - 1 - n]) n++;
  return n;
}
