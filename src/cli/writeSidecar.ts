/** Changes sidecars for the command line. */
import type { BigIntStats } from 'node:fs';
import path from 'node:path';
import { backupName, editSidecar, type SidecarChange } from '../core/annotation';
import { sidecarOf } from '../core/project';
import { describeLimit, inEnglish, MAX_YAML_BYTES } from '../core/text';
import { Unwritable } from '../platform/node/pathError';
import { readTextIfThere, Unreadable } from '../platform/node/text';
import type { DraftSweeper } from './draftSweeper';
import { createFile, replaceFile } from './replaceFile';
import { sidecarPlace } from './sidecarPlace';

/**
 * Applies changes to the sidecar of an article. A sidecar of an earlier format is copied before it is changed.
 * @param yaml the sidecar's text as it was read; null where there is none
 * @param drafts deletes what killed programs left beside the sidecar, if it is written
 * @param checkReplace as in `replaceFile`
 * @throws PathError where it cannot be read or written; then it was not changed
 */
export async function writeSidecar(
  article: string,
  yaml: string | null,
  changes: readonly SidecarChange[],
  drafts: DraftSweeper,
  checkReplace?: (present: BigIntStats | null) => Promise<void>,
): Promise<void> {
  const sidecar = sidecarOf(article);
  const edited = editSidecar(yaml, path.basename(article), changes);
  if (!edited.ok) {
    const [problem] = edited.problems;
    const reason = problem ? `line ${problem.line + 1}: ${inEnglish(problem.message)}` : 'it cannot be changed.';
    throw new Unreadable(sidecar, `${reason} Nothing was written`);
  }
  if (!changes.length) return;
  const place = await sidecarPlace(sidecar);
  if (Buffer.byteLength(edited.text) > MAX_YAML_BYTES)
    throw new Unwritable(sidecar, `it would exceed ${describeLimit(MAX_YAML_BYTES)} and could not be read again`);
  if (edited.migratedFrom !== undefined) await keepCopy(backupName(place, edited.migratedFrom), yaml ?? '');
  await replaceFile(place, edited.text, checkReplace);
  await drafts.sweepBeside(place);
}

/** Writes a copy under a new name. Copies of earlier migrations are kept. */
async function keepCopy(file: string, content: string): Promise<void> {
  for (let n = 1; ; n++) {
    const copy = n === 1 ? file : `${file}.${n}`;
    try {
      await createFile(copy, content);
      return;
    } catch (error) {
      if (!(error instanceof Unwritable) || error.code !== 'EEXIST') throw error;
    }
    if ((await readTextIfThere(copy).catch(() => null)) === content) return;
  }
}
