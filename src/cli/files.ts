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
export interface WalkOptions {
  /** Sidecars and corpus files too. */
  readonly withAnnotations: boolean;
}

/**
 * Expands `-` (paths from standard input, one a line) and directories (walked in the order of names) to files. A file
 * that is named itself is always taken.
 */
export async function* filesOf(paths: readonly string[], walk: WalkOptions): AsyncGenerator<string | Unreadable> {
  for (const given of paths) {
    if (given !== '-') yield* expand(given, walk);
    else {
      for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
        if (line) yield* expand(line, walk);
      }
    }
  }
}

async function* expand(given: string, walk: WalkOptions): AsyncGenerator<string | Unreadable> {
  try {
    if ((await stat(given)).isDirectory()) yield* filesBelow(given, walk);
    else yield given;
  } catch (error) {
    yield new Unreadable(given, error);
  }
}

/** A file or folder that is still to be looked at. */
interface PendingPath {
  readonly path: string;
  /** Without links; null where that must be asked for. */
  readonly real: string | null;
}

async function* filesBelow(top: string, walk: WalkOptions): AsyncGenerator<string | Unreadable> {
  const seen = new Set<string>();
  // Not by recursion: each level would pass on every file of those below it.
  const open = await entriesOf(top, await realpath(top), seen);
  for (let entry = open.pop(); entry; entry = open.pop()) {
    try {
      const info = await stat(entry.path);
      if (info.isDirectory()) {
        const below = await entriesOf(entry.path, entry.real ?? (await realpath(entry.path)), seen);
        for (const one of below) open.push(one);
      } else if (await isTaken(entry.path, info, walk)) yield entry.path;
    } catch (error) {
      yield error instanceof Unreadable ? error : new Unreadable(entry.path, error);
    }
  }
}

/** What is in a folder, the last by name first; nothing where the folder was seen: a link back up would never end. */
async function entriesOf(folder: string, real: string, seen: Set<string>): Promise<PendingPath[]> {
  if (seen.has(real)) return [];
  seen.add(real);
  const entries = (await readdir(folder, { withFileTypes: true })).filter(
    ({ name }) => !SKIPPED_FOLDERS.includes(name),
  );
  return entries
    .sort((a, b) => (a.name < b.name ? 1 : -1))
    .map(entry => ({
      path: path.join(folder, entry.name),
      // Where it is known not to be a link, the system need not follow the whole path again.
      real: entry.isDirectory() ? path.join(real, entry.name) : null,
    }));
}

const isAnnotations = (name: string): boolean => name.endsWith(SIDECAR_SUFFIX) || name === CORPUS_FILE;

/** @throws Unreadable for what is named like a file that is taken, but is no plain file */
async function isTaken(file: string, info: Stats, walk: WalkOptions): Promise<boolean> {
  const byName = (walk.withAnnotations && isAnnotations(path.basename(file))) || isSeedName(file);
  const other = describeOther(info);
  if (byName && other) throw new Unreadable(file, other);
  return byName || (!other && (await isSeedFile(file)));
}
