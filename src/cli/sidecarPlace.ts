/** Resolves sidecars that are symbolic links. The target must be in the same workspace. */

import { lstat, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { linkTargetFault } from '../core/annotation';
import { articleOf, CORPUS_FILE, SIDECAR_SUFFIX } from '../core/project';
import { inEnglish } from '../core/text';
import { Unwritable } from '../platform/node/pathError';
import { opensWithHeader } from '../platform/node/seedFile';
import { identityOf, lstatIfThere } from './replaceFile';

/** Files and folders that mark the root of a workspace. */
const MARKS = [CORPUS_FILE, '.git'];

/**
 * The nearest folder at or above a file's that contains `seed-annotator.yaml` or `.git`; the file's own folder if there
 * is none.
 * @returns its path without links
 */
export async function workspaceFolderOf(file: string): Promise<string> {
  const own = await realpath(path.dirname(file));
  for (let folder = own; ; folder = path.dirname(folder)) {
    for (const mark of MARKS) if (await lstatIfThere(path.join(folder, mark), { lstat })) return folder;
    if (path.dirname(folder) === folder) return own;
  }
}

/**
 * The file to write for a sidecar: the sidecar itself, or the target of the link.
 * @throws Unwritable if the target is outside the workspace, or must not hold the annotations of this article
 */
export async function sidecarPlace(sidecar: string): Promise<string> {
  const own = await lstatIfThere(sidecar, { lstat }).catch(error => Promise.reject(new Unwritable(sidecar, error)));
  if (!own?.isSymbolicLink()) return sidecar;
  const target = await realpath(sidecar).catch(() => null);
  if (target === null) throw new Unwritable(sidecar, 'is a broken symbolic link. Remove it, or fix its target');
  const root = await workspaceFolderOf(sidecar);
  const fault = linkTargetFault(path.basename(sidecar), pathBelow(root, target), root);
  if (fault) throw refused(sidecar, target, inEnglish(fault));
  if (await belongsToAnother(sidecar, target)) throw refused(sidecar, target, 'the sidecar of another article');
  if (await opensWithHeader(target)) throw refused(sidecar, target, 'an article');
  return target;
}

/** The relative path of a file, with `/`; null if it is outside the folder. */
function pathBelow(root: string, file: string): string | null {
  const below = path.relative(root, file).split(path.sep);
  return below[0] === '..' || path.isAbsolute(below.join(path.sep)) ? null : below.join('/');
}

const refused = (sidecar: string, target: string, why: string): Unwritable =>
  new Unwritable(sidecar, `is a symbolic link to ${target}, ${why}. Replace it by a file, or change the link`);

/** Whether the target is the sidecar of another existing article. */
async function belongsToAnother(sidecar: string, target: string): Promise<boolean> {
  if (!target.endsWith(SIDECAR_SUFFIX)) return false;
  const articleStats = (file: string) => stat(articleOf(file), { bigint: true }).catch(() => null);
  const [own, other] = [await articleStats(sidecar), await articleStats(target)];
  return other !== null && (own === null || identityOf(own) !== identityOf(other));
}
