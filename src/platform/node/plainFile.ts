/** Opens and reads plain files only: a pipe or device may never end, or have effects when opened. */

import { closeSync, constants, fstatSync, openSync, readSync, type Stats, statSync } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { describeLimit } from '../../core/text';
import { Unreadable } from './pathError';

/** The path that stands for standard input. */
const STANDARD_INPUT = '/dev/stdin';
const CHUNK = 1 << 16;
/** Of a file whose beginning tells whether it is wanted. */
const HEAD = 4096;
const READ_ONLY = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0);

/**
 * Reads all bytes of a file.
 * @param limit maximum size in bytes
 * @throws Unreadable if it is not a plain file, is larger, or cannot be read
 */
export async function readPlainFile(file: string, limit: number): Promise<Buffer> {
  if (file === STANDARD_INPUT) return collect(file, process.stdin, limit);
  const { handle, size } = await openPlainFile(file);
  try {
    if (size > limit) throw tooLarge(file, limit);
    // Read to the end: the size may have changed, and for some files it is always 0.
    return await collect(file, chunksOf(handle, size), limit);
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable(file, error);
  } finally {
    await handle.close();
  }
}

/** What is read of a file. */
interface Wanted {
  /** Maximum size in bytes. */
  readonly limit: number;
  /** Told the first bytes, 4,096 where there are so many: whether to read the rest. */
  readonly isWanted: (head: Buffer) => boolean;
}

/**
 * As `readPlainFile`, but the thread waits: thousands of small files take a fraction of the processor time. Not for
 * standard input.
 * @returns null where the file is not wanted
 */
export function readPlainFileAtOnce(file: string, wanted: Wanted): Buffer | null {
  let descriptor: number | null = null;
  try {
    refuseOthers(file, statSync(file));
    descriptor = openSync(file, READ_ONLY);
    const info = fstatSync(descriptor);
    refuseOthers(file, info);
    return readIfWanted(file, descriptor, info.size, wanted);
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable(file, error);
  } finally {
    if (descriptor !== null) closeSync(descriptor);
  }
}

function readIfWanted(file: string, descriptor: number, size: number, { limit, isWanted }: Wanted): Buffer | null {
  const all: Buffer[] = [];
  let length = 0;
  for (let next = Math.min(size + 1, CHUNK); ; next = CHUNK) {
    const buffer = Buffer.allocUnsafe(next);
    const bytesRead = readSync(descriptor, buffer, 0, next, null);
    if (!all.length && !isWanted(buffer.subarray(0, Math.min(bytesRead, HEAD)))) return null;
    if (!bytesRead) break;
    length += bytesRead;
    if (Math.max(size, length) > limit) throw tooLarge(file, limit);
    all.push(buffer.subarray(0, bytesRead));
  }
  const [first] = all;
  return first && all.length === 1 ? first : Buffer.concat(all);
}

/** Opens a file for reading. @throws Unreadable if it is not a plain file or cannot be opened */
export async function openPlainFile(file: string): Promise<{ readonly handle: FileHandle; readonly size: number }> {
  let handle: FileHandle | null = null;
  try {
    // Opening a device can have effects. The check is repeated after opening: the path may lead elsewhere by then.
    refuseOthers(file, await stat(file));
    handle = await open(file, READ_ONLY);
    const info = await handle.stat();
    refuseOthers(file, info);
    return { handle, size: info.size };
  } catch (error) {
    await handle?.close();
    throw error instanceof Unreadable ? error : new Unreadable(file, error);
  }
}

/** Describes a path that is not a plain file, for a message; null for a plain file. */
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
  const [first] = all;
  return first && all.length === 1 ? first : Buffer.concat(all);
}

const tooLarge = (file: string, limit: number): Unreadable =>
  new Unreadable(file, `larger than ${describeLimit(limit)}, the maximum size. Split it into several files`);
