/** Opens and reads plain files, and nothing else: a pipe or a device may never end, or act when it is opened. */

import { constants, type Stats } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { describeLimit } from '../../core/text';
import { Unreadable } from './pathError';

/** The name by which a person hands over standard input as a file. */
const STANDARD_INPUT = '/dev/stdin';
const CHUNK = 1 << 16;

/**
 * All bytes of a file.
 * @param limit in bytes
 * @throws Unreadable where it is not a plain file, is larger, or cannot be read
 */
export async function readPlainFile(file: string, limit: number): Promise<Buffer> {
  if (file === STANDARD_INPUT) return collect(file, process.stdin, limit);
  const { handle, size } = await openPlainFile(file);
  try {
    if (size > limit) throw tooLarge(file, limit);
    // Read on to the end: the size is what it was a moment ago, and of some files it is always 0.
    return await collect(file, chunksOf(handle, size), limit);
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable(file, error);
  } finally {
    await handle.close();
  }
}

/** @throws Unreadable where it is not a plain file or cannot be opened */
export async function openPlainFile(file: string): Promise<{ readonly handle: FileHandle; readonly size: number }> {
  let handle: FileHandle | null = null;
  try {
    // Some devices act when they are opened. What is opened is looked at again: it may be another file by then.
    refuseOthers(file, await stat(file));
    handle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0));
    const info = await handle.stat();
    refuseOthers(file, info);
    return { handle, size: info.size };
  } catch (error) {
    await handle?.close();
    throw error instanceof Unreadable ? error : new Unreadable(file, error);
  }
}

/** What a path stands for, where it is not a plain file; null where it is one. */
export function describeOther(info: Pick<Stats, 'isFile' | 'isDirectory' | 'isFIFO' | 'isSocket'>): string | null {
  if (info.isFile()) return null;
  if (info.isDirectory()) return 'is a directory';
  if (info.isFIFO()) return 'is a pipe, not a plain file';
  return info.isSocket() ? 'is a socket, not a plain file' : 'is a device, not a plain file';
}

function refuseOthers(file: string, info: Stats): void {
  const other = describeOther(info);
  if (other) throw new Unreadable(file, other);
}

async function* chunksOf(handle: FileHandle, size: number): AsyncGenerator<Buffer> {
  for (let length = size + 1; ; length = CHUNK) {
    const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(length), 0, length, null);
    if (!bytesRead) return;
    yield buffer.subarray(0, bytesRead);
  }
}

async function collect(file: string, chunks: AsyncIterable<Buffer>, limit: number): Promise<Buffer> {
  const all: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > limit) throw tooLarge(file, limit);
    all.push(chunk);
  }
  const [only] = all;
  return only && all.length === 1 ? only : Buffer.concat(all);
}

const tooLarge = (file: string, limit: number): Unreadable =>
  new Unreadable(
    file,
    `larger than ${describeLimit(limit)}, which is the most that is read. Split it into several files`,
  );
