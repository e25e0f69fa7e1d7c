/** Where a sidecar that is a symbolic link is written: to its target, if that is the same workspace's. */

import { lstat, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { linkTargetFault } from '../core/annotation';
import { CORPUS_FILE, SIDECAR_SUFFIX } from '../core/project';
import { Unwritable } from '../platform/node/pathError';
import { opensWithHeader } from '../platform/node/seedFile';
import { identityOf, lstatIfThere } from './replaceFile';

/** What marks a folder as a workspace's root. */
const MARKS = [CORPUS_FILE, '.git'];

/**
 * The nearest folder at or above a file's that holds `seed-annotator.yaml` or `.git`; without any, the file's own.
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
 * The file that a sidecar's content is in: itself, or what it is a link to.
 * @throws Unwritable where the target is not of the workspace, or not a file that may hold this article's annotations
 */
export async function sidecarPlace(sidecar: string): Promise<string> {
  const own = await lstatIfThere(sidecar, { lstat }).catch(error => Promise.reject(new Unwritable(sidecar, error)));
  if (!own?.isSymbolicLink()) return sidecar;
  const target = await realpath(sidecar).catch(() => null);
  if (target === null)
    throw new Unwritable(sidecar, 'is a symbolic link that leads to nothing. Remove it, or mend its target');
  const root = await workspaceFolderOf(sidecar);
  const fault = linkTargetFault(path.basename(sidecar), pathBelow(root, target), root);
  if (fault) throw refused(sidecar, target, fault);
  if (await belongsToAnother(sidecar, target)) throw refused(sidecar, target, 'the sidecar of another article');
  if (await opensWithHeader(target)) throw refused(sidecar, target, 'an article');
  return target;
}

/** With `/` between its parts; null where it lies outside. */
function pathBelow(root: string, file: string): string | null {
  const below = path.relative(root, file).split(path.sep);
  return below[0] === '..' || path.isAbsolute(below.join(path.sep)) ? null : below.join('/');
}

const refused = (sidecar: string, target: string, why: string): Unwritable =>
  new Unwritable(sidecar, `is a symbolic link to ${target}, ${why}. Put a file in its place, or change the link`);

/** Beside the target lies an article that is not this sidecar's. */
async function belongsToAnother(sidecar: string, target: string): Promise<boolean> {
  if (!target.endsWith(SIDECAR_SUFFIX)) return false;
  const articles = [sidecar, target].map(file => file.slice(0, -SIDECAR_SUFFIX.length));
  const [own, other] = await Promise.all(articles.map(file => stat(file, { bigint: true }).catch(() => null)));
  return other !== null && (own === null || identityOf(own) !== identityOf(other));
}
