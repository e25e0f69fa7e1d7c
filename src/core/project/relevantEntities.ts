/** Which entities of a corpus file can change what a file is shown as: the file is analysed again only if these change. */
import type { CorpusEntity } from '../annotation';

/** A seed file with its sidecar, as they are indexed. */
export interface TextsOfFile {
  readonly text: string;
  readonly sidecar: string | null;
  /** Relative to the corpus file’s folder, with `/`. */
  readonly path: string;
}

/**
 * The entities with a name whose words the file or its sidecar has. It errs on the side of too many: a name counts where
 * its longest word is there, in whatever case.
 */
export function relevantEntities(
  entities: readonly CorpusEntity[],
  { text, sidecar, path }: TextsOfFile,
): readonly CorpusEntity[] {
  if (!entities.length) return entities;
  const words = new Set(wordsOf(sidecar === null ? text : `${text}\n${sidecar}`));
  return entities.filter(
    ({ name, aliases = [], articles, roles }) =>
      (articles === undefined || roles !== undefined || articles.some(article => isOf(article, path))) &&
      [name, ...aliases].some(one => mayContain(words, one)),
  );
}

const isOf = (article: string, path: string): boolean => article === path || article.startsWith(`${path}#`);

/** Names with other letters may be written in several ways, in a sidecar even as escapes. */
function mayContain(words: ReadonlySet<string>, name: string): boolean {
  if (/[^\x20-\x7e]/.test(name)) return true;
  const longest = wordsOf(name).reduce((best, word) => (word.length > best.length ? word : best), '');
  return longest === '' || words.has(longest);
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
