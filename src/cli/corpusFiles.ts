import path from 'node:path';
import { type CorpusFile, readCorpusFile } from '../core/annotation/corpusFile';
import { CORPUS_FILE } from './files';
import { readText, Unreadable } from './text';

/** The corpus files of the folders that a command meets, each read once. */
export class CorpusFiles {
  private readonly known = new Map<string, Promise<CorpusFile>>();

  /**
   * The one that goes for a seed file: in its folder, else in the nearest folder above; without any, an empty one.
   * @throws Unreadable where it is not understood
   */
  for(file: string): Promise<CorpusFile> {
    return this.in(path.dirname(path.resolve(file)));
  }

  private in(folder: string): Promise<CorpusFile> {
    let found = this.known.get(folder);
    if (!found) {
      found = this.read(folder);
      this.known.set(folder, found);
    }
    return found;
  }

  private async read(folder: string): Promise<CorpusFile> {
    const at = path.join(folder, CORPUS_FILE);
    const text = await textOf(at);
    if (text === null) return path.dirname(folder) === folder ? readCorpusFile('') : this.in(path.dirname(folder));
    const file = readCorpusFile(text);
    const error = file.problems.find(({ severity }) => severity === 'error');
    if (!file.writable && error) throw new Unreadable(at, `line ${error.line + 1}: ${error.message}`);
    return file;
  }
}

async function textOf(file: string): Promise<string | null> {
  try {
    return await readText(file);
  } catch (error) {
    if (error instanceof Unreadable && error.code === 'ENOENT') return null;
    throw error;
  }
}
