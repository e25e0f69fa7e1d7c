import { stemOf } from './formats/allFormats';

/** Which article another tool's file is about, told by the name that it gives; with `/` between folders. */
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
   * The articles of this name, with its ending or without; where the name has folders, those that share most of them.
   * @returns none, one, or several that fit as well as each other
   */
  find(name: string): readonly T[] {
    const asked = segmentsOf(name);
    const file = asked[asked.length - 1] ?? '';
    const key = [file, ...stemsOf(file)].find(one => this.byEnd.has(one));
    const found = key === undefined ? [] : this.byEnd.get(key)!;
    const shared = found.map(({ path }) => sharedEnd(segmentsOf(path).slice(0, -1), asked.slice(0, -1)));
    const most = shared.reduce((best, n) => Math.max(best, n), 0);
    return found.filter((_, i) => shared[i] === most).map(({ article }) => article);
  }
}

/** A file's name without the ending of a format, and without any ending. */
export const stemsOf = (file: string): string[] => [stemOf(file), file.replace(/\.[^.]*$/, '')];

const segmentsOf = (path: string): string[] => path.split(/[\\/]/).filter(Boolean);
const baseOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** How many of the last segments are the same. */
function sharedEnd(a: readonly string[], b: readonly string[]): number {
  let n = 0;
  while (n < a.length && n < b.length && a[a.length - 1 - n] === b[b.length - 1 - n]) n++;
  return n;
}
