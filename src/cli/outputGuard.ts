/** What an output must never replace: articles, sidecars, corpus files, and whatever the command itself reads. */

import type { BigIntStats } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { hasAnnotationFormat, isAnnotationFileName } from '../core/annotation';
import { SIDECAR_SUFFIX } from '../core/project';
import { Unwritable } from '../platform/node/pathError';
import { isSeedName, opensWithHeader } from '../platform/node/seedFile';
import { readHead } from '../platform/node/text';
import { type FileIdentity, identityOf, replaceFile } from './replaceFile';

const HEAD_LENGTH = 4096;

export class OutputGuard {
  private readonly inputs = new Map<FileIdentity, string>();
  /** What was written, and of which article. */
  private readonly outputs = new Map<FileIdentity, string>();

  /** What this path leads to, and its sidecar, are read: no output may replace them. */
  async addInput(file: string): Promise<void> {
    for (const one of [file, file + SIDECAR_SUFFIX]) {
      const info = await stat(one, { bigint: true }).catch(() => null);
      if (info?.isFile()) this.inputs.set(identityOf(info), one);
    }
  }

  /**
   * Writes an output.
   * @param article what it was made from; null where from several
   * @throws Unwritable where it would replace what it must not, or cannot be written
   */
  async write(file: string, content: string, article: string | null): Promise<void> {
    if (isAnnotationFileName(path.basename(file)))
      throw new Unwritable(file, `this is a name of annotations. ${WAY_OUT}`);
    const identity = await replaceFile(file, content, present => this.mayReplace(file, present, article));
    this.outputs.set(identity, article ?? 'what was written before');
  }

  private async mayReplace(file: string, present: BigIntStats | null, article: string | null): Promise<void> {
    if (!present) return;
    const identity = identityOf(present);
    const input = this.inputs.get(identity);
    if (input) throw new Unwritable(file, `this is ${input}, which the command reads. ${WAY_OUT}`);
    const other = this.outputs.get(identity);
    if (other && other !== article)
      throw new Unwritable(file, `it holds ${other} already. Export the two to different folders`);
    await refuseArticle(file);
  }
}

const WAY_OUT = 'Name another file with --output';

/** @throws Unwritable where a plain file is an article or holds annotations, by its name or by its content */
export async function refuseArticle(file: string): Promise<void> {
  const sidecar = await stat(file + SIDECAR_SUFFIX).catch(() => null);
  if (sidecar || isSeedName(file) || (await opensWithHeader(file)))
    throw new Unwritable(file, `this is an article, and stays as it is. ${WAY_OUT}`);
  if (hasAnnotationFormat(await readHead(file, HEAD_LENGTH)))
    throw new Unwritable(file, `${path.basename(file)} holds annotations, and stays as it is. ${WAY_OUT}`);
}
