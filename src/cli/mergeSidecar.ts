import type { BigIntStats } from 'node:fs';
import { stat } from 'node:fs/promises';
import { devNull } from 'node:os';
import { mergeSidecars, type SidecarMerge } from '../core/annotation';
import { SIDECAR_SUFFIX } from '../core/project';
import { MAX_YAML_BYTES } from '../core/text';
import { PathError, Unwritable } from '../platform/node/pathError';
import { isSeedName, opensWithHeader } from '../platform/node/seedFile';
import { readText } from '../platform/node/text';
import { complain, EXIT, type ExitCode } from './output';
import { identityOf, replaceFile } from './replaceFile';
import { sidecarPlace } from './sidecarPlace';

/**
 * A merge driver for git: a three-way merge that replaces `ours`. For git, an exit code other than 0 is a conflict. If
 * a file cannot be read or written, all files are left unchanged.
 * @param name the file's name in messages, since git passes temporary files
 */
export async function mergeSidecar(base: string, ours: string, theirs: string, name = ours): Promise<ExitCode> {
  let merge: SidecarMerge;
  try {
    const read = (file: string) => readText(file, MAX_YAML_BYTES);
    // git names it as the base where both sides added the file.
    const before = base === devNull ? '' : await read(base);
    const [present, other] = [await read(ours), await read(theirs)];
    merge = mergeSidecars(before, present, other);
    if (merge.text !== present) await write(ours, merge.text, [base, theirs]);
  } catch (error) {
    if (!(error instanceof PathError)) throw error;
    complain(`${error.message}. Nothing was merged.`);
    return EXIT.failed;
  }
  for (const { id, message } of merge.conflicts) {
    const what = id === null ? message : `annotation ${id}: ${message}`;
    complain(`${name}: ${what}. Both versions are between <<<<<<< and >>>>>>>: keep one and remove the markers.`);
  }
  return merge.conflicts.length ? EXIT.problems : EXIT.fine;
}

/** @throws Unwritable also if the file is an article, or the same file as one of the others */
async function write(ours: string, text: string, others: readonly string[]): Promise<void> {
  const place = ours.endsWith(SIDECAR_SUFFIX) ? await sidecarPlace(ours) : ours;
  await replaceFile(place, text, async (present: BigIntStats | null) => {
    if (!present) throw new Unwritable(place, 'it no longer exists');
    for (const other of others)
      if (identityOf(await stat(other, { bigint: true })) === identityOf(present))
        throw new Unwritable(place, `${other} is the same file`);
    if (isSeedName(place) || (await opensWithHeader(place))) throw new Unwritable(place, 'this is an article');
  });
}
