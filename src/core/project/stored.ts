/** Sidecars and corpus files: where they are, and whether they were understood. */
import { CORPUS_FILE, readCorpusFile, readSidecar, SIDECAR_SUFFIX, type SidecarProblem } from '../annotation';
import type { FileName, ProjectFiles, ReadOutcome, StoredAnnotations, StoredCorpus } from './ports';

export const sidecarOf = (article: FileName): FileName => article + SIDECAR_SUFFIX;

/** The article whose annotations a sidecar holds. @param sidecar a name that ends as sidecars' do */
export const articleOf = (sidecar: FileName): FileName => sidecar.slice(0, -SIDECAR_SUFFIX.length);

/** The first error of a file that may hold more than was read of it; null where it was understood as a whole. */
export function faultOf({ problems, writable }: ReadOutcome): SidecarProblem | null {
  return writable ? null : (problems.find(({ severity }) => severity === 'error') ?? null);
}

/**
 * The corpus file that holds for a file: the one in the nearest of its folders that has one. An empty file is one, too:
 * it shields what is below it from those further up.
 * @param folders the nearest first
 * @param read null where a folder has none
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

/** Reads sidecars afresh and each corpus file once, for hosts that run and end. */
export class ReadOnce implements StoredAnnotations {
  private readonly corpora = new Map<FileName, Promise<StoredCorpus | null>>();

  constructor(private readonly files: ProjectFiles) {}

  async sidecarOf(file: FileName) {
    return { read: readSidecar((await this.files.readText(sidecarOf(file))) ?? '') };
  }

  corpusFor(file: FileName): Promise<StoredCorpus | null> {
    return nearestCorpus(this.files.foldersOf(file), folder => {
      const known = this.corpora.get(folder) ?? this.corpusIn(folder);
      this.corpora.set(folder, known);
      return known;
    });
  }

  private async corpusIn(folder: FileName): Promise<StoredCorpus | null> {
    const file = this.files.fileIn(folder, CORPUS_FILE);
    const text = await this.files.readText(file);
    return text === null ? null : { file, read: readCorpusFile(text) };
  }
}
