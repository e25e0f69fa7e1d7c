import path from 'node:path';
import { readCorpusFile } from '../core/annotation/corpusFile';
import { CorpusIndex } from '../core/annotation/corpusIndex';
import { CORPUS_FILE } from './names';
import { readTextIfThere, Unreadable } from './text';

/** What is decided of entities for all articles, in the folders that a command meets; each corpus file is read once. */
export class CorpusFiles {
  private readonly known = new Map<string, Promise<CorpusIndex>>();

  /**
   * What goes for a seed file: by the file in its folder, else in the nearest folder above; without any, nothing.
   * @throws Unreadable where it is not understood
   */
  for(file: string): Promise<CorpusIndex> {
    return this.in(path.dirname(path.resolve(file)));
  }

  private in(folder: string): Promise<CorpusIndex> {
    let found = this.known.get(folder);
    if (!found) {
      found = this.read(folder);
      this.known.set(folder, found);
    }
    return found;
  }

  private async read(folder: string): Promise<CorpusIndex> {
    const at = path.join(folder, CORPUS_FILE);
    const text = await readTextIfThere(at);
    if (text === null) return path.dirname(folder) === folder ? new CorpusIndex([]) : this.in(path.dirname(folder));
    const file = readCorpusFile(text);
    const error = file.problems.find(({ severity }) => severity === 'error');
    if (!file.writable && error) throw new Unreadable(at, `line ${error.line + 1}: ${error.message}`);
    return new CorpusIndex(file.entities);
  }
}
