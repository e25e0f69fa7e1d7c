/** From the paths on the command line to files, in order, one at a time. */
import type { Stats } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { CORPUS_FILE, SIDECAR_SUFFIX, SKIPPED_FOLDERS } from '../core/project';
import { Unreadable } from '../platform/node/pathError';
import { describeOther } from '../platform/node/plainFile';
import { isSeedFile, isSeedName } from '../platform/node/seedFile';

/** What is taken from directories besides seed files. */
export interface Walk {
  /** Sidecars and corpus files too. */
  readonly withAnnotations: boolean;
}

/**
 * Expands `-` (paths from standard input, one a line) and directories (walked in the order of names) to files. A file
 * that is named itself is always taken.
 */
export async function* filesOf(paths: readonly string[], walk: Walk): AsyncGenerator<string | Unreadable> {
  for (const given of paths) {
    if (given !== '-') yield* expand(given, walk);
    else {
      for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
        if (line) yield* expand(line, walk);
      }
    }
  }
}

async function* expand(given: string, walk: Walk): AsyncGenerator<string | Unreadable> {
  try {
    if ((await stat(given)).isDirectory()) yield* filesBelow(given, walk, new Set());
    else yield given;
  } catch (error) {
    yield new Unreadable(given, error);
  }
}

async function* filesBelow(folder: string, walk: Walk, seen: Set<string>): AsyncGenerator<string | Unreadable> {
  const real = await realpath(folder);
  // A link back up would never end.
  if (seen.has(real)) return;
  seen.add(real);
  for (const name of (await readdir(folder)).sort()) {
    if (SKIPPED_FOLDERS.includes(name)) continue;
    const file = path.join(folder, name);
    try {
      const info = await stat(file);
      if (info.isDirectory()) yield* filesBelow(file, walk, seen);
      else if (await isTaken(file, info, walk)) yield file;
    } catch (error) {
      yield error instanceof Unreadable ? error : new Unreadable(file, error);
    }
  }
}

const isAnnotations = (name: string): boolean => name.endsWith(SIDECAR_SUFFIX) || name === CORPUS_FILE;

/** @throws Unreadable for what is named like a file that is taken, but is no plain file */
async function isTaken(file: string, info: Stats, walk: Walk): Promise<boolean> {
  const byName = (walk.withAnnotations && isAnnotations(path.basename(file))) || isSeedName(file);
  const other = describeOther(info);
  if (byName && other) throw new Unreadable(file, other);
  return byName || (!other && (await isSeedFile(file)));
}
