/** Decodes files to text. */

import path from 'node:path';
import { CORPUS_FILE, SIDECAR_SUFFIX } from '../../core/project';
import { MAX_ARTICLE_BYTES, MAX_YAML_BYTES } from '../../core/text';
import { Unreadable } from './pathError';
import { openPlainFile, readPlainFile, readPlainFileAtOnce } from './plainFile';

export { Unreadable };

/**
 * Reads a file's text, without its byte order mark. UTF-16 is recognized by its byte order mark.
 * @param limit maximum size in bytes
 * @throws Unreadable if it is not a plain file, is larger, cannot be read, or is neither UTF-8 nor UTF-16
 */
export async function readText(file: string, limit = limitOf(file)): Promise<string> {
  return decoded(file, await readPlainFile(file, limit));
}

/**
 * As `readText`, but the thread waits: many files take a fraction of the processor time.
 * @param isWanted told the beginning of the text, with invalid bytes replaced: whether to read the rest
 * @returns null where it is not wanted
 * @throws Unreadable as `readText`
 */
export function readTextAtOnce(file: string, isWanted: (head: string) => boolean): string | null {
  const bytes = readPlainFileAtOnce(file, { limit: limitOf(file), isWanted: head => isWanted(loosely(head)) });
  return bytes && decoded(file, bytes);
}

function decoded(file: string, bytes: Buffer): string {
  const wide = wideEncoding(bytes);
  if (wide) return new TextDecoder(wide).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const solution = `Convert it, for instance: iconv -f WINDOWS-1252 -t UTF-8 < ${quoted(file)} > converted.txt`;
    throw new Unreadable(file, `not UTF-8 at byte ${firstInvalid(bytes)}. ${solution}`);
  }
}

/** As `readText`, but returns null if there is no such file. */
export async function readTextIfThere(file: string, limit = limitOf(file)): Promise<string | null> {
  try {
    return await readText(file, limit);
  } catch (error) {
    if (error instanceof Unreadable && error.code === 'ENOENT') return null;
    throw error;
  }
}

const limitOf = (file: string): number =>
  file.endsWith(SIDECAR_SUFFIX) || path.basename(file) === CORPUS_FILE ? MAX_YAML_BYTES : MAX_ARTICLE_BYTES;

/** Reads the first bytes of a plain file as text. Invalid bytes are replaced. @throws Unreadable */
export async function readHead(file: string, length: number): Promise<string> {
  const { handle } = await openPlainFile(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, 0);
    return loosely(buffer.subarray(0, bytesRead));
  } catch (error) {
    throw new Unreadable(file, error);
  } finally {
    await handle.close();
  }
}

/** The beginning of a text. Invalid bytes are replaced. */
const loosely = (bytes: Buffer): string => new TextDecoder(wideEncoding(bytes) ?? 'utf-8').decode(bytes);

function wideEncoding(bytes: Buffer): 'utf-16le' | 'utf-16be' | null {
  const mark = bytes.length >= 2 ? bytes.readUInt16BE(0) : 0;
  if (mark === 0xfffe) return 'utf-16le';
  return mark === 0xfeff ? 'utf-16be' : null;
}

/** Offset of the first byte that is not part of a complete UTF-8 sequence, by binary search. */
function firstInvalid(bytes: Buffer): number {
  // With `stream`, an incomplete sequence at the end is valid.
  const valid = (length: number, stream: boolean): boolean => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, length), { stream });
      return true;
    } catch {
      return false;
    }
  };
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (valid(middle, true)) low = middle;
    else high = middle - 1;
  }
  while (!valid(low, false)) low--;
  return low;
}

const quoted = (file: string): string => (/^[\w./-]+$/.test(file) ? file : `'${file.replaceAll("'", "'\\''")}'`);
