/** Recognizes sidecars and corpus files by name and first lines. */

import { type Message, phrase } from '../../text';

export const SIDECAR_SUFFIX = '.annotations.yaml';
export const CORPUS_FILE = 'seed-annotator.yaml';

/** True if a file of this name is a sidecar or a corpus file. Ignores case, as some file systems do. */
export function isAnnotationFileName(name: string): boolean {
  const lower = name.toLowerCase();
  return lower.endsWith(SIDECAR_SUFFIX) || lower === CORPUS_FILE;
}

/** True if a text that begins with `head` names the format of a sidecar or a corpus file. */
export const hasAnnotationFormat = (head: string): boolean =>
  /^\ufeff?format:[ \t]*["']?seed-annotat(?:ions|or)\//m.test(head);

/**
 * Checks the target of a symbolic link that stands in place of a sidecar or corpus file.
 * @param name the link's own file name
 * @param below the target's path in the workspace folder, separated by `/`; null if it is outside
 * @param root the workspace folder's path, for the message
 * @returns why annotations must not be written there, as a relative clause; null if they may be
 */
export function linkTargetFault(name: string, below: string | null, root: string): Message | null {
  if (below === null) return phrase`which is outside of the folder ${root}`;
  const parts = below.split('/');
  const target = parts.at(-1) ?? '';
  if (!/\.ya?ml$/i.test(target) || parts.includes('.git')) return phrase`whose name is not that of an annotation file`;
  const isCorpus = (one: string) => one.toLowerCase() === CORPUS_FILE;
  if (isAnnotationFileName(target) && isCorpus(target) !== isCorpus(name))
    return phrase`which contains annotations of another kind`;
  return null;
}
