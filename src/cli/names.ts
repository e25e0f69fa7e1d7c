/** The names by which files are known. */
import path from 'node:path';

export const SIDECAR_SUFFIX = '.annotations.yaml';
export const CORPUS_FILE = 'seed-annotator.yaml';

/** `*.seed`, and text files below a folder `seeds`. */
export function isSeedName(file: string): boolean {
  if (file.endsWith('.seed')) return true;
  return file.endsWith('.txt') && path.dirname(path.resolve(file)).split(path.sep).includes('seeds');
}
