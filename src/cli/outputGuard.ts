/** Keeps outputs from replacing articles, sidecars, corpus files, and files that the command reads. */

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
  /** The files written, with their article. */
  private readonly outputs = new Map<FileIdentity, string>();

  /** Protects a file that is read, and its sidecar. */
  async addInput(file: string): Promise<void> {
    for (const one of [file, file + SIDECAR_SUFFIX]) {
      const info = await stat(one, { bigint: true }).catch(() => null);
      if (info?.isFile()) this.inputs.set(identityOf(info), one);
    }
  }

  /**
   * Writes an output.
   * @param article the article it was made from; null if several
   * @throws Unwritable if it would replace a protected file, or cannot be written
   */
  async write(file: string, content: string, article: string | null): Promise<void> {
    if (isAnnotationFileName(path.basename(file)))
      throw new Unwritable(file, `this is a name of annotations. ${SOLUTION}`);
    const identity = await replaceFile(file, content, present => this.checkReplace(file, present, article));
    this.outputs.set(identity, article ?? 'an earlier output');
  }

  private async checkReplace(file: string, present: BigIntStats | null, article: string | null): Promise<void> {
    if (!present) return;
    const identity = identityOf(present);
    const input = this.inputs.get(identity);
    if (input) throw new Unwritable(file, `this is ${input}, which the command reads. ${SOLUTION}`);
    const other = this.outputs.get(identity);
    if (other && other !== article)
      throw new Unwritable(file, `it already holds ${other}. Export the two to different folders`);
    await refuseArticle(file);
  }
}

const SOLUTION = 'Choose another file with --output';

/** @throws Unwritable if a plain file is an article or holds annotations, by its name or content */
export async function refuseArticle(file: string): Promise<void> {
  const sidecar = await stat(file + SIDECAR_SUFFIX).catch(() => null);
  if (sidecar || isSeedName(file) || (await opensWithHeader(file)))
    throw new Unwritable(file, `this is an article and is not overwritten. ${SOLUTION}`);
  if (hasAnnotationFormat(await readHead(file, HEAD_LENGTH)))
    throw new Unwritable(file, `${path.basename(file)} holds annotations and is not overwritten. ${SOLUTION}`);
}
