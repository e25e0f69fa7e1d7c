/** The names by which files are known. */
import path from 'node:path';

export const SIDECAR_SUFFIX = '.annotations.yaml';
export const CORPUS_FILE = 'seed-annotator.yaml';

/** A sidecar or a corpus file, also on a file system that does not tell small letters from capitals. */
export function isAnnotationsName(file: string): boolean {
  const name = path.basename(file).toLowerCase();
  return name.endsWith(SIDECAR_SUFFIX) || name === CORPUS_FILE;
}

/** `*.seed`, and text files below a folder `seeds`. */
export function isSeedName(file: string): boolean {
  if (file.endsWith('.seed')) return true;
  return file.endsWith('.txt') && path.dirname(path.resolve(file)).split(path.sep).includes('seeds');
}
