/** What files are, by their names and first lines. Whoever has a file system only asks. */

export const SIDECAR_SUFFIX = '.annotations.yaml';
export const CORPUS_FILE = 'seed-annotator.yaml';

/** A sidecar or a corpus file, also on a file system that does not tell small letters from capitals. */
export function isAnnotationFileName(name: string): boolean {
  const small = name.toLowerCase();
  return small.endsWith(SIDECAR_SUFFIX) || small === CORPUS_FILE;
}

/** Whether a file that begins so is a sidecar or a corpus file: the first lines name the format. */
export const hasAnnotationFormat = (head: string): boolean =>
  /^\ufeff?format:[ \t]*["']?seed-annotat(?:ions|or)\//m.test(head);

/**
 * Why annotations must not be written to what a link in their place leads to; null where they may.
 * @param below the target's path in the workspace folder, with `/` between its parts; null where it lies outside
 * @param root the workspace folder's path, as a person reads it
 */
export function linkTargetFault(name: string, below: string | null, root: string): string | null {
  if (below === null) return `which is outside of the folder ${root}`;
  const parts = below.split('/');
  const target = parts[parts.length - 1];
  if (!/\.ya?ml$/i.test(target) || parts.includes('.git')) return 'which is no file for annotations by its name';
  // Of the two kinds neither may stand in for the other.
  const isCorpus = (one: string) => one.toLowerCase() === CORPUS_FILE;
  if (isAnnotationFileName(target) && isCorpus(target) !== isCorpus(name))
    return 'which holds annotations of another kind';
  return null;
}
