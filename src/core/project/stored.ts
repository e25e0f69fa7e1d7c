/** Finds and reads sidecars and corpus files. */
import { CORPUS_FILE, readCorpusFile, readSidecar, SIDECAR_SUFFIX, type SidecarProblem } from '../annotation';
import type { FileName, ProjectFiles, ReadOutcome, StoredAnnotations, StoredCorpus } from './ports';

/** The sidecar of an article. */
export const sidecarOf = (article: FileName): FileName => article + SIDECAR_SUFFIX;

/** The article of a sidecar. @param sidecar a name that ends with `SIDECAR_SUFFIX` */
export const articleOf = (sidecar: FileName): FileName => sidecar.slice(0, -SIDECAR_SUFFIX.length);

/** The first error that kept a file from being read completely; null if there is none. */
export function faultOf({ problems, writable }: ReadOutcome): SidecarProblem | null {
  return writable ? null : (problems.find(({ severity }) => severity === 'error') ?? null);
}

/**
 * The corpus file that applies to a file: the one in the nearest folder. An empty corpus file counts, too; it stops the
 * search.
 * @param folders nearest first
 * @param read returns null if a folder has no corpus file
 */
export async function nearestCorpus<T>(
  folders: readonly FileName[],
  read: (folder: FileName) => Promise<T | null>,
): Promise<T | null> {
  for (const folder of folders) {
    const found = await read(folder);
    if (found !== null) return found;
  }
  return null;
}

/** A file’s path relative to one of its folders, with `/`. */
export function pathBelow(files: ProjectFiles, folder: FileName, file: FileName): string {
  const folders = files.foldersOf(file);
  const below = folders.slice(0, folders.indexOf(folder)).map(one => files.nameOf(one));
  return [...below.reverse(), files.nameOf(file)].join('/');
}

/** Reads a sidecar at every call and each corpus file once: for hosts that run one command. */
export class ReadOnce implements StoredAnnotations {
  private readonly corpora = new Map<FileName, Promise<Omit<StoredCorpus, 'path'> | null>>();

  constructor(private readonly files: ProjectFiles) {}

  async sidecarOf(file: FileName) {
    return { read: readSidecar((await this.files.readText(sidecarOf(file))) ?? '') };
  }

  corpusFor(file: FileName): Promise<StoredCorpus | null> {
    return nearestCorpus(this.files.foldersOf(file), async folder => {
      const known = this.corpora.get(folder) ?? this.corpusIn(folder);
      this.corpora.set(folder, known);
      const stored = await known;
      return stored && { ...stored, path: pathBelow(this.files, folder, file) };
    });
  }

  private async corpusIn(folder: FileName): Promise<Omit<StoredCorpus, 'path'> | null> {
    const file = this.files.fileIn(folder, CORPUS_FILE);
    const text = await this.files.readText(file);
    return text === null ? null : { file, read: readCorpusFile(text) };
  }
}
