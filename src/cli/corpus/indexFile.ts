/** One seed file → what it gives the index. Runs on the main thread or in a worker of the command. */
import { createHash } from 'node:crypto';
import { type FileRows, rowsOfFile } from '../../core/corpus';
import { CORPUS_FILE, type FileView, faultOf, nearestCorpus, type Project, sidecarOf } from '../../core/project';
import { nodeFiles } from '../../platform/node/ports';
import { readText, readTextIfThere } from '../../platform/node/text';

/** Rows of a file, or `same` where the index has them already. */
export type Indexed =
  | {
      readonly hash: string;
      readonly rows: FileRows;
      /** What was not understood of the sidecar or the corpus file; the rows hold the rest. */
      readonly faults: readonly string[];
    }
  | 'same';

/** Texts of corpus files by folder, read once. */
export type CorpusTexts = Map<string, Promise<string | null>>;

/**
 * @param known the hash in the index; null where the file is not in it
 * @throws Unreadable where the article, its sidecar or the corpus file cannot be read
 */
export async function indexFile(
  project: Project,
  corpusTexts: CorpusTexts,
  file: string,
  known: string | null,
): Promise<Indexed> {
  const text = await readText(file);
  const [sidecar, corpus] = await Promise.all([readTextIfThere(sidecarOf(file)), corpusTextFor(corpusTexts, file)]);
  const hash = hashOf([text, sidecar, corpus]);
  if (hash === known) return 'same';
  const view = await project.open(file, text);
  return { hash, rows: rowsOfFile(text, view.lines, view.articles, view.file.problems), faults: faultsOf(file, view) };
}

function faultsOf(file: string, { sidecar, corpusFile }: FileView): string[] {
  const read = [
    [sidecarOf(file), sidecar],
    [corpusFile?.file ?? '', corpusFile],
  ] as const;
  return read.flatMap(([name, stored]) => {
    const fault = stored && faultOf(stored.read);
    return fault ? [`${name}: line ${fault.line + 1}: ${fault.message}`] : [];
  });
}

function corpusTextFor(known: CorpusTexts, file: string): Promise<string | null> {
  return nearestCorpus(nodeFiles.foldersOf(file), folder => {
    const text = known.get(folder) ?? nodeFiles.readText(nodeFiles.fileIn(folder, CORPUS_FILE));
    known.set(folder, text);
    return text;
  });
}

function hashOf(texts: readonly (string | null)[]): string {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(text === null ? '-' : `${text.length}:${text}`);
  return hash.digest('hex').slice(0, 32);
}
