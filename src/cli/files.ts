/** Finds the files that the paths on the command line stand for, in order, one at a time. */
import type { Stats } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { CORPUS_FILE, SIDECAR_SUFFIX, SKIPPED_FOLDERS } from '../core/project';
import { sortByPath } from '../core/text';
import { Unreadable } from '../platform/node/pathError';
import { describeOther } from '../platform/node/plainFile';
import { isSeedFile, isSeedName } from '../platform/node/seedFile';

/** What to find in directories besides seed files. */
export interface WalkOptions {
  /** Also find sidecars and corpus files. */
  readonly withAnnotations: boolean;
  /** Find these files, by their path, in place of seed files. */
  readonly accepts?: (file: string) => boolean;
}

/**
 * Expands `-` (paths from standard input, one per line) and directories (walked in the order of names) to files. Files
 * that are named explicitly are always included.
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

/** A file or folder to visit. */
interface PendingPath {
  readonly path: string;
  /** Without links; null if unknown. */
  readonly real: string | null;
}

async function* filesBelow(top: string, walk: WalkOptions): AsyncGenerator<string | Unreadable> {
  const seen = new Set<string>();
  // Not recursive: each level would pass on every file from the levels below.
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

/** The contents of a folder, last name first. Empty if the folder was visited before: links can form cycles. */
async function entriesOf(folder: string, real: string, seen: Set<string>): Promise<PendingPath[]> {
  if (seen.has(real)) return [];
  seen.add(real);
  const entries = (await readdir(folder, { withFileTypes: true })).filter(
    ({ name }) => !SKIPPED_FOLDERS.includes(name),
  );
  return sortByPath(entries, ({ name }) => name)
    .reverse()
    .map(entry => ({
      path: path.join(folder, entry.name),
      // An entry that is not a link needs no further system call.
      real: entry.isDirectory() ? path.join(real, entry.name) : null,
    }));
}

/** Whether a file's name is that of a sidecar or a corpus file. */
export const isAnnotations = (name: string): boolean => name.endsWith(SIDECAR_SUFFIX) || name === CORPUS_FILE;

/** Whether a file is included. @throws Unreadable if its name says so, but it is not a plain file */
async function isTaken(file: string, info: Stats, walk: WalkOptions): Promise<boolean> {
  if (walk.accepts) return walk.accepts(file) && info.isFile() && !(await isSeedFile(file));
  const byName = (walk.withAnnotations && isAnnotations(path.basename(file))) || isSeedName(file);
  const other = describeOther(info);
  if (byName && other) throw new Unreadable(file, other);
  return byName || (!other && (await isSeedFile(file)));
}
